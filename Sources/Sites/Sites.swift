import Catalogue
import Findings
public import Register
public import Store
public import Web

/// What our own sites hand to whom: scans in a real browser, compared with the register, kept as evidence.
public struct Sites: Sendable {
  let database: any Database
  /// The folder in which every scan has a folder of its own.
  public let folder: String
  /// This machine, on which the evidence of its scans lies.
  let node: String
  /// The version of the program, which stands in the evidence.
  let program: String
  let catalogue: Catalogue

  /// Makes the room.
  public init(database: any Database, folder: String, node: String, program: String) {
    self.database = database
    self.folder = folder
    self.node = node
    self.program = program
    catalogue = .standard
  }

  /// The folder of one scan.
  public func folder(of scan: String) -> String { folder + "/" + scan }

  /// The site that a name or an address means: one of the register, or an address that is in none.
  ///
  /// - Throws: `SitesError.unknownSite`.
  public static func site(
    _ name: String, in register: Register?
  ) throws -> (id: String, start: WebAddress, declared: Site?) {
    let sites = register.map { Array($0.sites) } ?? []
    if let site = sites.first(where: { $0.id.text == name }), let start = WebAddress(site.address) {
      return (site.id.text, start, site)
    }
    guard let start = WebAddress(name), start.scheme == .https || start.scheme == .http else {
      throw SitesError.unknownSite(name, known: sites.map(\.id.text))
    }
    let site = sites.first { $0.origins.contains(start.origin) }
    return (site?.id.text ?? start.host, start, site)
  }
}
