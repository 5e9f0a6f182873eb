import Disclosure
import Evidence
import HTTPTypes
import Hummingbird
import Register
import Vault
import Workspace

extension Site {
  /// Every disclosure, with whether the member was in it and the proof.
  func proofsPage(_ call: Call) async throws -> Response {
    let member = try await member(call)
    let register = try await workspace.inForce().register
    let had = Set(try await workspace.disclosures.had(member.ordinal).map(\.summary.id))
    return html(
      renderer.page(
        ProofsPage(
          try await workspace.disclosures.sent(), had: had, register: register,
          key: workspace.evidence.verifier.text),
        chrome: Chrome(
          organisation: register.organisation, here: nil, signedIn: member.signedIn)))
  }

  /// One proof as a file.
  func proof(_ id: String, _ call: Call) async throws -> Response {
    let member = try await member(call)
    let proof = try await workspace.disclosures.memberProof(of: member.ordinal, in: id)
    return Response(
      status: .ok,
      headers: [
        .contentType: "application/json",
        .contentDisposition: "attachment; filename=\"proof-\(proof.disclosure).json\"",
      ],
      body: .init(byteBuffer: ByteBuffer(bytes: proof.bytes)))
  }
}
