import Staff
import Testing

@testable import Server

/// The desk's navigation leads where a role may go, and nowhere else.
@Suite struct DeskNavigationTests {
  @Test(
    "every link of the desk's navigation opens for the role that is shown it",
    arguments: StaffRole.allCases)
  func opens(_ role: StaffRole) async throws {
    try await House.run { house in
      let cookie = try await house.signIn(staff: "somebody", role)
      let page = try await house.client.send(
        "GET", "/desk/sessions", headers: ["Cookie": cookie])
      let links = Self.links(page.text)
      #expect(links.contains("/desk/sessions"))
      for link in links {
        let path = String(link.prefix { $0 != "#" })
        let answer = try await house.client.send("GET", path, headers: ["Cookie": cookie])
        #expect(answer.status == 200, "\(role) \(link): \(answer.status)")
        #expect(Self.links(answer.text) == links, "\(role) \(link)")
        let current = Self.navigation(answer.text).occurrences(of: "aria-current=\"page\"")
        #expect(current == 1, "\(role) \(link)")
        #expect(
          Self.navigation(answer.text).contains("href=\"\(path)\" aria-current=\"page\""))
      }
      for place in DeskPlace.all {
        guard case .staff(let power) = place.route.need else {
          Issue.record("\(place.label) is no place of the desk")
          continue
        }
        #expect(
          links.contains(place.route.path + place.part) == Permissions.may(role, power),
          "\(role) \(place.label)")
      }
    }
  }

  @Test("it stands on the desk's pages alone: not on public ones, not on a member's")
  func elsewhere() async throws {
    try await House.run { house in
      let lead = try await house.signIn(staff: "lena", .privacyLead)
      let member = try await house.signIn(.member(house.member))
      for (path, cookie) in [("/", lead), ("/questions", lead), ("/me", member), ("/", "")] {
        let page = try await house.client.send("GET", path, headers: ["Cookie": cookie])
        #expect(page.status == 200)
        #expect(Self.navigation(page.text).isEmpty, "\(path)")
      }
      // From there staff find back.
      let home = try await house.client.send("GET", "/", headers: ["Cookie": lead])
      #expect(home.text.contains("href=\"/desk\""))
    }
  }

  @Test("a page below the desk shows the navigation and claims to be none of its places")
  func below() async throws {
    try await House.run { house in
      try await house.declareSite()
      let lead = try await house.signIn(staff: "lena", .privacyLead)
      let scan = try await house.keep(SiteSamples.report([]))
      let page = try await house.client.send(
        "GET", "/desk/sites/\(scan)", headers: ["Cookie": lead])
      let navigation = Self.navigation(page.text)
      #expect(navigation.contains("href=\"/desk/evidence\""))
      #expect(!navigation.contains("aria-current"))
    }
  }

  private static func navigation(_ page: String) -> String {
    let (_, rest) = page.halves(at: "<nav aria-label=\"Desk\">")
    return rest.halves(at: "</nav>").before
  }

  private static func links(_ page: String) -> [String] {
    navigation(page).split(separator: "href=\"").dropFirst().map {
      String($0.prefix { $0 != "\"" })
    }
  }
}
