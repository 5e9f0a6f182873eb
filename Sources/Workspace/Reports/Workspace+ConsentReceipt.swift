import Consent
import Evidence
import Formats
import Law
import Members
import Register
import Standing
import Store
import Vault

extension Workspace {
  /// The receipt of the choice that an entry records; nil unless it records one of this member.
  ///
  /// The same entry always gives the same receipt, for as long as the member's key stands.
  public func consentReceipt(
    _ sequence: Int64, of ordinal: UInt32
  ) async throws -> ConsentReceipt? {
    let choices = try await consent.history(of: ordinal).filter { $0.sequence == sequence }
    guard let entered = choices.map(\.recordedAt).min(),
      let key = try await vault.key(for: ordinal)
    else { return nil }
    // Records that were brought along may be older than our first register.
    let past = try await standing.register(at: entered)?.register
    let inForce = try await inForce()
    let register = past ?? inForce.register
    return ConsentReceipt(
      of: choices, entered: entered, key: key, served: try await consent.served(to: ordinal),
      register: register, inForce: inForce, origin: evidence.verifier.name,
      letter: try await letter(sequence, of: ordinal))
  }

  /// The letter that an entry commits to.
  private func letter(
    _ sequence: Int64, of ordinal: UInt32
  ) async throws -> ConsentReceipt.Letter? {
    try await database.read { transaction in
      guard
        let kept = try Consent.letters(of: ordinal, transaction)
          .first(where: { $0.sequences.contains(sequence) })
      else { return nil }
      let leaf = try JSON(parsing: try transaction.entry(sequence).leaf)
      return ConsentReceipt.Letter(
        id: kept.id, mediaType: kept.kind.mediaType, size: kept.size,
        what: MemberReport.Letter(kept).what, commitment: leaf["letter"]?.string)
    }
  }
}

extension ConsentReceipt {
  /// The receipt of what one entry records of one person, told by the register of its day.
  init?(
    of choices: [RecordedChoice], entered: Timestamp, key: SubjectKey,
    served: [(version: NoticeVersion, at: Timestamp)], register: Register, inForce: InForce,
    origin: String, letter: Letter? = nil
  ) {
    guard let sequence = choices.first?.sequence else { return nil }
    let person = key.commitment(sequence: sequence)
    self.init(
      id: "\(origin)/receipts/\(sequence)/\(person.hex.prefix(16))", sequence: sequence,
      origin: origin, person: person.base64, entered: entered,
      controller: Party(register.organisation), officer: register.organisation.officer,
      records: choices.map { choice in
        let shown = served.last { serving in
          guard serving.at <= choice.choice.at, let notice = inForce.notices[serving.version] else {
            return false
          }
          guard case .purpose(let id) = choice.choice.purpose else { return true }
          return notice.names(id)
        }?.version
        let version = choice.choice.notice ?? shown
        return Record(
          choice, on: version, notice: version.flatMap { inForce.notices[$0] }, in: register)
      }, letter: letter)
  }
}

extension ConsentReceipt.Record {
  fileprivate init(
    _ recorded: RecordedChoice, on version: NoticeVersion?, notice: Notice?, in register: Register
  ) {
    let choice = recorded.choice
    let uses: [ConsentReceipt.Use]
    if case .purpose(let id) = choice.purpose, register.purposes[id: id] == nil {
      uses = [
        ConsentReceipt.Use(
          id: id.text, label: id.text, description: "", items: [], recipients: [], territories: [])
      ]
    } else {
      uses = register.purposes.filter { choice.purpose.covers($0.id, marketing: $0.marketing) }
        .map { ConsentReceipt.Use($0, choice: choice, notice: notice, in: register) }
    }
    self.init(
      act: choice.act, sentence: ChoiceSentence.text(recorded, register), at: choice.at,
      channel: Words.channel(recorded.channel), explicit: choice.explicit,
      isOwnAct: recorded.actor.kind == .member, notice: version,
      place: recorded.collectionPoint.map { id in
        register.collectionPoints[id: id].map { "\($0.place) (\($0.brand))" } ?? id.text
      }, uses: uses)
  }
}

extension ConsentReceipt.Use {
  /// A purpose as a choice is about it.
  ///
  /// Of everyone's, those count whom an agreement or the notice names for it, ourselves left out.
  fileprivate init(_ purpose: Purpose, choice: Choice, notice: Notice?, in register: Register) {
    let agreements = register.agreements.filter { $0.purposes.contains(purpose.id) }
    let recipients: [RecipientID]
    if case .recipient(let id) = choice.recipient {
      recipients = id == .ourselves ? [] : [id]
    } else {
      let named = notice?.covers.filter { $0.purpose == purpose.id }.flatMap(\.recipients) ?? []
      var seen = Set<RecipientID>()
      // A permission reaches those alone whom its notice named; a no reaches everyone.
      recipients = (choice.act == .grant ? named : named + agreements.map(\.recipient))
        .filter { seen.insert($0).inserted }
    }
    let concerned = agreements.filter { recipients.contains($0.recipient) }
    self.init(
      id: purpose.id.text, label: purpose.label, description: purpose.description,
      dpv: purpose.dpv, basis: purpose.basis,
      items: purpose.fields.map { ConsentReceipt.Item($0, in: register) },
      recipients: recipients.map { ConsentReceipt.Party($0, in: register) },
      territories: Set(concerned.flatMap(\.territories)).sorted { $0.code < $1.code },
      until: choice.act == .grant ? purpose.consentLasts?.after(choice.at.date) : nil)
  }
}

extension ConsentReceipt.Item {
  fileprivate init(_ id: FieldID, in register: Register) {
    let field = register.fields[id: id]
    let rules = register.retention.filter { $0.fields.contains(id) }.map(\.keep)
    let start = CivilDate(days: 0)
    self.init(
      id: id.text, label: field?.label ?? id.text, dpv: field?.dpv, special: field?.special,
      keep: rules.min { $0.after(start) < $1.after(start) }, system: field?.system ?? "")
  }
}

extension ConsentReceipt.Party {
  fileprivate init(_ organisation: Organisation) {
    self.init(
      id: RecipientID.ourselves.text, name: organisation.name, address: organisation.address,
      contact: organisation.contact.email, country: organisation.country)
  }

  /// A recipient; the register holds no address of it but a page of its own, and we answer for the rest.
  fileprivate init(_ id: RecipientID, in register: Register) {
    let organisation = register.organisation
    let recipient = register.recipients[id: id]
    self.init(
      id: id.text, name: recipient?.label ?? id.text,
      address: recipient?.country.name ?? organisation.country.name,
      contact: recipient?.controls ?? organisation.contact.email, role: recipient?.role,
      country: recipient?.country ?? organisation.country)
  }
}
