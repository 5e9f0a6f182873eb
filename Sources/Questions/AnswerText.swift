/// The text of an answer, with placeholders for facts such as `{{members}}` or `{{sold-to|expects none}}`.
public struct AnswerText: Sendable, Equatable {
  /// What an answer claims of a fact; when it comes out otherwise, that is a finding.
  public enum Expectation: String, Sendable, CaseIterable {
    /// None, never, nobody.
    case none = "expects none"
    /// Something.
    case value = "expects value"

    /// Whether a fact is as it was claimed; what is not known is not.
    public func isMet(by value: FactValue) -> Bool {
      switch self {
      case .none: value.outcome == .none
      case .value: value.outcome == .value
      }
    }
  }

  /// A stretch of words, or a fact.
  public enum Piece: Sendable, Equatable {
    /// Words as they were written.
    case words(String)
    /// A fact, and what is claimed of it.
    case figure(Figure, Expectation?)
  }

  /// The most characters of an answer.
  public static let most = 5_000

  /// As it was written.
  public let source: String
  /// Its parts, in their order.
  public let pieces: [Piece]

  /// Reads a text; throws `QuestionError` for a placeholder that is broken or names no fact.
  public init(_ text: String) throws(QuestionError) {
    let text = try QuestionText.checked(text, most: Self.most, empty: .noAnswer)
    var pieces: [Piece] = []
    var rest = Substring(text)
    while let start = rest.firstRange(of: "{{") {
      let words = rest[..<start.lowerBound]
      guard let end = rest[start.upperBound...].firstRange(of: "}}"), !words.contains("}}") else {
        throw .brokenPlaceholder
      }
      if !words.isEmpty { pieces.append(.words(String(words))) }
      pieces.append(try Self.placeholder(rest[start.upperBound..<end.lowerBound]))
      rest = rest[end.upperBound...]
    }
    guard !rest.contains("}}") else { throw .brokenPlaceholder }
    if !rest.isEmpty { pieces.append(.words(String(rest))) }
    source = text
    self.pieces = pieces
  }

  /// The facts, each once, in the order of the text.
  public var figures: [Figure] {
    var seen: Set<Figure> = []
    return claims.map(\.figure).filter { seen.insert($0).inserted }
  }

  /// The facts as often as they stand there, each with what is claimed of it.
  var claims: [(figure: Figure, expects: Expectation?)] {
    pieces.compactMap { piece in
      if case .figure(let figure, let expects) = piece { (figure, expects) } else { nil }
    }
  }

  private static func placeholder(_ text: Substring) throws(QuestionError) -> Piece {
    let parts = text.split(separator: "|", omittingEmptySubsequences: false)
      .map { QuestionText.trimmed(String($0)) }
    guard let name = parts.first, parts.count <= 2 else { throw .brokenPlaceholder }
    let figure = try Figure(parsing: name)
    guard parts.count > 1 else { return .figure(figure, nil) }
    guard let expects = Expectation(rawValue: parts[1]) else { throw .brokenPlaceholder }
    return .figure(figure, expects)
  }
}
