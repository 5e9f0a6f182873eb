import Catalogue
import Formats
import Testing

@Suite struct SignInTests {
  private func read(_ url: String) throws -> AuthorizationRequest {
    try #require(AuthorizationRequest(url: url))
  }

  @Test("Facebook's scopes are separated by commas, and friends and photographs go beyond e-mail")
  func facebook() throws {
    let request = try read(
      "https://www.facebook.com/v19.0/dialog/oauth?client_id=5&redirect_uri=https%3A%2F%2Fgreen.example%2Fback"
        + "&scope=email%2Cpublic_profile,user_friends,user_photos,email")
    #expect(request.company()?.id == "meta")
    #expect(request.scopes == ["email", "public_profile", "user_friends", "user_photos"])
    #expect(request.beyondEmail.map(\.name) == ["user_friends", "user_photos"])
    #expect(request.redirectHost == "green.example")
    #expect(request.hasClientID && !request.isHidden && request.note == nil)
    #expect(request.grants.allSatisfy { $0.isKnown })
  }

  @Test("Google's scopes are separated by spaces and may be addresses")
  func google() throws {
    let request = try read(
      "https://accounts.google.com/o/oauth2/v2/auth?client_id=5&response_type=code&prompt=consent"
        + "&access_type=offline&redirect_uri=https://green.example/cb&scope=openid+email%20"
        + "https%3A%2F%2Fwww.googleapis.com%2Fauth%2Fcontacts.readonly"
        + "%20https%3A%2F%2Fwww.googleapis.com%2Fauth%2Fnever.heard.of")
    #expect(request.company()?.id == "google")
    #expect(request.prompt == "consent")
    #expect(request.isOffline)
    #expect(request.responseTypes == ["code"])
    #expect(
      request.beyondEmail.map(\.name) == [
        "https://www.googleapis.com/auth/contacts.readonly",
        "https://www.googleapis.com/auth/never.heard.of", "access_type=offline",
      ])
    #expect(request.grants.map(\.isKnown) == [true, true, true, false, true])
    #expect(request.grants[3].sentence.contains("unknown"))
  }

  @Test(
    "an e-mail-only sign-in asks for nothing beyond",
    arguments: [
      "https://accounts.google.com/o/oauth2/v2/auth?scope=openid%20email",
      "https://www.facebook.com/dialog/oauth?scope=email,public_profile",
      "https://appleid.apple.com/auth/authorize?client_id=a&scope=email",
      "https://login.microsoftonline.com/common/oauth2/v2.0/authorize?scope=openid+email",
      "https://www.linkedin.com/oauth/v2/authorization?scope=openid%20email",
      "https://github.com/login/oauth/authorize?scope=user:email",
    ])
  func emailOnly(_ url: String) throws {
    let request = try read(url)
    #expect(request.beyondEmail == [])
    #expect(request.provider != nil && request.company() != nil)
  }

  @Test(
    "each provider is recognised and its own scopes are explained",
    arguments: [
      ("https://appleid.apple.com/auth/authorize?scope=name+email", "apple", "name"),
      (
        "https://login.microsoftonline.com/t-1/oauth2/v2.0/authorize?scope=https://graph.microsoft.com/Mail.Read",
        "microsoft", "https://graph.microsoft.com/Mail.Read"
      ),
      ("https://x.com/i/oauth2/authorize?scope=users.read%20dm.read", "x", "dm.read"),
      ("https://twitter.com/i/oauth2/authorize?scope=offline.access", "x", "offline.access"),
      (
        "https://www.linkedin.com/oauth/v2/authorization?scope=r_fullprofile", "linkedin",
        "r_fullprofile"
      ),
      ("https://github.com/login/oauth/authorize?scope=repo", "github", "repo"),
    ])
  func providers(_ url: String, _ company: String, _ beyond: String) throws {
    let request = try read(url)
    #expect(request.company()?.id == company)
    #expect(request.beyondEmail.map(\.name) == [beyond])
    #expect(request.grants.allSatisfy { $0.isKnown })
  }

  @Test("a missing scope means the provider's default, and that is said")
  func defaults() throws {
    let request = try read("https://www.facebook.com/dialog/oauth?client_id=5")
    #expect(request.usesDefaultScope)
    #expect(request.grants.map(\.name) == ["public_profile"])
    #expect(request.grants.map(\.source) == [.providerDefault])
    #expect(request.note?.contains("public profile") == true)
    let other = try read("https://id.example/authorize?response_type=code&client_id=5")
    #expect(other.usesDefaultScope && other.provider == nil && other.grants == [])
    #expect(other.note?.contains("not known") == true)
  }

  @Test("any address with response type and client is a sign-in, and nothing less is")
  func generic() throws {
    let request = try read(
      "https://id.example/go?response_type=id_token%20code&client_id=5&scope=openid%20phone%20zzz")
    #expect(request.responseTypes == ["id_token", "code"])
    #expect(request.beyondEmail.map(\.name) == ["phone", "zzz"])
    #expect(AuthorizationRequest(url: "https://id.example/go?client_id=5") == nil)
    #expect(AuthorizationRequest(url: "https://id.example/go?response_type=code") == nil)
    #expect(AuthorizationRequest(url: "https://www.facebook.com/tr?id=5") == nil)
    #expect(AuthorizationRequest(url: "ftp://id.example/?response_type=a&client_id=b") == nil)
    #expect(AuthorizationRequest(url: "nonsense") == nil)
  }

  @Test("claims are read, and those of e-mail do not go beyond it")
  func claims() throws {
    let claims =
      #"{"userinfo":{"email":{"essential":true},"birthdate":null},"id_token":{"acr":{},"odd":{}}}"#
    let request = try read(
      "https://id.example/a?response_type=code&client_id=5&scope=openid&claims="
        + claims.replacing("\"", with: "%22"))
    #expect(request.claims == ["acr", "birthdate", "email", "odd"])
    #expect(request.beyondEmail.map(\.name) == ["birthdate", "odd"])
    #expect(request.grants.last?.isKnown == false)
  }

  @Test("a request token is opened, and what it says holds over the address")
  func token() throws {
    let payload =
      #"{"client_id":"5","response_type":"code","scope":"openid email address","#
      + #""claims":{"userinfo":{"picture":null}}}"#
    let token = "eyJhbGciOiJub25lIn0." + Base64.urlEncode(payload.utf8) + "."
    let request = try read("https://id.example/a?client_id=5&scope=openid&request=\(token)")
    #expect(request.scopes == ["openid", "email", "address"])
    #expect(request.claims == ["picture"])
    #expect(!request.isHidden)
  }

  @Test(
    "what cannot be seen is said to be hidden, and why",
    arguments: [
      (
        "https://id.example/a?client_id=5&request_uri=urn:ietf:params:oauth:request_uri:x",
        AuthorizationRequest.Hiding.pushed
      ),
      ("https://id.example/a?client_id=5&response_type=code&request=a.b.c.d.e", .unreadableToken),
      ("https://api.twitter.com/oauth/authenticate?oauth_token=abc", .setAtCompany),
      ("https://www.facebook.com/v19.0/dialog/oauth?client_id=5&config_id=9", .setAtCompany),
    ])
  func hidden(_ url: String, _ hiding: AuthorizationRequest.Hiding) throws {
    let request = try read(url)
    #expect(request.hiding == hiding)
    #expect(request.isHidden && !request.usesDefaultScope && request.grants == [])
    #expect(request.note != nil)
  }

  @Test("every provider belongs to a company of the catalogue, whose domains hold its endpoints")
  func providersStand() {
    for provider in SignInProvider.all {
      #expect(Catalogue.standard.company(id: provider.companyID) != nil, "\(provider.id)")
      for endpoint in provider.endpoints {
        let party = Catalogue.standard.party(
          host: endpoint.host, path: endpoint.pathPrefix.replacing("*", with: "a"))
        #expect(party?.company.id == provider.companyID, "\(endpoint.host)")
        #expect(party?.product?.kind == .signIn, "\(endpoint.host)\(endpoint.pathPrefix)")
      }
    }
    #expect(Catalogue.standard.company(id: "x")?.signIn.count == 2)
  }
}
