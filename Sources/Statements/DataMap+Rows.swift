extension DataMap {
  /// One line of the table that says what the picture shows.
  public struct Row: Sendable, Equatable {
    /// The box.
    public var node: Node
    /// What leads to it, by name.
    public var from: [String]
    /// What it leads to, by name; a way that no agreement allows says so.
    public var to: [String]
  }

  /// The map as rows, one for each box, in the same order.
  public var rows: [Row] {
    let labels = Dictionary(
      nodes.map { ($0.id, $0.label) }, uniquingKeysWith: { first, _ in first })
    var from: [String: [String]] = [:]
    var to: [String: [String]] = [:]
    for edge in edges {
      let suffix = edge.isAgreed ? "" : " (declared, no agreement)"
      from[edge.to, default: []].append((labels[edge.from] ?? edge.from) + suffix)
      to[edge.from, default: []].append((labels[edge.to] ?? edge.to) + suffix)
    }
    return nodes.map { Row(node: $0, from: from[$0.id] ?? [], to: to[$0.id] ?? []) }
  }
}

extension DataMap.Stage {
  /// The heading of the stage.
  public var title: String {
    switch self {
    case .system: "Other systems"
    case .point: "Asked for"
    case .field: "Data"
    case .purpose: "Used for"
    case .recipient: "May get it"
    case .onward: "May get it from them"
    }
  }

  /// What one box of the stage is.
  public var noun: String {
    switch self {
    case .system: "Other system"
    case .point: "Place where we ask"
    case .field: "Data"
    case .purpose: "Purpose"
    case .recipient: "Recipient"
    case .onward: "Recipient further on"
    }
  }
}
