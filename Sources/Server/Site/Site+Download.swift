import Disclosure
import Formats
import Hummingbird
import Store
import Workspace

extension Site {
  /// The file of a sent disclosure, or its certificate; for staff who may take them away.
  func download(_ file: Route.PlanFile, plan id: String, _ call: Call) async throws -> Response {
    let summary = try await workspace.disclosures.show(id)
    guard summary.state == .sent, let path = workspace.path(of: file, summary) else {
      throw Refusal.noSuchPage
    }
    let body: ResponseBody
    do {
      body = try await FileIO().loadFile(path: path, context: call.visit)
    } catch is HTTPError {
      throw Refusal.noSuchPage
    }
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    let ending = name.split(separator: ".").last.map(String.init) ?? "txt"
    return Response(
      status: .ok,
      headers: [
        .contentType: Self.types[ending] ?? "application/octet-stream",
        // The file's name is made from the identifier, which is plain; nothing needs quoting.
        .contentDisposition: "attachment; filename=\"\(summary.id)-\(file.rawValue).\(ending)\"",
      ],
      body: body)
  }

  static let types = [
    "csv": "text/csv; charset=utf-8", "ndjson": "application/x-ndjson",
    "json": "application/json",
  ]
}

extension Workspace {
  /// Where a disclosure's file lies: only a plain name beside its manifest is believed.
  fileprivate func path(of file: Route.PlanFile, _ summary: DisclosureSummary) -> String? {
    guard UUIDv7(summary.id) != nil else { return nil }
    let folder = disclosures.folder(of: summary.id)
    switch file {
    case .manifest: return "\(folder)/certificate.json"
    case .file:
      guard let name = summary.file, !name.contains("/"), !name.hasPrefix(".") else { return nil }
      return "\(folder)/\(name)"
    }
  }
}
