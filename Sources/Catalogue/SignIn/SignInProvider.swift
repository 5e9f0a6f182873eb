/// A company that people sign in with elsewhere, and what its scopes give.
public struct SignInProvider: Sendable, Identifiable {
  /// The name in files, such as `facebook`.
  public let id: String
  /// What the button says, such as `Facebook`.
  public let name: String
  /// The id of the company in the catalogue.
  public let companyID: String
  /// Where authorisation requests go.
  public let endpoints: [Signature]
  /// What the company gives when a site names no scope, in a sentence.
  public let defaultNote: String
  /// The scopes that such a request amounts to.
  public let defaultScopes: [String]
  /// Tells whether the permissions are never in the address but set at the company.
  let hidesScopes: Bool
  /// What each scope gives, by its name without any of `scopeLeads`.
  let scopes: [String: ScopeMeaning]
  /// Beginnings that the company allows before a scope's name.
  let scopeLeads: [String]

  init(
    id: String, name: String, companyID: String, endpoints: [Signature], defaultNote: String,
    defaultScopes: [String] = [], hidesScopes: Bool = false, scopes: [String: ScopeMeaning],
    scopeLeads: [String] = []
  ) {
    self.id = id
    self.name = name
    self.companyID = companyID
    self.endpoints = endpoints
    self.defaultNote = defaultNote
    self.defaultScopes = defaultScopes
    self.hidesScopes = hidesScopes
    self.scopes = scopes
    self.scopeLeads = scopeLeads
  }

  /// The provider whose endpoint this is, or nil.
  public static func at(host: String, path: String) -> SignInProvider? {
    all.first { $0.endpoints.contains { $0.matches(host: host, path: path) } }
  }

  /// What a scope gives, or nil when neither the company's list nor OpenID Connect has it.
  func meaning(of scope: String) -> ScopeMeaning? {
    let lead = scopeLeads.first { scope.hasPrefix($0) } ?? ""
    let name = String(scope.dropFirst(lead.count))
    return scopes[name] ?? StandardScopes.meanings[name]
  }
}

extension Company {
  /// How people sign in elsewhere with this company: none, one or several ways.
  public var signIn: [SignInProvider] { SignInProvider.all.filter { $0.companyID == id } }
}
