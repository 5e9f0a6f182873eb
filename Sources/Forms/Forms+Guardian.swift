import Crypto
public import Formats
import Mail
public import Register
import Store
import Vault

/// What a child entered and a guardian is to decide on.
public struct GuardianRequest: Sendable, Equatable {
  /// The form.
  public let form: FormID
  /// What the child entered.
  public let answers: FormAnswers
  /// When it is destroyed unless a guardian says yes before.
  public let expires: Timestamp
}

extension Forms {
  /// Keeps a child's answers sealed and writes to the guardian; nothing else of the child is stored.
  ///
  /// - Parameters:
  ///   - address: the guardian's e-mail address; it stands in the sealed mail alone.
  ///   - link: makes the address of the guardian's page from the link's secret.
  public func askGuardian(
    _ answers: FormAnswers, address: String, terms: FormTerms, at now: Timestamp,
    link: (_ secret: String) -> String
  ) async throws {
    let secret = Base64.urlEncode(SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) })
    let hash = Self.hash(secret)
    let sealed = try vault.sealWorkspace(answers.json.canonical, context: Self.context(hash))
    let letter = try mail.prepare(
      FormLetters(terms).guardian(address, link: link(secret)), kind: "form.guardian", at: now)
    let form = terms.form.id.text
    let expires = now.adding(seconds: 7 * 86_400)
    try await database.write { transaction in
      try transaction.insert(
        into: "guardian_requests", ["hash", "form", "sealed", "expires_at"],
        rows: [[.blob(hash), .text(form), .blob(sealed), expires.sqlValue]])
      try letter.queue(transaction)
      try transaction.append(Self.entry("guardian.asked", form: form, at: now))
    }
  }

  /// What a link is about; throws `FormsError.guardianLinkUnknown` when it was used or has expired.
  public func guardianRequest(_ secret: String, at now: Timestamp) async throws -> GuardianRequest {
    let hash = Self.hash(secret)
    let row = try await database.read {
      try $0.first(
        """
        SELECT form, sealed, expires_at FROM guardian_requests
        WHERE hash = \(hash) AND expires_at > \(now)
        """
      ).map { (try $0.text(0), try $0.blob(1), try $0.timestamp(2)) }
    }
    guard let (form, sealed, expires) = row else { throw FormsError.guardianLinkUnknown }
    guard let id = FormID(form) else { throw FormsError.damaged }
    let opened = try vault.openWorkspace(sealed, context: Self.context(hash))
    return GuardianRequest(
      form: id, answers: try FormAnswers(json: JSON(parsing: opened)), expires: expires)
  }

  /// Uses a link up with a guardian's answer; what the child entered is destroyed here, also after a yes.
  ///
  /// The caller records what a yes lets it, since only then does anything of the child stay. Of two answers at once
  /// one alone counts; the other throws `FormsError.guardianLinkUnknown`.
  public func settle(_ secret: String, yes: Bool, at now: Timestamp) async throws {
    let hash = Self.hash(secret)
    try await database.write { transaction in
      let row = try transaction.first("SELECT form FROM guardian_requests WHERE hash = \(hash)")
      let count = try transaction.run(
        "DELETE FROM guardian_requests WHERE hash = \(hash) AND expires_at > \(now)")
      guard let row, count == 1 else { throw FormsError.guardianLinkUnknown }
      try transaction.append(
        Self.entry(yes ? "guardian.agreed" : "guardian.refused", form: try row.text(0), at: now))
    }
  }

  /// Destroys what no guardian decided on in time, and returns how many requests that were.
  @discardableResult
  public func destroyExpired(at now: Timestamp) async throws -> Int {
    let isDue = try await database.read {
      try $0.exists("SELECT 1 FROM guardian_requests WHERE expires_at <= \(now) LIMIT 1")
    }
    guard isDue else { return 0 }
    return try await database.write { transaction in
      let count = try transaction.run(
        "DELETE FROM guardian_requests WHERE expires_at <= \(now)")
      if count > 0 {
        let leaf: JSON = ["requests": .integer(Int64(count))]
        try transaction.append(EntryDraft(kind: "guardian.expired", at: now) { _ in leaf })
      }
      return count
    }
  }

  /// With 256 random bits a plain SHA-256 needs neither salt nor stretching.
  private static func hash(_ secret: String) -> [UInt8] {
    Array(SHA256.hash(data: Array(secret.utf8)))
  }

  private static func context(_ hash: [UInt8]) -> String { "forms.guardian \(Hex.encode(hash))" }

  /// The entry of a change: which form, never whose.
  private static func entry(_ kind: String, form: String, at now: Timestamp) -> EntryDraft {
    let leaf: JSON = ["form": .string(form)]
    return EntryDraft(kind: kind, at: now) { _ in leaf }
  }
}
