public import Formats
import Questions
public import Store

/// A list of questions with their answers, as NDJSON: what people asked before there was a page for it.
///
/// Each line is an object with `text` and `owner`, and either `answer`, or `promised`, a day; `pen_name` is optional.
/// `otherwise` is what is answered while a fact of `answer` cannot be worked out.
public struct QuestionList: Sendable, Equatable {
  struct Line: Sendable, Equatable {
    var text: String
    var penName: String?
    var owner: String
    var promised: CivilDate?
    var answer: String?
    var otherwise: String?
  }

  /// A line that cannot be used.
  public struct Unusable: Error, Equatable, CustomStringConvertible {
    /// Its number, from 1.
    public let line: Int

    /// Where, and what to do.
    public var description: String {
      "line \(line) is no question: an object with text and owner, and answer or promised, is needed"
    }
  }

  let lines: [Line]

  /// Reads a list; throws `Unusable` with the first line that cannot be used.
  public init(_ bytes: [UInt8]) throws {
    var reader = LineReader(bytes: bytes)
    var lines: [Line] = []
    while let row = try reader.next() {
      switch row {
      case .malformed(let number, _): throw Unusable(line: number)
      case .line(let number, let bytes):
        guard let json = try? JSON(parsing: bytes), let line = Line(json) else {
          throw Unusable(line: number)
        }
        lines.append(line)
      }
    }
    self.lines = lines
  }
}

extension QuestionList.Line {
  init?(_ json: JSON) {
    guard let object = json.object, let text = object["text"]?.string,
      let owner = object["owner"]?.string,
      Set(object.keys).isSubset(of: [
        "text", "owner", "pen_name", "promised", "answer", "otherwise",
      ])
    else { return nil }
    let promised = object["promised"]?.string.flatMap { CivilDate($0) }
    let answer = object["answer"]?.string
    guard (answer == nil) != (promised == nil) else { return nil }
    self.init(
      text: text, penName: object["pen_name"]?.string, owner: owner, promised: promised,
      answer: answer, otherwise: object["otherwise"]?.string)
  }
}

extension Workspace {
  /// Takes in questions and answers that are not there yet, and shows them at once.
  ///
  /// - Returns: how many were new.
  /// - Throws: `QuestionError`.
  public func take(
    _ list: QuestionList, actor: Actor, at now: Timestamp
  ) async throws -> Int {
    var taken = 0
    for line in list.lines where try await !questions.isKnown(line.text) {
      // What cannot be read is found before the question is asked.
      for text in [line.answer, line.otherwise].compactMap(\.self) { _ = try AnswerText(text) }
      let asked = try await questions.ask(line.text, penName: line.penName, at: now).question
      _ = try await questions.accept(
        asked.id, owner: line.owner, promised: line.promised ?? now.date, actor: actor, at: now)
      if let text = line.answer {
        do {
          _ = try await answer(asked.id, text, actor: actor, at: now)
        } catch QuestionError.unknownFact(let kind) {
          guard let otherwise = line.otherwise else { throw QuestionError.unknownFact(kind) }
          _ = try await answer(asked.id, otherwise, actor: actor, at: now)
        }
      }
      taken += 1
    }
    return taken
  }
}
