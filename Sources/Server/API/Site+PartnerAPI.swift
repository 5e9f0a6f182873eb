import Disclosure
import Door
import Evidence
import Formats
import Gate
import HTTPTypes
import Hummingbird
import Register
import Staff
import Store
import Vault
import Workspace

extension Site {
  /// Answers a call of a partner's program.
  func partnerAPI(_ what: Route.PartnerCall, _ call: Call) async throws -> Response {
    let partner = try await partnerOfKey(call)
    switch what {
    case .disclosures: return try await listForPartner(partner, call)
    case .disclosure(let id): return try await showToPartner(id, partner, call)
    case .file(let id, let name): return try await fetch(name, of: id, partner, call)
    case .onward where call.request.method == .post:
      return try await declareByProgram(partner, call)
    case .onward: return try await listOnward(partner, call)
    case .may: return try await partnerMay(partner, call)
    case .recalls: return try await listRecalls(partner, call)
    case .recall(let id) where call.request.method == .post:
      return try await takeAnswer(to: id, partner, call)
    case .recall(let id): return try await showRecall(id, partner, call)
    case .recallList(let id): return try await recallList(of: id, partner, call)
    }
  }

  /// The partner of a call's key; throws 401 for none that works, members' and programs' keys included.
  private func partnerOfKey(_ call: Call) async throws -> Partner {
    let refusal = Refusal(
      status: .unauthorized, title: "A partner's key is needed",
      detail: "Send a partner's key that is in force as a bearer token.",
      headers: [.wwwAuthenticate: "Bearer"])
    let prefix = "Bearer "
    guard let header = call.request.headers[.authorization], header.hasPrefix(prefix) else {
      throw refusal
    }
    let address = call.visit.address
    try await partnerLimit.check(address, at: call.at)
    let token = Token(String(header.dropFirst(prefix.count)))
    guard let partner = try await workspace.door.authenticate(token) else {
      await partnerLimit.fail(address, at: call.at)
      throw refusal
    }
    return partner
  }

  private func listForPartner(_ partner: Partner, _ call: Call) async throws -> Response {
    let limit = 100
    let packages = try await workspace.door.list(
      partner, before: try call.query().one("before"), limit: limit + 1, at: call.at)
    let shown = packages.prefix(limit)
    return Problem.json([
      "disclosures": .array(shown.map(Self.json)),
      "next": packages.count > limit ? shown.last.map { .string($0.summary.id) } ?? .null : .null,
    ])
  }

  private func showToPartner(
    _ id: String, _ partner: Partner, _ call: Call
  ) async throws -> Response {
    let (package, contents) = try await workspace.door.show(id, partner, at: call.at)
    var object = Self.json(package).object ?? [:]
    object["files"] = .array(
      contents.files.map { file in
        [
          "name": .string(file.name), "bytes": file.bytes.map { .integer(Int64($0)) } ?? .null,
          "sha256": file.hash.map { .string($0) } ?? .null, "here": .bool(file.isHere),
          "href": .string(Route.doorCall(.file(package.summary.id, file.name)).path),
        ]
      })
    object["fields"] = contents.statement?["fields"] ?? .array([])
    object["key"] = .string(workspace.evidence.verifier.text)
    return Problem.json(.object(object))
  }

  private static func json(_ package: PartnerPackage) -> JSON {
    let summary = package.summary
    return [
      "id": .string(summary.id), "purpose": .string(summary.use.purpose.text),
      "recipient": .string(summary.use.recipient.text),
      "through": .array(summary.use.through.map { .string($0.text) }),
      "sent": summary.sent.map { .string($0.at.rfc3339) } ?? .null,
      "members": .integer(Int64(summary.permitted)),
      "collected": package.collected.map { .string($0.rfc3339) } ?? .null,
      "fetches": .integer(Int64(package.fetches)),
    ]
  }

  /// `POST /v1/partner/may`: permit or deny for each reference, never why.
  private func partnerMay(_ partner: Partner, _ call: Call) async throws -> Response {
    var object = try json(call, try await call.body(upTo: settings.bodyLimit))
    let id = try object.text("disclosure")
    let refs = try object.list("refs", "A reference") { Self.isReference($0) ? $0 : nil }
    try object.finish()
    let answers = try await workspace.door.may(refs, in: id, partner, at: call.at)
    return Problem.json([
      "answers": .array(
        zip(refs, answers).map {
          ["ref": .string($0), "decision": .string($1 ? "permit" : "deny")]
        })
    ])
  }

  /// What could be a reference: anything else is refused, which tells nothing of anybody.
  private static func isReference(_ text: String) -> Bool {
    (1...128).contains(text.utf8.count) && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
  }

  private func declareByProgram(_ partner: Partner, _ call: Call) async throws -> Response {
    var object = try json(call, try await call.body(upTo: settings.bodyLimit))
    let id = try object.text("disclosure")
    let taker = try object.text("to")
    let day = try object.read("day", "A day such as 2027-01-31") { CivilDate($0) }
    let members = try object.whole("members")
    try object.finish()
    let transfer = try await workspace.door.declareOnward(
      to: taker, of: id, on: day, members: members, partner,
      register: try await workspace.inForce().register, at: call.at)
    return Problem.json(Self.json(transfer), status: .created)
  }

  private func listOnward(_ partner: Partner, _ call: Call) async throws -> Response {
    let limit = 100
    let transfers = try await workspace.door.onward(
      of: partner.recipient, before: try call.query().one("before"), limit: limit + 1)
    let shown = transfers.prefix(limit)
    return Problem.json([
      "onward": .array(shown.map(Self.json)),
      "next": transfers.count > limit ? shown.last.map { .string($0.id) } ?? .null : .null,
    ])
  }

  private static func json(_ transfer: OnwardTransfer) -> JSON {
    [
      "id": .string(transfer.id), "disclosure": .string(transfer.disclosure),
      "to": .string(transfer.taker?.text ?? transfer.name ?? ""),
      "known": .bool(transfer.taker != nil), "permitted": .bool(transfer.isPermitted),
      "members": .integer(Int64(transfer.members)), "day": .string(transfer.day.iso),
      "declared": .string(transfer.declared.rfc3339),
    ]
  }
}
