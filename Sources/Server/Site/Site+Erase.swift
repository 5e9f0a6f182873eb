import Erasure
import Formats
import HTTPTypes
import Hummingbird
import Members
import Register
import Workspace

extension Site {
  /// What an erasure would do, and the form that asks for it; after it, the result with the certificate.
  func erasePage(_ call: Call) async throws -> Response {
    let member = try await member(call)
    let organisation = try await workspace.inForce().register.organisation
    guard call.request.method == .post else {
      return try await showErasure(to: member, organisation, problem: nil, call)
    }
    let form = try await form(call)
    guard try form.one("sure") == "yes" else {
      return try await showErasure(
        to: member, organisation, problem: "Tick that you understand, then press the button.", call)
    }
    let act = try await workspace.eraseSubject(
      member.ordinal, suppress: try form.one("never") == "yes" ? .never : nil, isPatient: false,
      actor: member.actor, at: call.at)
    let secret =
      act.statement == nil ? nil : try await workspace.erasures.makeLink(to: act.id, at: call.at)
    var response = html(
      renderer.page(
        ErasedPage(act, secret: secret),
        chrome: Chrome(
          organisation: organisation, here: nil,
          signedIn: act.erased == nil ? member.signedIn : nil)))
    if act.erased != nil { response.setCookie(cookie(nil)) }
    return response
  }

  private func showErasure(
    to member: MemberVisitor, _ organisation: Organisation, problem: String?, _ call: Call
  ) async throws -> Response {
    let preview = try await workspace.erasurePreview(member.ordinal, at: call.at)
    return html(
      renderer.page(
        ErasePage(preview, formToken: member.formToken, problem: problem),
        chrome: Chrome(organisation: organisation, here: nil, signedIn: member.signedIn)),
      status: problem == nil ? .ok : .unprocessableContent)
  }

  /// The certificate of an erasure, for whoever has its address: GET shows it, POST gives the file, once.
  func erasedPage(_ secret: String, _ call: Call) async throws -> Response {
    try await signInLimit.check(call.visit.address, at: call.at)
    do {
      guard call.request.method == .post else {
        let act = try await workspace.erasures.show(
          try await workspace.erasures.act(behind: secret, at: call.at))
        return html(
          renderer.page(
            ErasedPage(act, secret: secret),
            chrome: Chrome(
              organisation: try await workspace.inForce().register.organisation, here: nil)))
      }
      let id = try await workspace.erasures.act(behind: secret, at: call.at)
      // Made before the address is used up: a failure costs nobody their download.
      let certificate = try await workspace.erasureCertificate(id)
      _ = try await workspace.erasures.use(secret, at: call.at)
      return Response(
        status: .ok,
        headers: [
          .contentType: "application/json",
          .contentDisposition: "attachment; filename=\"erasure-\(id).json\"",
        ],
        body: .init(byteBuffer: ByteBuffer(bytes: certificate.bytes)))
    } catch ErasureError.linkUsed {
      await signInLimit.fail(call.visit.address, at: call.at)
      throw ErasureError.linkUsed
    }
  }

  /// What the room refuses, in its own words.
  static func refusal(_ error: ErasureError) -> Refusal {
    switch error {
    case .linkUsed:
      Refusal(
        status: .gone, title: "This download no longer works",
        detail: "It works once, for thirty days. Ask us for the file; you need its number alone.")
    case .unknown, .unknownSubject: .noSuchPage
    default: .unusable(sentence(error.description))
    }
  }
}
