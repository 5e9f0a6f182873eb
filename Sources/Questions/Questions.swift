import Crypto
public import Formats
public import Store

/// What people ask us in public, who owes them an answer by when, and every version of what they were told.
public struct Questions: Sendable {
  /// How many may wait to be read: anybody may ask, and a table that anybody fills has an end.
  public static let mostWaiting: Int64 = 1_000

  let database: any Database

  /// The questions in a database that holds their migrations and those of findings.
  public init(database: any Database) {
    self.database = database
  }

  /// Takes a question in; nobody but staff and its asker sees it before it is accepted.
  ///
  /// - Returns: the question, and the secret name under which its asker finds it; only its hash is kept.
  /// - Throws: `QuestionError`.
  public func ask(
    _ text: String, penName: String? = nil, at now: Timestamp
  ) async throws -> (question: Question, link: String) {
    let text = try QuestionText.checked(text, most: Question.most, empty: .noQuestion)
    let penName = try penName.map { name throws(QuestionError) in
      try QuestionText.checked(name, most: Question.mostOfName, empty: .noName)
    }
    let link = Base64.urlEncode(Self.random(32))
    let question = Question(
      id: UUIDv7.make(at: now).text, text: text, penName: penName, state: .asked, owner: nil,
      promised: nil, reason: nil, asked: now, accepted: nil, answered: nil, declined: nil,
      versions: 0, salt: Self.random(16))
    try await database.write { transaction in
      let waiting = try transaction.int(
        "SELECT COUNT(*) FROM questions WHERE state = \(Question.State.asked)")
      guard waiting < Self.mostWaiting else { throw QuestionError.tooManyWaiting }
      try transaction.run(
        """
        INSERT INTO questions (id, link, salt, text, pen_name, state, asked_at, versions)
        VALUES (\(question.id), \(Self.hash(link)), \(question.salt), \(text), \(penName),
          \(question.state), \(now), \(0))
        """)
      try transaction.append(
        question.entry("question.asked", ["text": .string(question.commitment(to: text))], at: now))
    }
    return (question, link)
  }

  static func random(_ count: Int) -> [UInt8] {
    SymmetricKey(size: .init(bitCount: count * 8)).withUnsafeBytes { Array($0) }
  }

  static func hash(_ link: String) -> [UInt8] { Array(SHA256.hash(data: link.utf8Bytes)) }
}

extension Question {
  /// The hash that a leaf holds in place of a text: salted, so that a short one cannot be guessed.
  func commitment(to text: String) -> String {
    Hex.encode(SHA256.hash(data: salt + text.utf8Bytes))
  }

  /// The entry of a change to it.
  func entry(_ kind: String, _ more: [String: JSON] = [:], at now: Timestamp) -> EntryDraft {
    let leaf = JSON.object(more.merging(["question": .string(id)]) { first, _ in first })
    return EntryDraft(kind: kind, at: now) { _ in leaf }
  }
}
