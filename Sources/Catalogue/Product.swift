/// Something a company offers to pages, recognised by where its requests go.
public struct Product: Sendable, Identifiable {
  /// The name in files, such as `meta-pixel`; unique in a catalogue.
  public let id: String
  /// What people call it, such as `Facebook pixel`.
  public let name: String
  /// What it is for.
  public let kind: Kind
  /// One sentence for a parent: what it lets the company learn.
  public let meaning: String
  /// Where its requests go.
  public let signatures: [Signature]
  /// How its requests are read, or nil when only the common names apply.
  public let dialect: Dialect?

  /// Makes a product.
  public init(
    id: String, name: String, kind: Kind, meaning: String, signatures: [Signature],
    dialect: Dialect? = nil
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.meaning = meaning
    self.signatures = signatures
    self.dialect = dialect
  }
}
