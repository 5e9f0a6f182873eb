/// A company that pages hand data to.
public struct Company: Sendable, Identifiable {
  /// The name in addresses and files, such as `meta`.
  public let id: String
  /// What a parent calls it, such as `Facebook (Meta)`.
  public let name: String
  /// The legal entity, such as `Meta Platforms, Inc.`, or nil when we are not sure.
  public let owner: String?
  /// The seat of the legal entity as an ISO 3166-1 alpha-2 code, or nil when we are not sure.
  public let country: String?
  /// Other names it trades under.
  public let aliases: [String]
  /// Registrable domains, or deeper hosts, that it runs; everything below them is its too.
  public let domains: [String]
  /// How a person restricts what it does.
  public let controls: [Control]
  /// What it offers to pages; the most specific signature wins.
  public let products: [Product]

  /// Makes a company.
  public init(
    id: String, name: String, owner: String? = nil, country: String? = nil,
    aliases: [String] = [], domains: [String], controls: [Control] = [], products: [Product]
  ) {
    self.id = id
    self.name = name
    self.owner = owner
    self.country = country
    self.aliases = aliases
    self.domains = domains
    self.controls = controls
    self.products = products
  }

  /// Makes a company with one product that every request to its domains belongs to.
  init(
    _ id: String, _ name: String, owner: String? = nil, country: String? = nil,
    aliases: [String] = [], at domains: [String], kind: Product.Kind, meaning: String,
    controls: [Control] = []
  ) {
    self.init(
      id: id, name: name, owner: owner, country: country, aliases: aliases, domains: domains,
      controls: controls,
      products: [
        Product(
          id: id + "-service", name: name, kind: kind, meaning: meaning,
          signatures: domains.map { Signature(host: $0) })
      ])
  }
}
