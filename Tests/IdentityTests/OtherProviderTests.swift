import AsyncHTTPClient
import FakeProvider
import Formats
import Identity
import NIOCore
import NIOHTTP1
import SignIn
import Testing

/// Against a provider that others wrote: what we take for the protocol is not only our own reading of it.
@Suite(.enabled(if: OtherProvider.isThere, "Scripts/oidc installs the provider"), .serialized)
struct OtherProviderTests {
  private static let journey = Journey(
    provider: "mock", state: "state-1", nonce: "nonce-1",
    verifier: "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")

  /// Signs somebody in at the provider and gives the fields with which it sends the browser back.
  private static func visit(
    _ address: String, as user: String, _ client: HTTPClient
  ) async throws -> [String: String] {
    var request = HTTPClientRequest(url: address)
    request.method = .POST
    request.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
    request.body = .bytes(ByteBuffer(string: "sub=" + user))
    let answer = try await client.execute(request, timeout: .seconds(20))
    let location = answer.headers.first(name: "location") ?? ""
    var fields: [String: String] = [:]
    for pair in location.split(separator: "?").dropFirst().first?.split(separator: "&") ?? [] {
      let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
      if parts.count == 2 { fields[parts[0]] = parts[1] }
    }
    return fields
  }

  private static func describe(
    _ user: String, _ claims: String, at provider: OtherProvider, _ client: HTTPClient
  ) async throws {
    var request = HTTPClientRequest(url: provider.address + "/users/" + user)
    request.method = .PUT
    request.headers.add(name: "Content-Type", value: "application/json")
    request.body = .bytes(ByteBuffer(string: claims))
    let answer = try await client.execute(request, timeout: .seconds(20))
    #expect(answer.status.code == 204)
  }

  private static func run(
    _ test: (OtherProvider, ProviderSettings, HTTPClient) async throws -> Void
  ) async throws {
    let provider = try OtherProvider()
    let client = HTTPClient(
      eventLoopGroupProvider: .singleton, configuration: .init(redirectConfiguration: .disallow))
    let settings = ProviderSettings(
      // It wants a secret and takes any: this variable is set wherever tests run.
      id: "mock", label: "Mock", issuer: provider.address, clientID: "aboveboard",
      secretVariable: "PATH")
    do {
      try await test(provider, settings, client)
    } catch {
      try await client.shutdown()
      throw error
    }
    try await client.shutdown()
  }

  @Test("somebody signs in, and their verified address and the names of the rest come back")
  func signIn() async throws {
    try await Self.run { provider, settings, client in
      try await Self.describe(
        "ada", #"{"email":"ada@example.org","email_verified":true,"name":"Ada","club":"x"}"#,
        at: provider, client)
      let (identity, now) = (Identity(patience: .seconds(120)), Timestamp.now())
      let address = try await identity.address(
        of: settings, for: Self.journey, returningTo: Provider.back, at: now)
      let fields = try await Self.visit(address, as: "ada", client)
      #expect(fields["state"] == Self.journey.state)
      let proved = try await identity.redeem(
        try #require(fields["code"]), of: settings, issuer: nil, for: Self.journey,
        returningTo: Provider.back, at: now)
      #expect(proved.address == "ada@example.org")
      #expect(proved.claims.contains("email_verified") && proved.claims.contains("club"))
      // We asked for the address alone, so a name does not even come.
      #expect(!proved.claims.contains("name"))
    }
  }

  @Test("an address that the provider has not verified signs nobody in")
  func unverified() async throws {
    try await Self.run { provider, settings, client in
      let (identity, now) = (Identity(patience: .seconds(120)), Timestamp.now())
      let address = try await identity.address(
        of: settings, for: Self.journey, returningTo: Provider.back, at: now)
      let fields = try await Self.visit(address, as: "bob@example.org", client)
      let code = try #require(fields["code"])
      await #expect(throws: IdentityError.unverifiedMail) {
        try await identity.redeem(
          code, of: settings, issuer: nil, for: Self.journey, returningTo: Provider.back, at: now)
      }
      // The code was used up by that.
      await #expect(throws: IdentityError.refused) {
        try await identity.redeem(
          code, of: settings, issuer: nil, for: Self.journey, returningTo: Provider.back, at: now)
      }
    }
  }

  @Test("a code that was asked for on another journey signs nobody in")
  func otherJourney() async throws {
    try await Self.run { provider, settings, client in
      try await Self.describe(
        "ada", #"{"email":"ada@example.org","email_verified":true}"#, at: provider, client)
      let (identity, now) = (Identity(patience: .seconds(120)), Timestamp.now())
      let address = try await identity.address(
        of: settings, for: Self.journey, returningTo: Provider.back, at: now)
      let fields = try await Self.visit(address, as: "ada", client)
      let other = Journey(
        provider: "mock", state: "state-2", nonce: "nonce-2", verifier: Self.journey.verifier)
      let code = try #require(fields["code"])
      await #expect(throws: IdentityError.wrong(claim: "nonce")) {
        try await identity.redeem(
          code, of: settings, issuer: nil, for: other, returningTo: Provider.back, at: now)
      }
    }
  }
}
