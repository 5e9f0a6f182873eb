extension Page {
  /// A form for user name and password, and the way out again.
  public static let signIn = Page(
    path: "/login", title: "Sign in",
    routes: [
      Route(FakeSite.host, "/login") { request in
        guard request.logged.method == "POST" else { return form("").reply(request) }
        guard let member = request.signingIn() else {
          return form("<p role=\"alert\">Wrong user name or password.</p>")
            .reply(request, status: 401)
        }
        let cookie = "\(SiteMember.sessionCookie)=\(member.session); Path=/; Secure; HttpOnly"
        return .redirect("/account", status: 303, headers: [("Set-Cookie", cookie)])
      },
      Route(
        FakeSite.host, "/logout",
        .redirect(
          "/", headers: [("Set-Cookie", "\(SiteMember.sessionCookie)=; Path=/; Max-Age=0")])),
    ])

  private static func form(_ message: String) -> Document {
    Document(
      title: "Sign in",
      body: """
        \(message)<form method="post" action="/login">
        <label>User <input name="user" autocomplete="username"></label>
        <label>Password <input name="password" type="password" autocomplete="current-password"></label>
        <button type="submit">Sign in</button></form>
        """)
  }
}
