import Formats
import Staff
import Testing
import Workspace

@testable import Server

@Suite struct HeadersTests {
  @Test("every answer carries the headers that keep others out, whatever the route")
  func everywhere() async throws {
    try await House.run { house in
      for route in RouteTests.all {
        for method in ["GET", "POST", "HEAD", "DELETE"] {
          let answer = try await house.client.send(method, route.path)
          let what = "\(method) \(route.pattern) \(answer.status)"
          #expect(
            answer.header("content-security-policy")
              == SecurityHeaders.contentSecurityPolicy, "\(what)")
          #expect(answer.header("x-content-type-options") == "nosniff", "\(what)")
          #expect(answer.header("referrer-policy") == "no-referrer", "\(what)")
          #expect(answer.header("cross-origin-opener-policy") == "same-origin", "\(what)")
          #expect(answer.header("permissions-policy") != nil, "\(what)")
          #expect(answer.header("set-cookie") == nil, "\(what)")
          if !route.isPublic { #expect(answer.header("cache-control") == "no-store", "\(what)") }
          if method == "DELETE" { #expect(answer.status == 405, "\(what)") }
          if method == "HEAD" { #expect(answer.body.isEmpty, "\(what)") }
          #expect(answer.status != 500, "\(what)")
        }
      }
    }
  }

  @Test("HEAD tells the length of what GET would send")
  func head() async throws {
    try await House.run { house in
      let got = try await house.client.send("GET", "/style.css")
      let head = try await house.client.send("HEAD", "/style.css")
      #expect(got.status == 200)
      #expect(head.status == 200)
      #expect(got.body.count == PageRenderer.styleSheet.utf8.count)
      #expect(head.header("content-length") == String(got.body.count))
    }
  }

  @Test("an unknown address is a page, and an address asked in the wrong way says how to ask")
  func unknown() async throws {
    try await House.run { house in
      let missing = try await house.client.send("GET", "/nothing/here")
      #expect(missing.status == 404)
      #expect(missing.text.contains("There is no such page"))
      #expect(!missing.text.contains("nothing/here"))
      let wrong = try await house.client.send("POST", "/desk")
      #expect(wrong.status == 405)
      #expect(wrong.header("allow") == "GET, HEAD")
      let api = try await house.client.send("GET", "/v1/may?email=ada@example.org")
      #expect(api.status == 405)
      #expect(api.header("content-type") == "application/problem+json")
    }
  }

  @Test("https brings Secure cookies and Strict-Transport-Security")
  func secure() async throws {
    try await House.run(settings: ServerSettings(port: 0, isSecure: true)) { house in
      let link = try await house.workspace.staff.makeLink(
        for: .member(house.member), at: house.clock.now)
      let answer = try await house.client.send("POST", "/in/\(link.token.text)")
      let cookie = answer.header("set-cookie") ?? ""
      #expect(answer.status == 303)
      for part in ["__Host-aboveboard=", "Secure", "HttpOnly", "SameSite=Lax", "Path=/"] {
        #expect(cookie.contains(part))
      }
      #expect(answer.header("strict-transport-security") != nil)
    }
  }

  @Test("the log holds no path that varies, no query, no name and no token")
  func log() async throws {
    try await House.run { house in
      let cookie = try await house.signIn(.member(house.member))
      _ = try await house.client.send("GET", "/shared?with=Planted+Name")
      _ = try await house.client.send("GET", "/in/planted-token")
      _ = try await house.client.send("GET", "/me?x=planted", headers: ["Cookie": cookie])
      _ = try await house.client.send("PLANTED", "/planted")
      let log = house.log.all.joined(separator: "\n").lowercased()
      #expect(log.contains("/in/{}"))
      #expect(!log.contains("planted"))
      #expect(!log.contains("ada"))
      #expect(!log.contains(cookie.lowercased()))
    }
  }
}
