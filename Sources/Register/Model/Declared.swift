/// A list of declared things in the order of their files, found by identifier in constant time.
///
/// Encoded as a plain array. Two entries of one identifier keep the first; `RegisterReader` reports the second.
public struct Declared<Item: Identifiable & Codable & Sendable & Equatable>: Sendable, Codable,
  Equatable, RandomAccessCollection
where Item.ID: Hashable & Sendable {
  private let items: [Item]
  private let positions: [Item.ID: Int]

  /// Makes the list.
  public init(_ items: [Item] = []) {
    self.items = items
    positions = Dictionary(
      items.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first }
    )
  }

  /// Reads the list from an array.
  public init(from decoder: any Decoder) throws {
    self.init(try [Item](from: decoder))
  }

  /// Writes the list as an array.
  public func encode(to encoder: any Encoder) throws {
    try items.encode(to: encoder)
  }

  /// The thing of that identifier, or nil when it is not declared.
  public subscript(id id: Item.ID) -> Item? { positions[id].map { items[$0] } }

  /// The position of the first thing.
  public var startIndex: Int { 0 }
  /// The position after the last thing.
  public var endIndex: Int { items.count }
  /// The thing at a position.
  public subscript(position: Int) -> Item { items[position] }

  /// Compares the things in order.
  public static func == (left: Self, right: Self) -> Bool { left.items == right.items }
}
