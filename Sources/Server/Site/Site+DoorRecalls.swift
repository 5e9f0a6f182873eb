import Disclosure
import Door
import Formats
import HTTPTypes
import Hummingbird
import Register
import Workspace

extension Site {
  /// What a partner is asked to delete or correct, and the form in which to answer.
  func partnerRecall(_ id: String, _ call: Call) async throws -> Response {
    if call.request.method == .post { return try await answerRecall(id, call) }
    let visitor = try await partner(call)
    let register = try await workspace.inForce().register
    let found = try await workspace.door.recall(id, visitor.partner, at: call.at)
    let page = DoorRecallPage(
      found.recall, found.answers, register: register, isDone: try call.query().one("done") != nil,
      formToken: visitor.formToken, on: call.at.date)
    return html(
      renderer.page(
        page,
        chrome: Chrome(
          organisation: register.organisation, here: .door(.recall(id)),
          signedIn: visitor.signedIn)))
  }

  private func answerRecall(_ id: String, _ call: Call) async throws -> Response {
    let visitor = try await partner(call)
    let form = try await partnerForm(call)
    _ = try await workspace.door.attest(
      try Attestation(to: id, in: form), visitor.partner, at: call.at)
    return see(.door(.recall(id)), query: "?done=\(Done.answered.rawValue)")
  }

  /// The list of a recall, for the pages and for programs.
  func recallList(of id: String, _ partner: Partner, _ call: Call) async throws -> Response {
    let file = try await workspace.door.recallList(id, partner, at: call.at)
    return Response(
      status: .ok,
      headers: [
        .contentType: file.isEncrypted
          ? "application/octet-stream" : Self.types["csv"] ?? "text/csv",
        .contentDisposition:
          "attachment; filename=\"\(id)-list.csv\(file.isEncrypted ? ".age" : "")\"",
      ],
      body: ResponseBody(byteBuffer: .init(bytes: file.bytes)))
  }
}
