import SignIn
import Testing

@Suite struct SettingsTests {
  static func read(_ text: String) throws -> SignInSettings {
    try SignInSettings(reading: Array(text.utf8), folder: "/w")
  }

  @Test("the file declares our origin, the host site and providers in their order")
  func whole() throws {
    let settings = try Self.read(
      """
      origin: https://privacy.nest.example
      host:
        issuer: https://nest.example
        jwks: host-keys.json
      providers:
        - id: google
          label: Google
          issuer: https://accounts.google.com
          client-id: "123"
          client-secret-env: GOOGLE_SECRET
        - id: other
          label: Other
          issuer: http://127.0.0.1:9400
          client-id: us
      """)
    #expect(
      settings
        == SignInSettings(
          origin: "https://privacy.nest.example",
          host: HostSite(issuer: "https://nest.example", keys: .file("/w/host-keys.json")),
          providers: [
            ProviderSettings(
              id: "google", label: "Google", issuer: "https://accounts.google.com",
              clientID: "123", secretVariable: "GOOGLE_SECRET"),
            ProviderSettings(
              id: "other", label: "Other", issuer: "http://127.0.0.1:9400", clientID: "us"),
          ]))
    #expect(settings.provider("other", for: .member)?.label == "Other")
    #expect(settings.provider("none", for: .member) == nil)
  }

  @Test("providers of staff are a list of their own, and one of members is none of them")
  func staff() throws {
    let settings = try Self.read(
      """
      origin: https://privacy.nest.example
      providers:
        - {id: google, label: Google, issuer: "https://accounts.google.com", client-id: us}
      staff:
        - {id: work, label: Work, issuer: "https://work.example", client-id: desk}
      """)
    #expect(settings.providers(for: .member).map(\.id) == ["google"])
    #expect(settings.providers(for: .staff).map(\.id) == ["work"])
    #expect(settings.provider("google", for: .staff) == nil)
    #expect(settings.provider("work", for: .member) == nil)
    #expect(try Self.read("origin: https://a.example").staff.isEmpty)
  }

  @Test(
    "a file that could be misunderstood is refused with its line",
    arguments: [
      ("", 1), ("- origin", 1), ("origin: privacy.example", 1), ("origin: http://a.example", 1),
      ("origin: https://a.example/path", 1), ("origin: https://u@a.example", 1),
      ("origin: https://a.example\norigin: https://b.example", 1),
      ("origin: https://a.example\nhsot: x", 2),
      ("origin: https://a.example\nhost:\n  issuer: x", 3),
      ("origin: https://a.example\nhost:\n  issuer: x\n  jwks: http://a.example/k", 4),
      ("origin: https://a.example\nproviders: google", 2),
      ("origin: https://a.example\nproviders:\n  - id: A\n    label: A", 3),
      ("origin: https://a.example\nstaff: work", 2),
      ("origin: &a https://a.example", 1), ("origin: [", 1), ("origin: \"a\u{0}b\"", 1),
    ])
  func refused(_ text: String, _ line: Int) {
    let error = #expect(throws: SignInSettingsError.self) { try Self.read(text) }
    if text.hasPrefix("origin: https://a.example\n"), !text.contains("origin: https://b") {
      #expect(error?.line == line)
    }
    #expect(error?.description.contains("a.example") != true)
  }

  @Test("two providers of one identifier are refused, since a visitor would go to either")
  func twice() {
    let provider = "  - {id: a, label: A, issuer: \"https://a.example\", client-id: x}\n"
    #expect(throws: SignInSettingsError.self) {
      try Self.read("origin: https://a.example\nproviders:\n" + provider + provider)
    }
  }

  @Test(
    "addresses are called with https, or on this machine",
    arguments: [
      ("https://a.example", true), ("https://a.example:8443/x?y=z", true),
      ("http://127.0.0.1:9400", true), ("http://localhost/x", true), ("http://[::1]:80/", true),
      ("http://a.example", false), ("http://127.0.0.1.evil.example", false),
      ("http://localhost@evil.example", false), ("https://", false), ("ftp://a.example", false),
      ("https://a.example/\r\nX: y", false), ("https://a.example\\@b", false), ("", false),
    ])
  func addresses(_ text: String, _ isUsable: Bool) {
    #expect(WebAddress.isUsable(text) == isUsable)
  }
}
