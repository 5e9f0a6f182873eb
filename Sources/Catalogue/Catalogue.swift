/// Who stands behind the hosts that pages contact, and what a request tells them.
public struct Catalogue: Sendable {
  /// Every company, in the order given.
  public let companies: [Company]
  private let byID: [String: Int]
  private let byDomain: [String: Int]

  /// Makes a catalogue; of two companies that claim an id or a domain, the first has it.
  public init(companies: [Company]) {
    self.companies = companies
    byID = Dictionary(
      companies.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    byDomain = Dictionary(
      companies.enumerated().flatMap { index, company in company.domains.map { ($0, index) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// The company of this id, or nil.
  public func company(id: String) -> Company? {
    guard let index = byID[id], companies.indices.contains(index) else { return nil }
    return companies[index]
  }

  /// The company whose domain is the longest above this host, with the product that fits best.
  ///
  /// Case and one trailing dot of the host are of no account; a domain never matches inside a label.
  public func party(host: String, path: String) -> Party? {
    let name = HostName(host)
    for domain in name.lineage {
      guard let index = byDomain[domain], companies.indices.contains(index) else { continue }
      let company = companies[index]
      return Party(
        company: company, product: company.product(host: name, path: RequestedPath(path)))
    }
    return nil
  }

  /// What a request told whoever received it, in the order of the request.
  ///
  /// Each value is read once: by the product's own names, and by names that are common on the web
  /// where the product has none. The network address, the time and the browser's name leave with
  /// every request and are not repeated here; nor are parameters without a value.
  public func told(_ request: SentRequest) -> [Told] {
    let product = party(host: request.host, path: request.path)?.product
    return RequestReader(request: request, dialect: product?.dialect).told
  }
}

extension Company {
  fileprivate func product(host: HostName, path: RequestedPath) -> Product? {
    var best: (product: Product, rank: (Int, Int, Int))?
    for product in products {
      for signature in product.signatures where signature.matches(host, path) {
        if let held = best, held.rank >= signature.rank { continue }
        best = (product, signature.rank)
      }
    }
    return best?.product
  }
}
