public import Register

/// Where data comes from and where it may go: collection points, fields, purposes, recipients, and whom they pass it to.
///
/// Made from what is declared (demand A8). What is not declared to meet is not drawn as meeting: a recipient is joined to a
/// field only by an agreement that covers both it and the purpose.
public struct DataMap: Sendable, Equatable {
  /// The stages of the way, from left to right.
  public enum Stage: Int, Sendable, CaseIterable {
    /// The other systems in which it lies too.
    case system
    /// Where data is asked for.
    case point
    /// What is held.
    case field
    /// What it is used for.
    case purpose
    /// Who may get it.
    case recipient
    /// Whom a recipient may pass it on to.
    case onward
  }

  /// One box of the map.
  public struct Node: Sendable, Equatable, Identifiable {
    /// The stage and the identifier, such as `field:email`; needs no escape in an address.
    public var id: String
    /// The stage at which it stands.
    public var stage: Stage
    /// The name.
    public var label: String
    /// What else there is to know, in a few words each.
    public var details: [String]
    /// Whether it reveals a special category.
    public var isSensitive: Bool
  }

  /// A way from one box to another.
  public struct Edge: Sendable, Hashable {
    /// The box from which it goes.
    public var from: String
    /// The box to which it goes.
    public var to: String
    /// Whether an agreement allows it; only passing on can be declared without one.
    public var isAgreed: Bool
  }

  /// The boxes, by stage, then in the order of the register.
  public var nodes: [Node]
  /// The ways, in the order of the boxes.
  public var edges: [Edge]
  /// The box to which the map is narrowed, when that was asked for and it exists.
  public var focus: Node?
  /// Whether it is known which collection point asks for which field; if not, each is joined to all.
  public var knowsSources: Bool

  /// Makes the map of a register.
  ///
  /// `counts` says for how many people each field is held, `sources` at which collection points; a register says neither.
  /// `rows` says how many rows other systems were last seen to hold. With `node`, only what touches that box is left; an unknown one narrows nothing.
  public init(
    _ register: Register, counts: [FieldID: Int] = [:],
    sources: [FieldID: Set<CollectionPointID>]? = nil, rows: [SystemID: Int] = [:],
    node: String? = nil
  ) {
    let flows = DataFlows(register, sources: sources)
    let boxes = DataMapBoxes(register, counts: counts, rows: rows)
    knowsSources = sources != nil
    focus = node.flatMap { asked in flows.nodes.contains(asked) ? boxes.node(asked) : nil }
    let kept = flows.touching(focus?.id)
    nodes = boxes.order(kept.nodes)
    let places = Dictionary(
      nodes.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first }
    )
    edges = kept.edges.sorted {
      (places[$0.from] ?? 0, places[$0.to] ?? 0) < (places[$1.from] ?? 0, places[$1.to] ?? 0)
    }
  }
}
