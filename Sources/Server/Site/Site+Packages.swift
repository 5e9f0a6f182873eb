import Access
import Formats
import HTTPTypes
import Hummingbird
import NIOCore
import Register
import Store
import Workspace

extension Site {
  /// A member's own copies, and the button that makes one at once.
  func packages(_ call: Call) async throws -> Response {
    let member = try await member(call)
    guard call.request.method == .post else {
      let made = try call.query().one("made") != nil
      let page = PackagesPage(
        try await workspace.access.list(of: member.ordinal, limit: PackagesPage.longest)
          .filter { call.at < $0.expires },
        isMade: made, formToken: member.formToken)
      return html(
        renderer.page(
          page,
          chrome: Chrome(
            organisation: try await workspace.inForce().register.organisation, here: nil,
            signedIn: member.signedIn)))
    }
    let form = try await form(call)
    guard let what = try form.one("form").flatMap(PackageForm.init(rawValue:)) else {
      throw Refusal.unreadable("The form does not say which copy.")
    }
    _ = try await workspace.makePackage(
      of: member.ordinal, PackageTerms(form: what, actor: member.actor), at: call.at)
    return see(.packages, query: "?made=yes")
  }

  /// One of a member's own copies; somebody else's is as unknown as one that never was.
  func ownPackage(_ id: String, _ call: Call) async throws -> Response {
    let member = try await member(call)
    let reader = try await workspace.access.reader(id, of: member.ordinal, at: call.at)
    if call.request.method == .get {
      try await workspace.access.noteFetch(of: reader.package, actor: member.actor, at: call.at)
    }
    return sealedAnswer(reader, call)
  }

  /// A link that opens a copy once; looking at it does not use it up, as programs that check mail do.
  func packageLink(_ secret: String, _ call: Call) async throws -> Response {
    guard call.request.method == .post else {
      let organisation = try? await workspace.inForce().register.organisation
      let page = MessagePage(
        heading: "A copy of your data",
        paragraphs: [
          "This link works once. Press the button, and the copy can be fetched for an hour.",
          "It is about you: fetch it on a device that is yours.",
        ], form: .init(action: Route.packageLink(secret).path, button: "Open it"))
      return html(renderer.page(page, chrome: Chrome(organisation: organisation, here: nil)))
    }
    let visit = try await counted(call) {
      try await workspace.access.open(link: secret, at: call.at)
    }
    return see(.packageVisit(visit.text))
  }

  /// What a link opened, whole or in part, for an hour.
  func packageVisit(_ secret: String, _ call: Call) async throws -> Response {
    let reader = try await counted(call) {
      try await workspace.access.fetch(visit: secret, at: call.at)
    }
    if call.request.method == .get {
      // Whoever holds the link stands for the member: nobody signed in.
      try await workspace.access.noteFetch(
        of: reader.package, actor: Actor(kind: .member, id: "link"), at: call.at)
    }
    return sealedAnswer(reader, call)
  }

  private func counted<T: Sendable>(
    _ call: Call, _ body: () async throws -> T
  ) async throws -> T {
    try await packageLimit.check(call.visit.address, at: call.at)
    do {
      return try await body()
    } catch PackageError.linkDead {
      await packageLimit.fail(call.visit.address, at: call.at)
      throw PackageError.linkDead
    }
  }

  /// The archive, or the part of it that was asked for (RFC 9110, section 14), opened as it goes out.
  private func sealedAnswer(_ reader: PackageReader, _ call: Call) -> Response {
    let package = reader.package
    let tag = "\"\(package.id)\""
    var headers: HTTPFields = [
      .contentType: "application/zip", .acceptRanges: "bytes", .eTag: tag,
      .contentDisposition:
        "attachment; filename=\"\(package.form.rawValue)-\(package.made.date.iso).zip\"",
    ]
    var range = 0..<package.bytes
    var status = HTTPResponse.Status.ok
    let isSame = call.request.headers[.ifRange].map { $0 == tag } ?? true
    if isSame, let asked = call.request.headers[.range] {
      switch ByteRange(asked, of: package.bytes) {
      case .part(let part):
        range = part
        status = .partialContent
        headers[.contentRange] =
          "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(package.bytes)"
      case .outside:
        headers[.contentRange] = "bytes */\(package.bytes)"
        return Response(status: .rangeNotSatisfiable, headers: headers)
      case .whole: break
      }
    }
    let wanted = range
    let body = ResponseBody(contentLength: wanted.count) { writer in
      try await reader.each(in: wanted) { try await writer.write(ByteBuffer(bytes: $0)) }
      try await writer.finish(nil)
    }
    return Response(status: status, headers: headers, body: body)
  }
}
