import Formats

/// The parameters of an authorisation request, whether in the address or in its `request` token.
struct AuthorizationParameters {
  private var values: [String: String] = [:]
  private var claimsObject: JSON?
  private(set) var hasUnreadableToken = false

  /// Tells whether the address only refers to parameters that were sent elsewhere.
  var isPushed: Bool { values["request_uri"] != nil }

  subscript(name: String) -> String? { values[name] }

  init(query: String) {
    for pair in query.utf8.split(separator: UInt8(ascii: "&")).prefix(500) {
      let name = pair.prefix { $0 != UInt8(ascii: "=") }
      let value = PercentCoding.decode(pair.dropFirst(name.count + 1))
      if !value.isEmpty { values[PercentCoding.decode(name)] = value }
    }
    if let claims = values["claims"] { claimsObject = try? JSON(parsing: claims.utf8) }
    if let token = values["request"] { read(token) }
  }

  /// What the token says holds over what the address says (RFC 9101 §6.3).
  private mutating func read(_ token: String) {
    guard let object = EmbeddedJSON.payload(ofToken: token)?.object else {
      hasUnreadableToken = true
      return
    }
    for (name, value) in object {
      if name == "claims" { claimsObject = value }
      if let text = value.string, !text.isEmpty { values[name] = text }
    }
  }

  /// The names under `userinfo` and `id_token` of the claims parameter, sorted.
  var claims: [String] {
    let names = ["userinfo", "id_token"].flatMap { place in
      claimsObject?[place]?.object.map { Array($0.keys) } ?? []
    }
    return Array(Set(names).sorted().prefix(200))
  }
}
