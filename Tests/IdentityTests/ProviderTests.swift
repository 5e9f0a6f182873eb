import Crypto
import FakeProvider
import Formats
import HTTPTypes
import Identity
import SignIn
import Testing

@Suite struct ProviderTests {
  static let journey = Journey(
    provider: "p", state: "the-state", nonce: "the-nonce",
    verifier: "a-verifier-of-forty-three-characters-at-least")

  /// Goes to a provider and comes back with a code.
  static func signIn(
    _ conduct: Provider.Conduct = .init(), issuer: String? = nil,
    _ look: @Sendable @escaping (Provider) -> Void = { _ in }
  ) async throws -> ProvedMail? {
    let proved = Box<ProvedMail>()
    try await Provider.run(conduct) { provider in
      let identity = Identity(patience: .seconds(120))
      provider.expect(journey)
      _ = try await identity.address(
        of: provider.settings, for: journey, returningTo: Provider.back, at: Provider.now)
      proved.value = try await identity.redeem(
        "the-code", of: provider.settings, issuer: issuer, for: journey,
        returningTo: Provider.back, at: Provider.now)
      look(provider)
    }
    return proved.value
  }

  @Test("a provider proves an e-mail address, and of the rest only the names are kept")
  func good() async throws {
    let proved = try await Self.signIn { provider in
      #expect(provider.form.contains("grant_type=authorization_code"))
      #expect(provider.form.contains("code=the-code"))
      #expect(provider.form.contains("code_verifier=" + Self.journey.verifier))
      #expect(provider.form.contains("client_id=us"))
      #expect(provider.count("/me") == 0)
    }
    #expect(proved?.address == "Ada@Example.org")
    #expect(proved?.subject == "s-1" && proved?.issuer.hasPrefix("http://127.0.0.1:") == true)
    #expect(
      proved?.claims == [
        "aud", "email", "email_verified", "exp", "iat", "iss", "nonce", "picture", "sub",
      ])
  }

  @Test("a visitor is sent with exactly two scopes, a state, a nonce and a hashed verifier")
  func address() async throws {
    try await Provider.run { provider in
      let address = try await Identity(patience: .seconds(120)).address(
        of: provider.settings, for: Self.journey, returningTo: Provider.back, at: Provider.now)
      let query = address.split(separator: "?").dropFirst().first?.split(separator: "&") ?? []
      #expect(address.hasPrefix(provider.address + "/authorize?"))
      #expect(
        Set(query.map(String.init)) == [
          "response_type=code", "client_id=us", "scope=openid%20email", "state=the-state",
          "nonce=the-nonce", "code_challenge=" + Self.journey.challenge,
          "code_challenge_method=S256",
          "redirect_uri=https%3A%2F%2Fprivacy.nest.example%2Fsign-in%2Fmember%2Fback",
        ])
      #expect(!address.contains(Self.journey.verifier))
    }
  }

  @Test("an address that is kept apart counts if it is about the same person")
  func userInfo() async throws {
    var conduct = Provider.Conduct(
      claims: ["email": nil, "email_verified": nil],
      userInfo: ["sub": "s-1", "email": "ada@example.org", "email_verified": true, "name": "Ada"])
    let proved = try await Self.signIn(conduct) { provider in
      #expect(provider.authorizations == ["Bearer a-1"])
    }
    #expect(proved?.address == "ada@example.org")
    #expect(proved?.claims.contains("name") == true)
    conduct.userInfo?["sub"] = "s-2"
    let other = conduct
    await #expect(throws: IdentityError.wrong(claim: "sub")) { try await Self.signIn(other) }
  }

  static let bad: [(String, [String: JSON?], IdentityError)] = [
    ("nonce", ["nonce": "another"], .wrong(claim: "nonce")),
    ("no nonce", ["nonce": nil], .missing(claim: "nonce")),
    ("audience", ["aud": "them"], .wrong(claim: "aud")),
    ("audience beside us", ["aud": ["us", "them"]], .wrong(claim: "aud")),
    ("party", ["azp": "them"], .wrong(claim: "azp")),
    ("issuer", ["iss": "https://evil.example"], .wrong(claim: "iss")),
    ("expired", ["exp": .integer(Provider.seconds)], .time),
    ("old", ["iat": .integer(Provider.seconds - 601)], .time),
    ("future", ["iat": .integer(Provider.seconds + 61)], .time),
    ("nobody", ["sub": nil], .missing(claim: "sub")),
    ("unverified", ["email_verified": false], .unverifiedMail),
    ("verified in words", ["email_verified": "true"], .unverifiedMail),
    ("not said to be verified", ["email_verified": nil], .unverifiedMail),
    ("empty address", ["email": ""], .missing(claim: "email")),
  ]

  @Test("a token that does not fit signs nobody in", arguments: bad.indices)
  func refused(_ index: Int) async throws {
    let (_, claims, error) = Self.bad[index]
    await #expect(throws: error) { try await Self.signIn(.init(claims: claims)) }
  }

  @Test("a token that is not signed as it must be signs nobody in")
  func unsigned() async throws {
    for header in [#"{"alg":"none","kid":"k1"}"#, #"{"alg":"HS256","kid":"k1"}"#] {
      await #expect(throws: IdentityError.algorithm) {
        try await Self.signIn(.init(header: header))
      }
    }
    await #expect(throws: IdentityError.unknownKey) {
      try await Self.signIn(.init(header: #"{"alg":"ES256","kid":"k2"}"#))
    }
  }

  @Test("a description of another issuer is no description")
  func issuer() async throws {
    await #expect(throws: IdentityError.wrong(claim: "issuer")) {
      try await Self.signIn(.init(issuer: "https://accounts.example"))
    }
  }

  @Test("who names another provider on the way back, or none where it must, is refused")
  func mixedUp() async throws {
    await #expect(throws: IdentityError.wrong(claim: "iss")) {
      try await Self.signIn(issuer: "https://other.example")
    }
    await #expect(throws: IdentityError.wrong(claim: "iss")) {
      try await Self.signIn(
        .init(description: ["authorization_response_iss_parameter_supported": true]))
    }
  }

  @Test("we call no address that a description gives without https")
  func plain() async throws {
    for name in ["token_endpoint", "jwks_uri", "authorization_endpoint", "userinfo_endpoint"] {
      await #expect(throws: IdentityError.unusableAnswer) {
        try await Self.signIn(.init(description: [name: "http://evil.example/x"]))
      }
    }
  }

  @Test("answers that are too large, broken, redirected or refused sign nobody in")
  func answers() async throws {
    let large = String(repeating: " ", count: 70_000)
    let description = "/.well-known/openid-configuration"
    let cases: [(String, HTTPResponse.Status, String, IdentityError)] = [
      (description, .ok, large, .tooLarge), ("/token", .ok, large, .tooLarge),
      ("/jwks", .ok, String(repeating: " ", count: 270_000), .tooLarge),
      (description, .ok, "<html>", .unusableAnswer), ("/token", .ok, "[]", .unusableAnswer),
      ("/token", .ok, "{}", .missing(claim: "id_token")),
      ("/token", .ok, #"{"id_token":"a","id_token":"b"}"#, .unusableAnswer),
      ("/token", .badRequest, #"{"error":"invalid_grant"}"#, .refused),
      ("/token", .internalServerError, "{}", .unusableAnswer),
      (description, .found, "", .unusableAnswer),
    ]
    for (path, status, body, error) in cases {
      await #expect(throws: error) {
        try await Self.signIn(.init(answers: [path: (status, body)]))
      }
    }
  }

  @Test("a provider that is not there is not asked again at once by everybody")
  func unreachable() async throws {
    let conduct = Provider.Conduct(
      answers: ["/.well-known/openid-configuration": (.internalServerError, "")])
    try await Provider.run(conduct) { provider in
      let identity = Identity(patience: .seconds(120))
      for error in [IdentityError.unusableAnswer, .unreachable, .unreachable] {
        await #expect(throws: error) {
          try await identity.address(
            of: provider.settings, for: Self.journey, returningTo: Provider.back,
            at: Provider.now)
        }
      }
      #expect(provider.count("/.well-known/openid-configuration") == 1)
    }
  }

  @Test("keys are fetched once, and again for an unknown name at most once a minute")
  func keys() async throws {
    try await Provider.run { provider in
      let identity = Identity(patience: .seconds(120))
      let host = HostSite(
        issuer: HostTokenTests.issuer, keys: .address(provider.address + "/jwks"))
      let token = try HostTokenTests.key.token(HostTokenTests.claims, named: "unknown")
      for second in [0, 1, 30, 59] as [Int64] {
        await #expect(throws: IdentityError.unknownKey) {
          try await identity.check(
            hostToken: token, of: host, origin: HostTokenTests.origin,
            at: Provider.now.adding(seconds: second))
        }
      }
      #expect(provider.count("/jwks") == 1)
      await #expect(throws: IdentityError.unknownKey) {
        try await identity.check(
          hostToken: token, of: host, origin: HostTokenTests.origin,
          at: Provider.now.adding(seconds: 60))
      }
      #expect(provider.count("/jwks") == 2)
    }
  }
}
