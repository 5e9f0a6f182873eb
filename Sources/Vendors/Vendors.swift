import Crypto
public import Formats
public import Register
public import Standing
public import Store
public import Vault

/// What is known of the recipients of data: assessments, contracts, audits, names, sub-processors, answers.
///
/// What the gate needs of it is an act of `Standing`; everything else is sealed here, with its hash in the log.
public struct Vendors: Sendable {
  let database: any Store.Database
  let vault: Vault
  let standing: Standing

  /// The records in a database that holds their migrations.
  public init(database: any Store.Database, vault: Vault, standing: Standing) {
    self.database = database
    self.vault = vault
    self.standing = standing
  }

  /// Writes a fact down; an assessment or audit counts from the next decision on.
  ///
  /// Throws `VendorError`, and `StandingError.undeclared` for a recipient or agreement that the register lacks.
  @discardableResult
  public func record(
    _ fact: PartnerFact, of recipient: RecipientID, actor: Actor, at now: Timestamp
  ) async throws -> PartnerRecord {
    try fact.check()
    return try await database.write { transaction in
      try write(fact, of: recipient, actor: actor, at: now, transaction)
    }
  }

  /// Everything written down about one partner.
  public func dossier(of recipient: RecipientID) async throws -> PartnerDossier {
    try await database.read { try dossier(of: recipient, $0) }
  }

  func dossier(
    of recipient: RecipientID, _ transaction: any ReadTransaction
  ) throws -> PartnerDossier {
    PartnerDossier(
      recipient: recipient,
      records: try transaction.rows(
        """
        SELECT \(PartnerRecord.columns) FROM partner_records
        WHERE recipient = \(recipient.text) ORDER BY sequence
        """
      ).map { try PartnerRecord($0, vault) })
  }

  func write(
    _ fact: PartnerFact, of recipient: RecipientID, actor: Actor, at now: Timestamp,
    _ transaction: any WriteTransaction
  ) throws -> PartnerRecord {
    guard let inForce = try standing.inForce(transaction) else {
      throw StandingError.nothingPublished
    }
    try check(fact, of: recipient, inForce, on: now.date, transaction)
    let id = UUIDv7.make(at: now).text
    let bytes = try fact.bytes(salt: Self.secret())
    let hash = Array(SHA256.hash(data: bytes))
    let sealed = try vault.sealWorkspace(bytes, context: PartnerRecord.context(id))
    let sequence: Int64
    if let act = fact.act(on: recipient) {
      sequence = try standing.note(act, record: hash, actor: actor, at: now, transaction)
    } else {
      sequence = try transaction.append(
        EntryDraft(kind: fact.kind.rawValue, at: now) { _ in
          [
            "recipient": .string(recipient.text), "record": .string(Hex.encode(hash)),
            "by": .string(actor.kind.rawValue),
          ]
        })
    }
    try transaction.insert(
      into: "partner_records",
      [
        "id", "recipient", "kind", "hash", "sealed", "sequence", "at", "actor_kind", "actor_id",
      ],
      rows: [
        [
          .text(id), .text(recipient.text), .text(fact.kind.rawValue), .blob(hash), .blob(sealed),
          .integer(sequence), now.sqlValue, .text(actor.kind.rawValue), .text(actor.id),
        ]
      ])
    if case .subProcessor(let party) = fact {
      try noteCountry(of: party, behind: recipient, actor: actor, at: now, transaction)
    }
    return PartnerRecord(
      id: id, recipient: recipient, fact: fact, sequence: sequence, at: now, actor: actor)
  }

  private func check(
    _ fact: PartnerFact, of recipient: RecipientID, _ inForce: InForce, on day: CivilDate,
    _ transaction: any ReadTransaction
  ) throws {
    let register = inForce.register
    guard register.recipients[id: recipient] != nil else {
      throw StandingError.undeclared(
        .recipient, name: recipient.text,
        nearest: NearestName.several(recipient.text, among: register.recipients.map(\.id.text)))
    }
    if let agreement = fact.agreement, let declared = register.agreements[id: agreement],
      declared.recipient != recipient
    {
      throw VendorError.otherPartner(agreement: agreement.text)
    }
    switch fact {
    case .fix(let fix):
      let dossier = try dossier(of: recipient, transaction)
      guard let audit = dossier.audits.first(where: { $0.record.id == fix.audit }),
        (1...max(1, audit.report.faults.count)).contains(fix.fault), !audit.report.faults.isEmpty
      else { throw VendorError.unknownRecord(fix.audit) }
      guard !dossier.fixes.contains(where: { $0.audit == fix.audit && $0.fault == fix.fault })
      else { throw VendorError.doneAlready(fix.audit) }
    case .subProcessor(let other):
      guard let under = other.under else { return }
      guard
        try dossier(of: recipient, transaction).subProcessors.contains(where: { $0.id == under })
      else { throw VendorError.unknownRecord(under) }
    case .transfers(let record):
      let parties = try dossier(of: recipient, transaction).subProcessors.map(\.party)
      try record.check(of: recipient, in: inForce, with: parties, on: day)
    case .contract(let list):
      try requireDeclared(list.agreement, register)
    case .plannedAudit(let plan):
      try requireDeclared(plan.agreement, register)
    default: break
    }
  }

  private func requireDeclared(_ agreement: AgreementID, _ register: Register) throws {
    guard register.agreements[id: agreement] == nil else { return }
    throw StandingError.undeclared(
      .agreement, name: agreement.text,
      nearest: NearestName.several(agreement.text, among: register.agreements.map(\.id.text)))
  }

  /// 32 random bytes in hexadecimal digits.
  static func secret() -> String {
    SymmetricKey(size: .bits256).withUnsafeBytes { Hex.encode(Array($0)) }
  }
}
