/// What a route is asked: the logged request and how the site stands at that moment.
public struct Request: Sendable {
  /// The request, logged already.
  public let logged: Logged
  /// What is switched on.
  public let variants: Set<Variant>
  /// Who may sign in.
  let members: [SiteMember]

  /// The decoded value of a parameter of the query.
  public func query(_ key: String) -> String? { logged.query(key) }

  /// The value of a cookie that was sent.
  public func cookie(_ name: String) -> String? {
    for pair in (logged.header("cookie") ?? "").split(separator: ";") {
      let trimmed = pair.drop { $0 == " " }
      if trimmed.hasPrefix(name + "=") { return String(trimmed.dropFirst(name.count + 1)) }
    }
    return nil
  }

  /// The member whose session the cookie names.
  public var member: SiteMember? {
    guard let session = cookie(SiteMember.sessionCookie) else { return nil }
    return members.first { $0.session == session }
  }

  /// The member whose user name and password a form holds.
  func signingIn() -> SiteMember? {
    let form = FormFields(logged.body)
    guard !variants.contains(.signInRefused) else { return nil }
    return members.first { $0.user == form["user"] && $0.password == form["password"] }
  }
}
