import Crypto
import CryptoExtras
import FakeProvider
import Formats
import Foundation
import Identity
import SignIn
import Testing

@Suite struct HostTokenTests {
  static let now = Provider.now
  static let seconds = Provider.seconds
  static let origin = "https://privacy.nest.example"
  static let issuer = "https://nest.example"
  static let claims: [String: JSON] = [
    "iss": .string(issuer), "aud": .string(origin), "sub": "m-1", "jti": "t-1",
    "iat": .integer(seconds), "exp": .integer(seconds + 300),
  ]
  static let key = Signer.es256(P256.Signing.PrivateKey())

  /// Checks a token against a file of keys.
  static func check(
    _ token: String, keys: [JSON]? = nil, at now: Timestamp = now
  ) async throws -> HostClaim {
    let set = JSON.object(["keys": .array(try keys ?? [key.jwk("k1")])]).text
    return try await check(token, file: set, at: now)
  }

  static func check(
    _ token: String, file: String, at now: Timestamp = now
  ) async throws -> HostClaim {
    let path = FileManager.default.temporaryDirectory.path + "/ab-keys-\(UUID().uuidString)"
    try Data(file.utf8).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try await Identity(patience: .seconds(120)).check(
      hostToken: token, of: HostSite(issuer: issuer, keys: .file(path)), origin: origin, at: now)
  }

  /// The usual claims with some of them changed; nil takes one away.
  static func with(_ changes: [String: JSON?]) -> [String: JSON] {
    var claims = claims
    for (name, value) in changes { claims[name] = value }
    return claims
  }

  @Test("a token names the host's member, in each of the three ways of signing")
  func good() async throws {
    let signers = [
      Self.key, .eddsa(Curve25519.Signing.PrivateKey()),
      .rs256(try _RSA.Signing.PrivateKey(keySize: .bits2048)),
    ]
    for signer in signers {
      let claim = try await Self.check(
        try signer.token(Self.claims), keys: [try signer.jwk("k1", ["use": "sig"])])
      #expect(claim.member == "m-1" && claim.token == "t-1")
      #expect(claim.expires == Self.now.adding(seconds: 300))
    }
  }

