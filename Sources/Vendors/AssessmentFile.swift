import Formats
import Yams

/// An assessment as it is written in a file, in YAML or JSON: a score and a reason under the name of each criterion.
public enum AssessmentFile {
  /// The assessment of a text; throws `VendorError.unreadable` with the place, never with a value.
  public static func read(_ text: String) throws(VendorError) -> Assessment {
    guard text.utf8.count <= 1 << 18 else { throw .unreadable("the file is over 256 KiB") }
    let written: Written
    do {
      written = try YAMLDecoder().decode(Written.self, from: text)
    } catch DecodingError.keyNotFound(let key, _) {
      throw .unreadable("`\(key.stringValue)` is missing")
    } catch DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
      DecodingError.dataCorrupted(let context)
    {
      let path = context.codingPath.map(\.stringValue).joined(separator: ".")
      throw .unreadable(
        path.isEmpty ? "it is not YAML or JSON as it must be" : "`\(path)` is not what it must be")
    } catch {
      throw .unreadable("it is not YAML or JSON as it must be")
    }
    let assessment = Assessment(
      made: written.made, until: written.until, isPassed: written.passed,
      scores: written.scores)
    try PartnerFact.assessment(assessment).check()
    return assessment
  }

  private struct Line: Decodable {
    var score: Int
    var reason: String
  }

  private struct Written: Decodable {
    var made: CivilDate
    var until: CivilDate
    var passed: Bool
    var scores: [Assessment.Score]

    private struct Key: CodingKey {
      var stringValue: String
      var intValue: Int? { nil }
      init(_ text: String) { stringValue = text }
      init?(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: Key.self)
      let known = Set(["made", "until", "passed"] + Criterion.allCases.map(\.rawValue))
      for key in values.allKeys where !known.contains(key.stringValue) {
        throw DecodingError.dataCorrupted(
          DecodingError.Context(codingPath: [key], debugDescription: "unknown"))
      }
      made = try values.decode(CivilDate.self, forKey: Key("made"))
      until = try values.decode(CivilDate.self, forKey: Key("until"))
      passed = try values.decode(Bool.self, forKey: Key("passed"))
      scores = try Criterion.allCases.map { criterion in
        let line = try values.decode(Line.self, forKey: Key(criterion.rawValue))
        return Assessment.Score(
          criterion: criterion, points: line.score, reason: line.reason)
      }
    }
  }
}
