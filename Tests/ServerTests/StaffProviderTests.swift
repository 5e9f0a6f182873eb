import FakeProvider
import Formats
import Foundation
import Staff
import Store
import Testing
import Workspace

@testable import Server

/// Whole sign-ins of staff with a provider, as a browser makes them.
@Suite struct StaffProviderTests {
  private static let origin = "https://privacy.nest.example"
  private static let refused = "This identity opens nothing here"

  /// What the provider says of whoever comes, at the time that the house's clock shows.
  private static func claims(_ changes: [String: JSON?] = [:]) -> [String: JSON?] {
    let now = House.start.microseconds / 1_000_000
    let claims: [String: JSON?] = ["iat": .integer(now), "exp": .integer(now + 3_600)]
    return claims.merging(changes) { $1 }
  }

  /// A house where the provider is `work` for staff and `club` for members.
  private static func run(
    _ test: @Sendable @escaping (House, Provider) async throws -> Void
  ) async throws {
    try await Provider.run(.init(claims: claims(), userInfo: ["sub": "s-1"])) { provider in
      try await House.run { house in
        let common = "label: The Office, issuer: \"\(provider.address)\", client-id: us"
        let text = """
          origin: \(origin)
          providers:
            - {id: club, \(common)}
          staff:
            - {id: work, \(common)}
          """
        try Data(text.utf8).write(
          to: URL(fileURLWithPath: house.workspace.folder + "/sign-in.yaml"))
        try await house.workspace.staff.add(
          id: "lena", name: "Lena", role: .privacyLead, actor: House.system, at: house.clock.now)
        try await test(house, provider)
      }
    }
  }

  /// A browser on its way: what the provider sent it back with, and the cookie of the journey.
  private struct Way: Sendable {
    var back: String
    var cookie: String
  }

  /// Goes to the provider and comes as far as the address that leads back.
  private static func leave(
    _ house: House, _ provider: Provider, from path: String = "/sign-in/staff/with/work",
    cookie name: String = "aboveboard-staff-journey"
  ) async throws -> Way {
    let onward = try await house.client.send("POST", path)
    #expect(onward.status == 200)
    let link = try #require(
      onward.text.attributes("href").first { $0.contains("/authorize?") })
    let target = link.replacingOccurrences(of: "&amp;", with: "&")
      .dropFirst(provider.address.count)
    let port = try #require(provider.address.split(separator: ":").last.flatMap { Int($0) })
    let nodded = try await LoopbackClient(port: port).send("GET", String(target))
    let location = try #require(nodded.header("location"))
    #expect(location.hasPrefix(origin + "/sign-in/"))
    return Way(
      back: String(location.dropFirst(origin.count)),
      cookie: "\(name)=\(onward.cookie(name) ?? "")")
  }

  private static func signIn(
    _ house: House, _ provider: Provider
  ) async throws -> LoopbackClient.Answer {
    let way = try await leave(house, provider)
    return try await house.client.send("GET", way.back, headers: ["Cookie": way.cookie])
  }

  private static func bind(_ house: House, _ mail: String = "ada@example.org") async throws {
    try await house.workspace.bind(
      "lena", to: mail, at: "work", actor: House.system, now: house.clock.now)
  }

  @Test("staff go to their provider and back to their desk, and the address counts only once")
  func whole() async throws {
    try await Self.run { house, provider in
      let page = try await house.client.send("GET", "/sign-in")
      #expect(page.text.contains("Sign in with The Office"))
      #expect(page.text.attributes("action").contains("/sign-in/staff/with/work"))
      #expect(!page.text.contains("club"))
      try await Self.bind(house)
      let opened = try await Self.signIn(house, provider)
      #expect(opened.status == 303 && opened.header("location") == "/desk")
      let cookie = "aboveboard=\(opened.cookie("aboveboard") ?? "")"
      let desk = try await house.client.send("GET", "/desk", headers: ["Cookie": cookie])
      #expect(desk.status == 200 && desk.text.contains("privacy lead"))
      provider.say(["email": "ada.new@example.org"])
      #expect(try await Self.signIn(house, provider).status == 303)
      provider.say(["sub": "s-2"])
      let other = try await Self.signIn(house, provider)
      #expect(other.status == 403 && other.cookie("aboveboard") == nil)
      #expect(
        house.log.all.allSatisfy {
          !$0.localizedCaseInsensitiveContains("ada@") && !$0.contains("s-2")
            && !$0.contains("lena")
        })
    }
  }

  @Test("whoever is not bound, not verified or deactivated gets one answer")
  func refused() async throws {
    try await Self.run { house, provider in
      var pages: Set<String> = []
      func refuse() async throws {
        let answer = try await Self.signIn(house, provider)
        #expect(answer.status == 403 && answer.cookie("aboveboard") == nil)
        #expect(answer.text.contains(Self.refused))
        pages.insert(answer.text)
      }
      try await refuse()
      try await Self.bind(house)
      provider.say(["email_verified": false])
      try await refuse()
      provider.say(["email": nil])
      try await refuse()
      provider.say(["email": "someone@example.org"])
      try await refuse()
      provider.say([:])
      #expect(try await Self.signIn(house, provider).status == 303)
      try await house.workspace.staff.deactivate(
        id: "lena", actor: House.system, at: house.clock.now)
      try await refuse()
      #expect(pages.count == 1)
    }
  }

  @Test("the way back works once, in the browser that began it, and for whom it began")
  func journeys() async throws {
    try await Self.run { house, provider in
      try await Self.bind(house)
      let way = try await Self.leave(house, provider)
      #expect(try await house.client.send("GET", way.back).status == 410)
      let opened = try await house.client.send("GET", way.back, headers: ["Cookie": way.cookie])
      #expect(opened.status == 303)
      let again = try await house.client.send("GET", way.back, headers: ["Cookie": way.cookie])
      #expect(again.status == 410 && again.cookie("aboveboard") == nil)
      // The same provider, the same person: a journey of members does not end at the desk.
      let member = try await Self.leave(
        house, provider, from: "/sign-in/member/with/club", cookie: "aboveboard-journey")
      let state = member.cookie.split(separator: "=").last ?? ""
      let bent = try await house.client.send(
        "GET", member.back.replacingOccurrences(of: "/member/", with: "/staff/"),
        headers: ["Cookie": "aboveboard-staff-journey=\(state)"])
      #expect(bent.status == 410 && bent.cookie("aboveboard") == nil)
      let own = try await house.client.send(
        "GET", member.back, headers: ["Cookie": member.cookie])
      #expect(own.header("location") == "/sign-in/member/told")
    }
  }

  @Test("a provider of one list is none of the other, and without a list there is no button")
  func lists() async throws {
    try await Self.run { house, _ in
      #expect(try await house.client.send("POST", "/sign-in/staff/with/club").status == 404)
      #expect(try await house.client.send("POST", "/sign-in/member/with/work").status == 404)
      await #expect(throws: StaffError.providerUnknown) {
        try await house.workspace.bind(
          "lena", to: "ada@example.org", at: "club", actor: House.system, now: house.clock.now)
      }
      await #expect(throws: StaffError.malformedMail) { try await Self.bind(house, "ada") }
      let path = house.workspace.folder + "/sign-in.yaml"
      try Data("origin: [".utf8).write(to: URL(fileURLWithPath: path))
      let page = try await house.client.send("GET", "/sign-in")
      #expect(page.status == 200 && page.text.contains("type=\"password\""))
      #expect(!page.text.contains("Sign in with"))
    }
  }
}
