/// What agreements let flow, compared.
struct FlowDiff {
  let possible: [Change]
  let stopped: [Change]
  /// Purposes with recipients between which nothing could flow before.
  let newPairs: [Pair]

  init(old: Register, new: Register, names: DiffNames) {
    let before = Self.flows(of: old)
    let after = Self.flows(of: new)
    possible = Self.gained(from: before.fields, to: after).map { pair, fields in
      .usePossible(
        Change.Flow(
          purpose: names.name(pair.purpose), recipient: names.name(pair.recipient),
          fields: fields.map(names.name)))
    }
    stopped = Self.gained(from: after.fields, to: before).map { pair, fields in
      .useStopped(
        Change.Flow(
          purpose: names.name(pair.purpose), recipient: names.name(pair.recipient),
          fields: fields.map(names.name)))
    }
    newPairs = after.order.filter { before.fields[$0] == nil }
  }

  /// What may flow for each purpose to each recipient, and the pairs in the order of the agreements.
  private struct Flows {
    var fields: [Pair: Set<FieldID>] = [:]
    var order: [Pair] = []
    var purposes: Declared<Purpose>
  }

  private static func flows(of register: Register) -> Flows {
    var flows = Flows(purposes: register.purposes)
    for agreement in register.agreements {
      let covered = Set(agreement.fields)
      for id in agreement.purposes {
        guard let purpose = register.purposes[id: id], purpose.retired == nil else { continue }
        let fields = purpose.fields.filter(covered.contains)
        guard !fields.isEmpty else { continue }
        let pair = Pair(purpose: id, recipient: agreement.recipient)
        if flows.fields[pair] == nil { flows.order.append(pair) }
        flows.fields[pair, default: []].formUnion(fields)
      }
    }
    return flows
  }

  private static func gained(
    from before: [Pair: Set<FieldID>], to after: Flows
  ) -> [(Pair, [FieldID])] {
    after.order.compactMap { pair in
      let gained = (after.fields[pair] ?? []).subtracting(before[pair] ?? [])
      let ordered = (after.purposes[id: pair.purpose]?.fields ?? []).filter(gained.contains)
      return ordered.isEmpty ? nil : (pair, ordered)
    }
  }
}
