import HTTPTypes
import Testing

@testable import Server

@Suite struct RouteTests {
  static let all = Route.samples

  @Test("the path of a route leads to that route", arguments: all)
  func roundTrip(_ route: Route) {
    #expect(Route(path: route.path) == route)
  }

  @Test(
    "a path that is not in the table leads nowhere",
    arguments: [
      "", "me", "//", "/me/", "/me//choices", "/ME", "/%6De", "/desk/plans/a/b", "/in", "/in/",
      "/in/a/b", "/evidence", "/evidence/", "/desk/agreements/a", "/v1", "/v1/none", "/me\u{0}",
      "/é", "/desk/plans/p1/approve/x",
      "/csp", "/csp/", "/csp/a/b", "/desk/sites", "/desk/sites/a/look", "/desk/findings/a",
      "/desk/findings/a/open", "/.well-known", "/.well-known/x", "/records", "/records/none",
      "/desk/map/x", "/desk/register/1/2",
      "/desk/findings/a/open", "/questions/", "/questions/a/b", "/questions/asked/a/b",
      "/desk/questions/a", "/desk/questions/a/open",
      "/desk/findings/a/open", "/me/receipts", "/me/receipts/", "/me/receipts/1/html",
      "/me/receipts/1/page/2", "/notices/a", "/notices/a/1/2", "/desk/notices/a",
      "/desk/findings/a/open", "/desk/sessions/a", "/desk/sessions/a/start", "/sign-in/a/b",
      "/desk/findings/a/open", "/forms", "/forms/", "/forms/a/b", "/decide", "/decide/a/b",
      "/partner/", "/partner/in", "/partner/disclosures", "/partner/disclosures/a/files",
      "/partner/disclosures/a/files/b/c", "/v1/partner", "/v1/partner/disclosures/a/files",
      "/desk/door/a", "/desk/door/a/sign-in",
    ])
  func unknown(_ path: String) {
    #expect(Route(path: path) == nil)
  }

  @Test("the pattern of a route shows nothing that varies", arguments: all)
  func pattern(_ route: Route) {
    for secret in ["p1", "t0-_k", "offers.baby", "234"] {
      #expect(!route.pattern.split(separator: "/").contains(Substring(secret)))
    }
  }

  @Test(
    "only the checkpoint and tiles are evidence",
    arguments: [
      ("checkpoint", true), ("tile/0/000", true), ("tile/entries/x001/x234/067.p/8", true),
      ("tile/entries/000.p/255", true), ("tile/8/x001/067", true), ("../workspace.key", false),
      ("tile/0/..", false), ("tile/0/00", false), ("tile/0/0000", false), ("tile/000", false),
      ("tile/x/000", false), ("checkpoint/x", false), ("tile/0/000.p", false),
      ("tile/0/000.p/abc", false), ("tile/0/001/000", false), ("tile", false),
    ])
  func evidence(_ path: String, _ isEvidence: Bool) {
    #expect(Site.isEvidence(path.split(separator: "/").map(String.init)) == isEvidence)
  }
}
