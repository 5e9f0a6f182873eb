import Formats
import HTTPTypes
import Hummingbird
import Register
import Sites
import Web
import Workspace

extension Site {
  /// `POST /csp/…`: what visitors' browsers report of a site's policy (`report-uri`, Reporting API).
  ///
  /// Anybody may send one, so a report is counted against its sender and believed for what it is: a hint.
  func takeReports(site name: String, _ call: Call) async throws -> Response {
    let isQuestion = call.request.method == .options
    if !isQuestion {
      try await reportLimit.check(call.visit.address, at: call.at)
      await reportLimit.fail(call.visit.address, at: call.at)
    }
    let sites = try await workspace.inForce().register.sites
    guard let site = SiteID(name).flatMap({ sites[id: $0] }) else { throw Refusal.noSuchPage }
    var answer = Response(status: .noContent, headers: Self.crossOrigin(site, call))
    if isQuestion {
      if answer.headers[.accessControlAllowOrigin] != nil {
        answer.headers[.accessControlAllowMethods] = "POST"
        answer.headers[.accessControlAllowHeaders] = "content-type"
        answer.headers[.accessControlMaxAge] = "86400"
      }
      return answer
    }
    let type = call.request.headers[.contentType] ?? ""
    guard Self.isReport(type) else {
      throw Refusal(
        status: .unsupportedMediaType, title: "A report is needed",
        detail: "Send application/csp-report or application/reports+json.")
    }
    let body = try await call.body(upTo: min(CSPReport.maxBytes, settings.bodyLimit))
    try await workspace.sites.take(
      CSPReport.read(body, contentType: type), site: site, at: call.at)
    return answer
  }

  private static func isReport(_ type: String) -> Bool {
    let media = type.prefix { $0 != ";" }.lowercased().filter { $0 != " " }
    return ["application/csp-report", "application/reports+json"].contains(media)
  }

  /// The Reporting API asks beforehand, from the page's own origin, and only ours are answered.
  private static func crossOrigin(_ site: Register::Site, _ call: Call) -> HTTPFields {
    var fields: HTTPFields = [.vary: "Origin"]
    if let origin = call.request.headers[.origin], site.origins.contains(origin) {
      fields[.accessControlAllowOrigin] = origin
    }
    return fields
  }
}
