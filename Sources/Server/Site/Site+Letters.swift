import Consent
import Formats
import HTTPTypes
import Hummingbird
import Members
import NIOCore
import Staff
import Store
import Workspace

extension Site {
  /// How many bytes a request's body may have at an address: more where a letter may be in it.
  func bodyLimit(of route: Route) -> Int {
    route == .voice || route == .rights(.receive)
      ? max(settings.bodyLimit, 6 << 20) : settings.bodyLimit
  }

  /// A posted form of somebody on staff that may hold a scanned letter; throws `Refusal.crossSite` without its token.
  ///
  /// The token is inside what is sent. Who has signed in and may take choices down is known before a byte of it is
  /// read, so that nobody else makes the server hold megabytes.
  func letterForm(
    _ call: Call, of staff: StaffVisitor
  ) async throws -> (fields: FormFields, letter: ScannedLetter?) {
    let type = call.request.headers[.contentType] ?? ""
    guard type.lowercased().hasPrefix("multipart/form-data") else {
      return (try await form(call), nil)
    }
    let parts = try MultipartForm(
      try await call.body(upTo: bodyLimit(of: .voice)), contentType: type)
    guard let token = try parts.fields.one("token"),
      workspace.staff.isValid(formToken: token, of: staff.session)
    else { throw Refusal.crossSite }
    guard parts.files.allSatisfy({ $0.field == "letter" }) else {
      throw Refusal.unreadable("The form holds a file that nobody asked for.")
    }
    return (parts.fields, try parts.file("letter").map { try ScannedLetter($0.bytes) })
  }

  /// A member's own letter as a file; somebody else's is as unknown as one that was never kept.
  func ownLetter(_ id: String, _ call: Call) async throws -> Response {
    let member = try await member(call)
    guard let id = UUIDv7(id),
      let (letter, at) = try await workspace.consent.letter(id, of: member.ordinal)
    else { throw Refusal.noSuchPage }
    return download(letter, of: at.date)
  }

  /// A member's letter for staff; the look is written down before anything is shown (demand A3).
  func deskLetter(_ reference: String, _ call: Call) async throws -> Response {
    let staff = try await staff(call)
    guard let (ordinal, id) = workspace.letter(of: reference, for: staff.actor.id),
      let (letter, at) = try await workspace.consent.letter(id, of: ordinal)
    else { throw Refusal.noSuchPage }
    try await workspace.members.recordLook(
      at: ordinal, by: staff.actor.id, for: .letter, at: call.at)
    return download(letter, of: at.date)
  }

  /// Where somebody on staff opens the letters of a member.
  func letterAddresses(
    of report: MemberReport, ordinal: UInt32, for account: String
  ) throws -> [UUIDv7: String] {
    var addresses: [UUIDv7: String] = [:]
    for letter in report.letters {
      let reference = try workspace.reference(toLetter: letter.id, of: ordinal, for: account)
      addresses[letter.id] = Route.deskLetter(reference).path
    }
    return addresses
  }

  /// A document that somebody else made: saved, never shown within our pages.
  private func download(_ letter: ScannedLetter, of day: CivilDate) -> Response {
    Response(
      status: .ok,
      headers: [
        .contentType: letter.kind.mediaType,
        .contentDisposition:
          "attachment; filename=\"letter-\(day.iso).\(letter.kind.rawValue)\"",
      ], body: .init(byteBuffer: ByteBuffer(bytes: letter.bytes)))
  }
}
