import Formats
import HTTPTypes
import Hummingbird
import Register
import Workspace

extension Site {
  /// "What we do with your data".
  func publicPage(_ call: Call) async throws -> Response {
    let report = try await workspace.publicReport(at: call.at)
    let figures = try await workspace.publicFigures(at: call.at)
    let signedIn = try await signedIn(call)
    var response = html(
      renderer.page(
        PublicPage(
          report, sites: try await workspace.siteContacts(),
          questions: try await workspace.answeredQuestions(limit: 3), figures: figures,
          common: try await workspace.commonQuestions(report, figures)),
        chrome: Chrome(organisation: report.organisation, here: .home, signedIn: signedIn)))
    // With a sign-out form in it, it is somebody's own copy.
    response.headers[.cacheControl] = signedIn == nil ? "no-cache" : "no-store"
    response.headers[.vary] = "Cookie"
    return response
  }

  /// `/figures.json`: the figures and answers of the public page, for programs.
  func figuresFile(_ call: Call) async throws -> Response {
    let report = try await workspace.publicReport(at: call.at)
    let figures = try await workspace.publicFigures(at: call.at)
    let answers = try await workspace.commonQuestions(report, figures)
    var response = Problem.json(figures.json(report, answers: answers))
    response.headers[.cacheControl] = "no-cache"
    return response
  }

  /// "Have you ever shared with …?".
  func sharedAnswer(_ call: Call) async throws -> Response {
    let query = try call.query().one("with") ?? ""
    guard query.utf8.count <= 800 else {
      throw Refusal.unusable("A name has at most 200 characters.")
    }
    let organisation = try await workspace.inForce().register.organisation
    let answer = query.isEmpty ? nil : try await workspace.sharedAnswer(query, at: call.at)
    return html(
      renderer.page(
        SharedPage(query: query, answer),
        chrome: Chrome(
          organisation: organisation, here: .shared, signedIn: try await signedIn(call))))
  }

  /// The style sheet.
  func style() -> Response {
    Response(
      status: .ok,
      headers: [
        .contentType: "text/css; charset=utf-8", .cacheControl: "public, max-age=3600",
      ],
      body: .init(byteBuffer: ByteBuffer(string: PageRenderer.styleSheet)))
  }

  /// Whether the workspace answers, for those who watch over the server.
  func health() async throws -> Response {
    _ = try await workspace.inForce()
    return Problem.json(["status": "ok"])
  }
}
