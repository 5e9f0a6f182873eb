import Disclosure
import Formats
import HTTPTypes
import Hummingbird
import Register
import Standing
import Statements
import Workspace

extension Site {
  /// `/.well-known/security.txt` (RFC 9116): whom to tell about a weakness.
  func securityText(_ call: Call) async throws -> Response {
    let organisation = try await workspace.inForce().register.organisation
    let day = call.at.date
    let text = SecurityText(
      organisation, on: day, expires: day.adding(months: 6), origin: settings.publicOrigin
    ).text
    return Self.file(Array(text.utf8), type: "text/plain; charset=utf-8")
  }

  /// `/.well-known/gpc.json`: that Global Privacy Control is obeyed, as of the newest register.
  func privacySignal(_ call: Call) async throws -> Response {
    let published = try await workspace.standing.versions().map(\.at).max()
    let signal = PrivacySignal(lastUpdate: (published ?? call.at).date)
    return Self.file(signal.json.canonical, type: "application/json")
  }

  /// `/.well-known/aboveboard-delivery.json`: the key by which a recipient knows that a delivery is ours.
  func deliveryKey() -> Response {
    Self.file(workspace.deliveryKey.keySet.canonical, type: "application/json")
  }

  /// The record of processing, as a page.
  func processingPage(_ call: Call) async throws -> Response {
    let register = try await workspace.inForce().register
    return try await open(.processingRecord, register, call) { chrome in
      renderer.page(RecordsPage(ProcessingRecord(register)), chrome: chrome)
    }
  }

  /// The record of processing, as a file.
  func processingFile() async throws -> Response {
    let record = ProcessingRecord(try await workspace.inForce().register)
    return Self.file(record.csv, type: "text/csv; charset=utf-8", name: "processing.csv")
  }

  /// The App Store's label, as a page.
  func appPrivacyPage(_ call: Call) async throws -> Response {
    let register = try await workspace.inForce().register
    return try await open(.appPrivacy, register, call) { chrome in
      renderer.page(
        AppPrivacyPage(AppPrivacyLabels(register, on: call.at.date)), chrome: chrome)
    }
  }

  /// The privacy manifest of an app, as a file.
  func privacyManifest(_ call: Call) async throws -> Response {
    let register = try await workspace.inForce().register
    let manifest = AppPrivacyLabels(register, on: call.at.date).manifest
    return Self.file(
      Array(manifest.utf8), type: "application/xml", name: "PrivacyInfo.xcprivacy")
  }

  /// The data map, for staff.
  func mapPage(_ call: Call) async throws -> Response {
    let staff = try await staff(call)
    let node = try call.query().one("node")
    let register = try await workspace.inForce().register
    let held = try await workspace.heldFields(at: call.at)
    let map = DataMap(
      register, counts: held.counts, sources: held.sources,
      rows: try await workspace.systemRows(), node: node)
    return html(
      renderer.page(
        MapPage(map, asked: node),
        chrome: Chrome(
          organisation: register.organisation, here: .map, signedIn: staff.signedIn)))
  }

  /// A page that anyone may see; with a sign-out form in it, it is somebody's own copy.
  private func open(
    _ route: Route, _ register: Register, _ call: Call, _ render: (Chrome) -> String
  ) async throws -> Response {
    let signedIn = try await signedIn(call)
    var response = html(
      render(Chrome(organisation: register.organisation, here: route, signedIn: signedIn)))
    response.headers[.cacheControl] = signedIn == nil ? "no-cache" : "no-store"
    response.headers[.vary] = "Cookie"
    return response
  }

  private static func file(_ bytes: [UInt8], type: String, name: String? = nil) -> Response {
    var headers: HTTPFields = [.contentType: type, .cacheControl: "no-cache"]
    if let name { headers[.contentDisposition] = "attachment; filename=\"\(name)\"" }
    return Response(
      status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}
