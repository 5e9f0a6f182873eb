import HTTPTypes
import Testing

@testable import Server

@Suite struct RouteTests {
  static let all: [Route] = [
    .home, .shared, .me, .choices, .stop, .desk, .plans, .plan("p1"), .planStep("p1", .approve),
    .planStep("p1", .send), .planFile("p1", .file), .planFile("p1", .manifest),
    .agreement("a", .suspend), .agreement("a", .resume), .purpose("offers.baby", .pause),
    .purpose("offers.baby", .resume), .link("t0-_k"), .signOut,
    .evidence(["tile", "0", "x001", "234"]), .health, .style, .may, .recordChoice,
    .siteScan("p1"), .scanSite("offers.baby"), .finding("p1", .close), .finding("p1", .assign),
    .reports("offers.baby"), .memberSignIn(.all), .memberSignIn(.link), .memberSignIn(.back),
    .memberSignIn(.told), .memberSignIn(.host), .memberSignIn(.provider("google")),
  ]

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
      "/desk/findings/a/open",
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
