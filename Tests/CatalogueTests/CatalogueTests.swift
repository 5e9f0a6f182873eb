import Catalogue
import Testing

@Suite struct CatalogueTests {
  private let companies = Catalogue.standard.companies
  private var products: [Product] { companies.flatMap(\.products) }

  @Test("no domain is claimed by two companies, nor twice by one")
  func domainsAreUnique() {
    let domains = companies.flatMap(\.domains)
    let twice = Dictionary(grouping: domains) { $0 }.filter { $1.count > 1 }.keys.sorted()
    #expect(twice == [])
  }

  @Test("ids of companies and of products are unique and fit for addresses")
  func idsAreUnique() {
    for ids in [companies.map(\.id), products.map(\.id)] {
      #expect(Dictionary(grouping: ids) { $0 }.filter { $1.count > 1 }.keys.sorted() == [])
      #expect(ids.allSatisfy { $0.utf8.allSatisfy { isIDCharacter($0) } })
    }
  }

  private func isIDCharacter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
  }

  @Test("every product with a dialect has signatures, and every company has a product")
  func productsCanBeFound() {
    #expect(products.filter { $0.dialect != nil && $0.signatures.isEmpty }.map(\.id) == [])
    #expect(companies.filter { $0.products.isEmpty || $0.domains.isEmpty }.map(\.id) == [])
  }

  @Test("every signature is reached: its host leads to its own company and product")
  func signaturesAreReached() {
    for company in companies {
      for product in company.products {
        for signature in product.signatures {
          let path = signature.pathPrefix.replacing("*", with: "v1")
          let party = Catalogue.standard.party(
            host: signature.host, path: path.isEmpty ? "/anything" : path)
          #expect(party?.company.id == company.id, "\(signature.host)")
          #expect(party?.product?.id == product.id, "\(signature.host)\(path)")
        }
      }
    }
  }

  @Test("hosts are lower case without scheme, port or path, and paths begin with a slash")
  func hostsAreHosts() {
    let hosts = companies.flatMap(\.domains) + products.flatMap(\.signatures).map(\.host)
    for host in hosts {
      #expect(host == host.lowercased() && host.contains("."), "\(host)")
      #expect(!host.contains { "/:*?@ ".contains($0) } && !host.hasSuffix("."), "\(host)")
    }
    for path in products.flatMap(\.signatures).map(\.pathPrefix) where !path.isEmpty {
      #expect(path.hasPrefix("/") && !path.hasSuffix("/"), "\(path)")
    }
  }

  @Test("every address of a control is https and every control says what to do")
  func controlsAreSafe() {
    let controls = companies.flatMap(\.controls)
    #expect(controls.count >= 20)
    for control in controls {
      #expect(control.address.hasPrefix("https://"), "\(control.address)")
      #expect(!control.title.isEmpty && control.steps.hasSuffix("."))
    }
  }

  @Test("countries are two capital letters, and every sentence for parents ends in a full stop")
  func factsAreWellFormed() {
    for country in companies.compactMap(\.country) {
      #expect(country.utf8.count == 2 && country == country.uppercased(), "\(country)")
    }
    for product in products {
      #expect(product.meaning.hasSuffix(".") && product.meaning.count <= 120, "\(product.id)")
    }
  }

  @Test("every kind and every subject has a label of its own")
  func labelsDiffer() {
    #expect(Set(Product.Kind.allCases.map(\.label)).count == Product.Kind.allCases.count)
    #expect(Set(Told.Subject.allCases.map(\.label)).count == Told.Subject.allCases.count)
  }

  @Test("of two companies that claim a domain the first has it")
  func firstClaimWins() {
    let product = Product(
      id: "p", name: "P", kind: .other, meaning: "It learns.", signatures: [])
    let both = ["one", "two"].map {
      Company(id: $0, name: $0, domains: ["example.net"], products: [product])
    }
    let catalogue = Catalogue(companies: both)
    #expect(catalogue.party(host: "example.net", path: "/")?.company.id == "one")
    #expect(catalogue.company(id: "two")?.name == "two")
    #expect(catalogue.company(id: "three") == nil)
  }
}
