import Gate
import Register
import Store

extension Disclosures {
  /// Who makes the decoys of a disclosure; nil where the register wants none, or where nothing leaves our house.
  func decoyMaker(for id: String, _ plan: Plan, _ register: Register) async throws -> DecoyMaker? {
    let isOurs = plan.use.recipient == .ourselves && plan.use.through.isEmpty
    guard !isOurs, let rule = register.organisation.decoys, rule.count > 0 else { return nil }
    let keys = DecoyKeys(vault)
    var identities: [DecoyIdentity] = []
    for number in 0..<rule.count {
      identities.append(
        try await identity(
          number, of: id, rule, register, keys, besides: Set(identities.map(\.email))))
    }
    return DecoyMaker(
      disclosure: id, columns: plan.handovers.compactMap { register.fields[id: $0.field] },
      identities: identities, chosen: Set(plan.use.conditions.map(\.field)), keys: keys)
  }

  /// One whose address no other decoy has.
  private func identity(
    _ number: Int, of id: String, _ rule: DecoyRule, _ register: Register, _ keys: DecoyKeys,
    besides taken: Set<String>
  ) async throws -> DecoyIdentity {
    for attempt in 0..<100 {
      let who = DecoyIdentity(
        number, of: id, on: rule.domains, in: register.organisation.country, by: keys,
        attempt: attempt)
      let mark = keys.mark(who.email)
      let isTaken = try await database.read { transaction in
        try transaction.exists(
          "SELECT 1 FROM decoy_marks WHERE mark = \(mark) AND disclosure <> \(id)")
      }
      if !isTaken, !taken.contains(who.email) { return who }
    }
    throw DecoyError.noAddressLeft
  }
}
