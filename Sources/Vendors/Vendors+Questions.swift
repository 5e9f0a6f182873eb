import Crypto
public import Formats
public import Register
import Standing
public import Store

extension Vendors {
  /// How many days a link opens the questions.
  public static let daysOfALink = 30

  /// Makes a link by which a partner answers once; the secret is shown now and never again.
  ///
  /// Throws `StandingError.undeclared`.
  public func ask(
    _ recipient: RecipientID, actor: Actor, at now: Timestamp
  ) async throws -> (secret: String, expires: Timestamp) {
    let secret = Self.secret()
    let expires = now.adding(seconds: Int64(Self.daysOfALink) * 86_400)
    try await database.write { transaction in
      let record = try write(
        .asked(QuestionsAsked(expires: expires)), of: recipient, actor: actor, at: now, transaction)
      try transaction.insert(
        into: "partner_links", ["hash", "recipient", "asked", "expires", "used_at"],
        rows: [
          [
            .text(Self.hash(of: secret)), .text(recipient.text), .text(record.id),
            expires.sqlValue, .null,
          ]
        ])
    }
    return (secret, expires)
  }

  /// The partner whom a link asks; throws `VendorError.deadLink`.
  public func asked(by secret: String, at now: Timestamp) async throws -> RecipientID {
    try await database.read { try Self.asked(by: secret, at: now, $0) }
  }

  /// Takes a partner's answers, once; nothing of it counts until one of us accepts it.
  ///
  /// Throws `VendorError.deadLink`, `.text`, `.daysDisagree`.
  public func answer(
    _ secret: String, _ answers: PartnerAnswers, at now: Timestamp
  ) async throws {
    let fact = PartnerFact.answers(answers)
    try fact.check()
    try await database.write { transaction in
      let recipient = try Self.asked(by: secret, at: now, transaction)
      let used = try transaction.rows(
        """
        UPDATE partner_links SET used_at = \(now)
        WHERE hash = \(Self.hash(of: secret)) AND used_at IS NULL RETURNING asked
        """)
      guard used.count == 1 else { throw VendorError.deadLink }
      _ = try write(
        fact, of: recipient, actor: Actor(kind: .system, id: "partner"), at: now, transaction)
    }
  }

  /// Accepts a partner's answers: the names and sub-processors in them become its own declaration.
  ///
  /// Throws `VendorError.unknownRecord`, `.doneAlready`.
  public func accept(
    _ answers: String, of recipient: RecipientID, actor: Actor, at now: Timestamp
  ) async throws {
    try await database.write { transaction in
      let dossier = try dossier(of: recipient, transaction)
      guard let record = dossier.records.first(where: { $0.id == answers }),
        case .answers(let given) = record.fact
      else { throw VendorError.unknownRecord(answers) }
      guard dossier.waitingAnswers.contains(where: { $0.record.id == answers }) else {
        throw VendorError.doneAlready(answers)
      }
      for name in given.names {
        _ = try write(.name(name), of: recipient, actor: actor, at: now, transaction)
      }
      for party in given.subProcessors {
        _ = try write(.subProcessor(party), of: recipient, actor: actor, at: now, transaction)
      }
      _ = try write(
        .accepted(AnswersAccepted(answers: answers)), of: recipient, actor: actor, at: now,
        transaction)
    }
  }

  private static func asked(
    by secret: String, at now: Timestamp, _ transaction: any ReadTransaction
  ) throws -> RecipientID {
    let found = try transaction.first(
      """
      SELECT recipient FROM partner_links
      WHERE hash = \(hash(of: secret)) AND used_at IS NULL AND expires > \(now)
      """)
    guard let found, let recipient = RecipientID(try found.text(0)) else {
      throw VendorError.deadLink
    }
    return recipient
  }

  static func hash(of secret: String) -> String {
    Hex.encode(Array(SHA256.hash(data: Array(secret.utf8))))
  }
}
