public import Formats
public import Gate
import Index
import Register
public import Store
import Vault

extension Disclosures {
  /// Works out whom a use permits and writes the plan down; nothing leaves.
  ///
  /// A use that the register forbids altogether is planned too: that it was wanted, and refused, is evidence.
  /// - Throws: `DisclosureError.unknownBand` for a condition that the register does not declare.
  /// - Parameter isHashed: whether e-mail addresses and telephone numbers are to leave as hashes alone.
  public func plan(
    _ use: Use, isHashed: Bool = false, actor: Actor, at now: Timestamp
  ) async throws -> DisclosureSummary {
    let prepared = try await index.prepare(use, at: now)
    let snapshot = try await index.current(at: now)
    try Self.check(prepared.plan.use, isHashed: isHashed, snapshot.inForce)
    let audience = await prepared.audience()
    let plan = prepared.plan
    let id = UUIDv7.make(at: now).text
    let summary = DisclosureSummary(
      id: id, state: .planned, use: plan.use, register: plan.register, members: audience.members,
      permitted: audience.permittedCount, reasons: Self.reasons(plan, audience),
      blanks: Self.blanks(plan, audience),
      terms: Self.terms(of: plan.use, in: snapshot.inForce),
      planned: .init(at: now, by: actor), approved: nil, sent: nil, file: nil, erased: 0,
      sequence: nil, isHashed: isHashed)
    let denied = try audience.denied.map { denied in
      try DeniedRow(
        clause: denied.clause, code: plan.clauses[denied.clause].code,
        about: plan.clauses[denied.clause].about, count: denied.count,
        sealed: DeniedRow.seal(denied.subjects, of: id, clause: denied.clause, by: vault))
    }
    try await database.write { transaction in
      try Ledger.insert(summary, denied, transaction)
      try transaction.append(
        EntryDraft(kind: "disclosure.planned", at: now) { _ in Self.leaf(summary) })
    }
    return summary
  }

  static func check(_ use: Use, isHashed: Bool, _ inForce: InForce) throws {
    if isHashed {
      for id in use.required + use.optional {
        guard inForce.register.fields[id: id].flatMap(HashedValue.kind) == nil else { continue }
        throw DisclosureError.notHashable(field: id.text)
      }
    }
    for condition in use.conditions {
      let declared =
        inForce.register.fields[id: condition.field]?.bands.map(\.name) ?? []
      for band in condition.bands where !declared.contains(band) {
        throw DisclosureError.unknownBand(
          field: condition.field.text, band: band, declared: declared)
      }
    }
  }

  /// The reasons with the exact number of members each denies, one line a code.
  static func reasons(_ plan: Plan, _ audience: Audience) -> [DisclosureSummary.Reason] {
    var union: [ReasonCode: Bitmap] = [:]
    for denied in audience.denied {
      let code = plan.clauses[denied.clause].code
      union[code] = union[code]?.union(denied.subjects) ?? denied.subjects
    }
    return union.keys.sorted().map { code in
      DisclosureSummary.Reason(code: code, count: union[code]?.count ?? 0)
    }
  }

  static func blanks(_ plan: Plan, _ audience: Audience) -> [DisclosureSummary.Reason] {
    audience.blanks.map {
      DisclosureSummary.Reason(code: plan.clauses[$0.clause].code, count: $0.count)
    }
  }

  /// What the log says of a plan: counts and codes, nothing about a member.
  static func leaf(_ summary: DisclosureSummary) -> JSON {
    let hasSelector = summary.hasSelector
    var leaf: [String: JSON] = [
      "disclosure": .string(summary.id), "use": Wish.json(summary.use),
      "register": .integer(Int64(summary.register)),
      "members": shown(summary.members, hasSelector: hasSelector),
      "permitted": shown(summary.permitted, hasSelector: hasSelector),
      "denied": shown(summary.denied, hasSelector: hasSelector),
      "reasons": .array(
        summary.reasons.map {
          [
            "code": .string($0.code.rawValue),
            "count": shown($0.count, hasSelector: hasSelector),
          ]
        }),
    ]
    if summary.isHashed { leaf["hashed"] = true }
    if let audience = summary.audience { leaf["audience"] = .string(audience) }
    return .object(leaf)
  }
}
