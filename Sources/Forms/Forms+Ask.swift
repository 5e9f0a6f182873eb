import Crypto
public import Formats
import Mail
import Members
import Register
import Store
import Vault

extension Forms {
  /// Keeps a child's answers sealed and writes to the guardian; nothing else of the child is stored.
  ///
  /// - Parameters:
  ///   - address: the guardian's e-mail address; it stands in the sealed mail alone.
  ///   - link: makes the address of the page where they decide from the link's secret.
  public func askGuardian(
    _ answers: FormAnswers, address: String, terms: FormTerms, at now: Timestamp,
    link: (_ secret: String) -> String
  ) async throws {
    let ask = try ask(.guardian, answers, terms, at: now) { letters, secret in
      letters.guardian(address, link: link(secret))
    }
    try await database.write { try ask.store($0) }
  }

  /// Keeps answers sealed and writes to the address that was entered.
  ///
  /// INVARIANT: whether the address is known shows in the mail alone. Row, queue and entries are alike, for the log is
  /// public, and a stranger who sends a form for somebody else would read in it whether they are a member.
  /// - Parameter guardian: what a guardian has agreed to just now, to be settled with it.
  public func askOwner(
    _ answers: FormAnswers, address: String, terms: FormTerms, after guardian: FormTicket? = nil,
    at now: Timestamp, link: (_ secret: String) -> String
  ) async throws {
    let isKnown = try await members.find(.email, address) != nil
    let isRefused = try await members.suppression(of: .email, address) != nil
    let ask = try ask(.owner, answers, terms, hasGuardian: guardian != nil, at: now) {
      letters, secret in
      if isRefused { return letters.refused() }
      return isKnown ? letters.known(address) : letters.confirm(address, link: link(secret))
    }
    try await database.write { transaction in
      if let guardian { try settle(guardian, yes: true, at: now, transaction) }
      try ask.store(transaction)
    }
  }

  /// Keeps answers that nobody has to confirm until they are recorded, so that a crash meanwhile loses none of them.
  public func keep(
    _ answers: FormAnswers, terms: FormTerms, at now: Timestamp
  ) async throws -> FormTicket {
    let ask = try ask(.nobody, answers, terms, at: now, letter: { _, _ in nil })
    try await database.write { try ask.store($0) }
    return ask.ticket
  }

  private func ask(
    _ decider: FormDecider, _ answers: FormAnswers, _ terms: FormTerms, hasGuardian: Bool = false,
    at now: Timestamp, letter: (FormLetters, _ secret: String) -> Letter?
  ) throws -> Ask {
    let secret = Base64.urlEncode(SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) })
    let ticket = FormTicket(secret: secret)
    let request = FormRequest(
      form: terms.form.id, decider: decider, answers: answers, hasGuardian: hasGuardian,
      expires: now.adding(seconds: Self.lifetime), member: UUIDv7.make(at: now))
    return Ask(
      ticket: ticket, request: request,
      sealed: try vault.sealWorkspace(request.json.canonical, context: ticket.context),
      letter: try letter(FormLetters(terms), secret).map {
        try mail.prepare($0, kind: "form.\(decider.rawValue)", at: now)
      }, at: now)
  }

  /// One request on its way into the tables.
  private struct Ask {
    let ticket: FormTicket
    let request: FormRequest
    let sealed: [UInt8]
    let letter: QueuedLetter?
    let at: Timestamp

    func store(_ transaction: any WriteTransaction) throws {
      try transaction.insert(
        into: "form_requests", ["hash", "form", "waits_for", "sealed", "expires_at"],
        rows: [
          [
            .blob(ticket.hash), .text(request.form.text), .text(request.decider.rawValue),
            .blob(sealed), request.expires.sqlValue,
          ]
        ])
      try letter?.queue(transaction)
      try transaction.append(Forms.entry("form.asked", request.form, request.decider, at: at))
    }
  }
}
