import Evidence
import Hummingbird
import Register
import Vault
import Workspace

extension Site {
  /// The receipt of one of one's own choices as a file to keep.
  func receipt(_ sequence: String, _ call: Call) async throws -> Response {
    let receipt = try await ownReceipt(sequence, try await member(call))
    var response = Problem.json(receipt.json)
    response.headers[.contentType] = "application/ld+json"
    response.headers[.contentDisposition] =
      "attachment; filename=\"receipt-\(receipt.sequence).json\""
    return response
  }

  /// The same to read.
  func receiptPage(_ sequence: String, _ call: Call) async throws -> Response {
    let member = try await member(call)
    let receipt = try await ownReceipt(sequence, member)
    let organisation = try await workspace.inForce().register.organisation
    let note = try workspace.evidence.checkpoint()
    let head = try note.map { try Checkpoint(verifying: $0, by: workspace.evidence.verifier) }
    return html(
      renderer.page(
        ReceiptPage(receipt, head: head),
        chrome: Chrome(organisation: organisation, here: nil, signedIn: member.signedIn)))
  }

  /// Somebody else's sequence is as unknown as one that was never given.
  private func ownReceipt(
    _ text: String, _ member: MemberVisitor
  ) async throws -> ConsentReceipt {
    guard let sequence = Int64(text), sequence > 0, String(sequence) == text,
      let receipt = try await workspace.consentReceipt(sequence, of: member.ordinal)
    else { throw Refusal.noSuchPage }
    return receipt
  }
}
