public import Formats
import Register
import Store
import Vault

extension Forms {
  /// What a link is about; throws `FormsError.linkUnknown` when it was used or has expired.
  public func request(_ ticket: FormTicket, at now: Timestamp) async throws -> FormRequest {
    let row = try await database.read {
      try $0.first(
        """
        SELECT form, waits_for, sealed, expires_at FROM form_requests
        WHERE hash = \(ticket.hash) AND expires_at > \(now)
        """
      ).map { (try $0.text(0), try $0.text(1), try $0.blob(2), try $0.timestamp(3)) }
    }
    guard let (form, decider, sealed, expires) = row else { throw FormsError.linkUnknown }
    let opened = try vault.openWorkspace(sealed, context: ticket.context)
    return try FormRequest(
      form: form, decider: decider, json: JSON(parsing: opened), expires: expires)
  }

  /// Uses a link up with an answer; what was entered is destroyed here, also after a yes.
  ///
  /// Of two answers at once one alone counts; the other throws `FormsError.linkUnknown`.
  public func settle(_ ticket: FormTicket, yes: Bool, at now: Timestamp) async throws {
    try await database.write { try settle(ticket, yes: yes, at: now, $0) }
  }

  func settle(
    _ ticket: FormTicket, yes: Bool, at now: Timestamp, _ transaction: any WriteTransaction
  ) throws {
    let row = try transaction.first(
      "SELECT form, waits_for FROM form_requests WHERE hash = \(ticket.hash)")
    let count = try transaction.run(
      "DELETE FROM form_requests WHERE hash = \(ticket.hash) AND expires_at > \(now)")
    guard let row, count == 1 else { throw FormsError.linkUnknown }
    guard let form = FormID(try row.text(0)), let decider = FormDecider(rawValue: try row.text(1))
    else { throw FormsError.damaged }
    try transaction.append(
      Self.entry(yes ? "form.agreed" : "form.refused", form, decider, at: now))
  }

  /// How long a link can be answered, in seconds.
  static let lifetime: Int64 = 7 * 86_400

  /// What nobody has to confirm and a crash has left unrecorded.
  ///
  /// What was sent in the last two minutes is still in the hands of the request that brought it.
  public func unrecorded(at now: Timestamp) async throws -> [FormTicket] {
    let left = now.adding(seconds: Self.lifetime - 120)
    return try await database.read {
      try $0.rows(
        """
        SELECT hash FROM form_requests
        WHERE waits_for = 'nobody' AND expires_at > \(now) AND expires_at <= \(left)
        ORDER BY expires_at LIMIT 100
        """
      ).map { FormTicket(hash: try $0.blob(0)) }
    }
  }

  /// Destroys what nobody decided on in time, and returns how many requests that were.
  @discardableResult
  public func destroyExpired(at now: Timestamp) async throws -> Int {
    let isDue = try await database.read {
      try $0.exists("SELECT 1 FROM form_requests WHERE expires_at <= \(now) LIMIT 1")
        || $0.exists("SELECT 1 FROM guardian_requests WHERE expires_at <= \(now) LIMIT 1")
    }
    guard isDue else { return 0 }
    return try await database.write { transaction in
      // Programs of the version before may go on writing into their table for a while.
      let count =
        try transaction.run("DELETE FROM form_requests WHERE expires_at <= \(now)")
        + transaction.run("DELETE FROM guardian_requests WHERE expires_at <= \(now)")
      if count > 0 {
        let leaf: JSON = ["requests": .integer(Int64(count))]
        try transaction.append(EntryDraft(kind: "form.expired", at: now) { _ in leaf })
      }
      return count
    }
  }

  /// The entry of a change: which form and who decides, never whose.
  static func entry(
    _ kind: String, _ form: FormID, _ decider: FormDecider, at now: Timestamp
  ) -> EntryDraft {
    let leaf: JSON = ["decider": .string(decider.rawValue), "form": .string(form.text)]
    return EntryDraft(kind: kind, at: now) { _ in leaf }
  }
}