  @Test(
    "a token without a key's name is checked with the only key of its kind, never with one of two")
  func unnamed() async throws {
    let other = Signer.es256(P256.Signing.PrivateKey())
    let token = try Self.key.token(Self.claims, named: nil)
    #expect(try await Self.check(token).member == "m-1")
    await #expect(throws: IdentityError.unknownKey) {
      try await Self.check(token, keys: [try Self.key.jwk("k1"), try other.jwk("k2")])
    }
  }

  @Test("an audience may be written as a list of us alone")
  func listed() async throws {
    let token = try Self.key.token(Self.with(["aud": .array([.string(Self.origin)])]))
    #expect(try await Self.check(token).member == "m-1")
  }

  static let wrong: [(String, [String: JSON?], IdentityError)] = [
    ("issuer", ["iss": "https://evil.example"], .wrong(claim: "iss")),
    ("no issuer", ["iss": nil], .missing(claim: "iss")),
    ("audience", ["aud": "https://other.example"], .wrong(claim: "aud")),
    ("two audiences", ["aud": [.string(origin), "https://x.example"]], .wrong(claim: "aud")),
    ("no audience", ["aud": nil], .missing(claim: "aud")),
    ("expired", ["exp": .integer(seconds)], .time),
    (
      "ends before it begins", ["iat": .integer(seconds + 50), "exp": .integer(seconds + 9)], .time
    ),
    ("lives too long", ["exp": .integer(seconds + 301)], .time),
    ("from the future", ["iat": .integer(seconds + 61), "exp": .integer(seconds + 99)], .time),
    ("not yet", ["nbf": .integer(seconds + 61)], .time),
    ("no end", ["exp": nil], .missing(claim: "exp")),
    ("no beginning", ["iat": nil], .missing(claim: "iat")),
    ("end as text", ["exp": .string(String(seconds + 300))], .missing(claim: "exp")),
    ("no member", ["sub": nil], .missing(claim: "sub")),
    ("empty member", ["sub": ""], .missing(claim: "sub")),
    ("member as number", ["sub": 7], .missing(claim: "sub")),
    ("no name", ["jti": nil], .missing(claim: "jti")),
  ]

  @Test("a token whose claims do not fit is refused", arguments: wrong.indices)
  func refused(_ index: Int) async throws {
    let (_, changes, error) = Self.wrong[index]
    await #expect(throws: error) {
      try await Self.check(try Self.key.token(Self.with(changes)))
    }
  }

  @Test("a token ends at its second, not after it")
  func end() async throws {
    let token = try Self.key.token(Self.claims)
    _ = try await Self.check(token, at: Self.now.adding(seconds: 299))
    await #expect(throws: IdentityError.time) {
      try await Self.check(token, at: Self.now.adding(seconds: 300))
    }
  }

  @Test("no token is believed that is unsigned, or signed with what is public")
  func unsigned() async throws {
    let claims = JSON.object(Self.claims).text
    let body = Base64.urlEncode(Array(claims.utf8))
    for header in [
      #"{"alg":"none"}"#, #"{"alg":"None","kid":"k1"}"#, #"{"kid":"k1"}"#, #"{"alg":["ES256"]}"#,
    ] {
      let text = Base64.urlEncode(Array(header.utf8)) + "." + body + "."
      await #expect(throws: IdentityError.algorithm) { try await Self.check(text) }
    }
    let header = Base64.urlEncode(Array(#"{"alg":"HS256","kid":"k1"}"#.utf8))
    let secret = SymmetricKey(data: Array(try Self.key.jwk("k1").text.utf8))
    let code = HMAC<SHA256>.authenticationCode(
      for: Array((header + "." + body).utf8), using: secret)
    await #expect(throws: IdentityError.algorithm) {
      try await Self.check(header + "." + body + "." + Base64.urlEncode(code))
    }
  }

  @Test("a key serves its own algorithm only")
  func crossed() async throws {
    let token = try Self.key.token(
      #"{"alg":"RS256","kid":"k1"}"#, JSON.object(Self.claims).text)
    await #expect(throws: IdentityError.unknownKey) { try await Self.check(token) }
  }

  @Test("another's signature, and a changed token, are refused")
  func forged() async throws {
    let other = Signer.es256(P256.Signing.PrivateKey())
    await #expect(throws: IdentityError.signature) {
      try await Self.check(try other.token(Self.claims))
    }
    let token = try Self.key.token(Self.claims)
    let changed = try Self.key.token(Self.with(["sub": "m-2"]))
    let parts = token.split(separator: ".")
    let others = changed.split(separator: ".")
    await #expect(throws: IdentityError.signature) {
      try await Self.check("\(parts[0]).\(others[1]).\(parts[2])")
    }
    await #expect(throws: IdentityError.signature) {
      try await Self.check("\(parts[0]).\(parts[1]).")
    }
  }

  @Test("a claim that stands twice, and a header that must be understood, are refused")
  func tricks() async throws {
    let claims = JSON.object(Self.claims).text
    let twice = #"{"sub":"m-2","# + claims.dropFirst()
    await #expect(throws: IdentityError.malformed) {
      try await Self.check(try Self.key.token(#"{"alg":"ES256","kid":"k1"}"#, twice))
    }
    await #expect(throws: IdentityError.malformed) {
      try await Self.check(
        try Self.key.token(#"{"alg":"ES256","kid":"k1","crit":["x"],"x":1}"#, claims))
    }
    for text in ["", "a.b", "a.b.c", "....", String(repeating: "a", count: 20_000)] {
      await #expect(throws: IdentityError.malformed) { try await Self.check(text) }
    }
  }

  @Test("keys that are for another use, of another kind or too many are not used")
  func keys() async throws {
    let token = try Self.key.token(Self.claims)
    let jwk = try Self.key.jwk("k1")
    for bad in [try Self.key.jwk("k1", ["use": "enc"]), try Self.key.jwk("k1", ["alg": "ES384"])] {
      await #expect(throws: IdentityError.unknownKey) { try await Self.check(token, keys: [bad]) }
    }
    #expect(try await Self.check(token, keys: [["kty": "oct", "k": "AAAA"], jwk]).member == "m-1")
    // Two keys of one name: nobody can say which is meant.
    await #expect(throws: IdentityError.unknownKey) {
      try await Self.check(token, keys: [jwk, jwk])
    }
    await #expect(throws: IdentityError.unusableAnswer) {
      try await Self.check(token, keys: Array(repeating: jwk, count: 101))
    }
    await #expect(throws: IdentityError.unusableAnswer) {
      try await Self.check(token, file: "<html>")
    }
    await #expect(throws: IdentityError.tooLarge) {
      try await Self.check(token, file: String(repeating: " ", count: 300_000))
    }
  }
}
