import Formats
import Foundation
import Law
import Testing

/// Worked cases by other hands, read where they lie beside the repository.
@Suite struct WorkedExampleTests {
  static let vectors: [JSON]? = {
    var folder = #filePath[...]
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      let path = "\(folder)/shared/data/worked_examples.json"
      if let bytes = FileManager.default.contents(atPath: path) {
        return try? JSON(parsing: bytes).array
      }
    }
    return nil
  }()

  @Test("every worked case with a date comes out as it was worked", .enabled(if: vectors != nil))
  func worked() throws {
    var count = 0
    for json in Self.vectors ?? [] {
      guard let expected = json["legalDue"]?.string else { continue }
      count += 1
      let id = json["id"]?.string ?? "?"
      if let text = json["aware"]?.string {
        let aware = try #require(Timestamp(text.replacing("Z", with: ":00Z")))
        let due = try BreachClock.deadline(law: json["law"]?.string, aware: aware).legalDue
        #expect(due == Timestamp(expected.replacing("Z", with: ":00Z")), "\(id)")
        continue
      }
      let deadline = try Self.question(json).deadline()
      #expect(deadline.legalDue?.iso == expected, "\(id)")
      if let unrolled = json["unrolled"]?.string {
        #expect(deadline.unrolled?.iso == unrolled, "\(id)")
      }
    }
    #expect(count > 20)
  }

  private static func question(_ json: JSON) throws -> ClockQuestion {
    func day(_ key: String) -> CivilDate? { json[key]?.string.flatMap { CivilDate($0) } }
    let right = try #require(ClockRight(named: json["right"]?.string ?? ""))
    var question = ClockQuestion(
      law: json["law"]?.string, right: right, received: try #require(day("received")))
    question.identity = day("identity")
    question.fee = day("fee")
    question.isExtended = json["extended"]?.bool ?? false
    question.region = json["region"]?.string.flatMap { UKRegion(rawValue: $0) }
    question.place = json["country"]?.string
    question.pauses = try (json["pauses"]?.array ?? []).map { text in
      let days = (text.string ?? "").split(separator: "..").compactMap { CivilDate($0) }
      return try ClockPause(try #require(days.first), days.last)
    }
    return question
  }
}
