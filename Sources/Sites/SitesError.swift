/// Why a site is not scanned, or a scan not found.
public enum SitesError: Error, Equatable, CustomStringConvertible {
  /// Neither a site of the register nor an address.
  case unknownSite(String, known: [String])
  /// There is no such scan.
  case unknownScan(String)
  /// The site has not been scanned.
  case neverScanned(String)
  /// Two scans of different sites are not compared.
  case differentSites
  /// A signed-in scan needs a way to sign in and the person who does.
  case noSignIn
  /// A page budget lies within bounds.
  case badBudget
  /// A file that is needed cannot be read.
  case unreadable(String)
  /// The list of public suffixes is not on this machine.
  case noSuffixes

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .unknownSite(let name, let known):
      "\(name) is neither a site of the register nor an address that begins with https://; "
        + (known.isEmpty
          ? "the register declares no site: add a section `sites`"
          : "the register declares \(known.joined(separator: ", "))")
    case .unknownScan(let id):
      "there is no scan \(id); `aboveboard site list` shows what there is"
    case .neverScanned(let site):
      "\(site) has not been scanned; run: aboveboard site scan \(site)"
    case .differentSites: "the two scans are of different sites; compare two of one site"
    case .noSignIn:
      "the state signed-in needs the member who signs in and a way to do it: "
        + "--member FILE with --recording FILE or --cookies FILE"
    case .badBudget: "--pages lies between 1 and 1000"
    case .unreadable(let path): "\(path): cannot be read; check the name and the permissions"
    case .noSuffixes:
      "the list of public suffixes is missing, without which a site has no bounds; "
        + "install it: apt-get install publicsuffix"
    }
  }
}
