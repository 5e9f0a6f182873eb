import Register

/// Every way that a register lets a value go, so that a map can be narrowed without joining what does not meet.
///
/// Boxes alone would not do: a field and a recipient of one purpose are both joined to it, and still the agreement may not
/// cover the field.
struct DataFlows {
  /// One way; what is absent ends it.
  struct Flow {
    var field: FieldID?
    var purpose: PurposeID?
    var recipient: RecipientID?
    var onward: RecipientID?
    var isOnwardAgreed = false

    /// The boxes on it, in order.
    var ids: [String] {
      [
        field.map { "field:\($0.text)" }, purpose.map { "purpose:\($0.text)" },
        recipient.map { "recipient:\($0.text)" }, onward.map { "onward:\($0.text)" },
      ].compactMap { $0 }
    }
  }

  /// What is left of the flows: boxes, and the ways between them.
  struct Part {
    var nodes: Set<String> = []
    var edges: Set<DataMap.Edge> = []
  }

  private let flows: [Flow]
  private let points: [CollectionPointID]
  /// The other systems, with the fields of which they hold values.
  private let systems: [(id: String, fields: Set<FieldID>)]
  /// At which points a field is asked for; nil when nothing is known of any.
  private let sources: [FieldID: Set<CollectionPointID>]?

  init(_ register: Register, sources: [FieldID: Set<CollectionPointID>]?) {
    self.sources = sources
    points = register.collectionPoints.map(\.id)
    systems = register.systems.map { ("system:\($0.id.text)", Set($0.fields)) }
    var flows: [Flow] = []
    for purpose in register.purposes {
      flows.append(Flow(purpose: purpose.id))
      flows += purpose.fields.map { Flow(field: $0, purpose: purpose.id) }
      for agreement in register.agreements where agreement.purposes.contains(purpose.id) {
        let passing = purpose.fields.filter(agreement.fields.contains).map(Optional.some)
        for field in passing.isEmpty ? [nil] : passing {
          flows += Self.on(
            from: Flow(field: field, purpose: purpose.id, recipient: agreement.recipient), register)
        }
      }
      // A page makes a browser contact somebody, which hands over none of the fields by itself.
      for load in register.sites.flatMap(\.loads) where load.purpose == purpose.id {
        flows += Self.on(from: Flow(purpose: purpose.id, recipient: load.recipient), register)
      }
    }
    flows += register.fields.map { Flow(field: $0.id) }
    let reached = Set(flows.flatMap { [$0.recipient, $0.onward] }.compactMap { $0 })
    for recipient in register.recipients where !reached.contains(recipient.id) {
      flows += Self.on(from: Flow(recipient: recipient.id), register)
    }
    self.flows = flows
  }

  /// A flow, and one more for everybody to whom its recipient may pass things on, also through others.
  private static func on(from flow: Flow, _ register: Register) -> [Flow] {
    guard let first = flow.recipient else { return [flow] }
    let agreed = Set(
      register.agreements.filter { agreement in
        agreement.recipient == first && flow.purpose.map(agreement.purposes.contains) ?? true
      }.flatMap(\.onward))
    var waiting = (register.recipients[id: first]?.onward ?? []) + agreed.sorted()
    var seen: Set<RecipientID> = [first]
    var flows = [flow]
    while let next = waiting.first {
      waiting.removeFirst()
      guard seen.insert(next).inserted else { continue }
      waiting += register.recipients[id: next]?.onward ?? []
      var further = flow
      further.onward = next
      further.isOnwardAgreed = agreed.contains(next)
      flows.append(further)
    }
    return flows
  }

  /// Every box there is.
  var nodes: Set<String> {
    Set(flows.flatMap(\.ids)).union(points.map { "point:\($0.text)" })
      .union(systems.map(\.id))
  }

  /// The flows through a box, or all of them.
  func touching(_ node: String?) -> Part {
    var part = Part()
    let point = node.flatMap { node in points.first { "point:\($0.text)" == node } }
    let system = systems.first { $0.id == node }
    for flow in flows
    where system.map({ lies(flow, in: $0.fields) }) ?? goes(flow, through: node, point) {
      let ids = flow.ids
      part.nodes.formUnion(ids)
      for (from, to) in zip(ids, ids.dropFirst()) {
        let isLast = flow.onward.map { to == "onward:\($0.text)" } ?? false
        part.join(from, to, isAgreed: isLast ? flow.isOnwardAgreed : true)
      }
      guard let field = flow.field else { continue }
      for other in systems
      where other.fields.contains(field) && (system == nil || system?.id == other.id) {
        part.nodes.insert(other.id)
        part.join(other.id, "field:\(field.text)", isAgreed: true)
      }
      for source in points where asks(source, for: field) && (point == nil || point == source) {
        part.nodes.insert("point:\(source.text)")
        part.join("point:\(source.text)", "field:\(field.text)", isAgreed: true)
      }
    }
    if let point { part.nodes.insert("point:\(point.text)") }
    if let system { part.nodes.insert(system.id) }
    if node == nil {
      part.nodes.formUnion(points.map { "point:\($0.text)" })
      part.nodes.formUnion(systems.map(\.id))
    }
    return part
  }

  /// What a system shows is what lies in it, not where all of that may go.
  private func lies(_ flow: Flow, in fields: Set<FieldID>) -> Bool {
    flow.purpose == nil && flow.field.map(fields.contains) ?? false
  }

  private func goes(_ flow: Flow, through node: String?, _ point: CollectionPointID?) -> Bool {
    guard let node else { return true }
    guard let point else { return flow.ids.contains(node) }
    return flow.field.map { asks(point, for: $0) } ?? false
  }

  private func asks(_ point: CollectionPointID, for field: FieldID) -> Bool {
    guard let sources else { return true }
    return sources[field]?.contains(point) ?? false
  }
}

extension DataFlows.Part {
  /// Joins two boxes; of a way that is agreed for one purpose and not for another, the agreed one is kept.
  mutating func join(_ from: String, _ to: String, isAgreed: Bool) {
    let agreed = DataMap.Edge(from: from, to: to, isAgreed: true)
    let open = DataMap.Edge(from: from, to: to, isAgreed: false)
    if isAgreed {
      edges.remove(open)
      edges.insert(agreed)
    } else if !edges.contains(agreed) {
      edges.insert(open)
    }
  }
}
