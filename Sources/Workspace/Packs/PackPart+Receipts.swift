import Consent
import Formats
import Store

extension PackPart {
  /// The receipts of one member's choices; they name nobody.
  static let receipts = PackPart(name: "receipts") { request in
    guard case .member(let ordinal) = request.scope else { return nil }
    let workspace = request.workspace
    var section = PackSection(
      title: "Choices", lead: "A receipt for each act of choice, by ISO/IEC TS 27560 and DPV.",
      empty: "No choice was made.", columns: ["Entry", "What was said", "When"])
    let sequences = try await workspace.consent.history(of: ordinal).map(\.sequence)
    for sequence in Set(sequences).sorted() {
      guard let receipt = try await workspace.consentReceipt(sequence, of: ordinal) else {
        continue
      }
      let path = "receipts/\(sequence).json"
      section.files.append(
        PackSection.File(path: path, bytes: Array((receipt.json.pretty + "\n").utf8)))
      section.rows.append([
        .init("Entry \(sequence)", path: path),
        .init(receipt.records.map(\.sentence).joined(separator: " ")),
        .init(HumanDate.minute(receipt.entered)),
      ])
    }
    section.sequences = Set(
      try await workspace.sequences { $0.subjects.contains(ordinal) })
    return section
  }
}
