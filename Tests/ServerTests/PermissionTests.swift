import Formats
import HTTPTypes
import Staff
import Testing
import Workspace

@testable import Server

@Suite struct PermissionTests {
  @Test("every kind of address has a sample")
  func samples() {
    #expect(Set(Route.samples.map(RouteKind.init)) == Set(RouteKind.allCases))
  }

  @Test(
    "auditors change nothing, administrators have to do with accounts alone, support with members")
  func table() {
    func powers(_ role: StaffRole) -> Set<Power> {
      Set(Power.allCases.filter { Permissions.may(role, $0) })
    }
    #expect(powers(.auditor) == [.read, .ownSessions, .readAccounts])
    #expect(powers(.administrator) == [.ownSessions, .readAccounts, .manageAccounts])
    #expect(powers(.support) == [.lookUp, .voice, .requests, .ownSessions])
    #expect(Permissions.roles(.approve) == [.privacyLead])
    #expect(Power.allCases.allSatisfy { !Permissions.roles($0).isEmpty })
  }

  @Test(
    "each role is let in at each address as the table says, and nowhere else",
    arguments: StaffRole.allCases)
  func roles(_ role: StaffRole) async throws {
    try await House.run { house in
      let cookie = try await house.signIn(staff: "somebody", role)
      let token = try await house.formToken("/desk/sessions", cookie: cookie)
      #expect(!token.isEmpty)
      for route in Route.samples where route != .signOut {
        let isAllowed: Bool? =
          switch route.need {
          case .staff(let power): Permissions.may(role, power)
          case .anyone: true
          case .member, .program, .partner: nil
          }
        for method in route.methods {
          let isPost = method == .post
          let answer = try await house.client.send(
            method.rawValue, route.path,
            headers: ["Cookie": cookie, "Content-Type": House.formType],
            body: isPost ? House.form([("token", token)]) : "")
          let place = "\(role) \(method) \(route.pattern): \(answer.status)"
          switch isAllowed {
          case true:
            #expect(answer.status != 403, "\(place)")
            #expect(answer.status != 401 || route == .signIn, "\(place)")
          case false: #expect(answer.status == 403, "\(place)")
          // No role of staff makes somebody a member, and no session a program.
          case nil: #expect(answer.status == 401, "\(place)")
          }
        }
      }
    }
  }

  @Test("without a session, and as a member, nothing of the staff's opens")
  func outsiders() async throws {
    try await House.run { house in
      let member = try await house.signIn(.member(house.member))
      for route in Route.samples {
        for cookie in ["", member] {
          for method in route.methods where method != .head {
            let answer = try await house.client.send(
              method.rawValue, route.path,
              headers: ["Cookie": cookie, "Content-Type": House.formType])
            let place = "\(cookie.isEmpty) \(method) \(route.pattern): \(answer.status)"
            switch route.need {
            case .staff, .program, .partner: #expect(answer.status == 401, "\(place)")
            case .member where cookie.isEmpty: #expect(answer.status == 401, "\(place)")
            case .member: #expect(answer.status != 401, "\(place)")
            case .anyone: #expect(answer.status != 403 || route == .signOut, "\(place)")
            }
          }
        }
      }
    }
  }

  @Test("whoever has no part in the desk begins at their sessions, and is not shown the way to it")
  func homes() async throws {
    try await House.run { house in
      for role in StaffRole.allCases {
        let cookie = try await house.signIn(staff: "a-\(role.rawValue)", role)
        let page = try await house.client.send(
          "GET", "/desk/sessions", headers: ["Cookie": cookie])
        #expect(page.status == 200)
        #expect(page.text.contains("href=\"/desk\"") == Permissions.may(role, .read), "\(role)")
      }
    }
  }
}
