import Disclosure
import Formats
import Register
import Store

extension PackPart {
  /// What was asked back and what recipients answered: the entries, and each answer that bears a signature, as it came.
  static let recalls = PackPart(name: "recalls") { request in
    let workspace = request.workspace
    let disclosures = workspace.disclosures
    let found: [Recall] =
      switch request.scope {
      case .period:
        try await disclosures.recalls(from: request.from, until: request.until)
      case .disclosure(let id): try await disclosures.recalls(touching: id)
      case .member(let ordinal): try await disclosures.recalls(naming: ordinal)
      }
    var section = PackSection(
      title: "Recalls",
      lead: "What recipients were asked to delete or correct, and what they answered. Confirmed is "
        + "signed with the recipient's key, and the note is here; claimed is said and not proven; "
        + "not confirmed is unanswered; refused is a no. The references are not here.",
      empty: "Nothing was asked back.",
      columns: ["Recall", "Of", "What", "References", "When"])
    for recall in found {
      section.rows.append([
        .init(recall.id), .init(recall.recipient.text),
        .init("asked back: \(recall.word.rawValue)"),
        .init(Words.count(recall.refs)), .init(HumanDate.minute(recall.made)),
      ])
      for answer in try await disclosures.loggedAttestations(of: recall.id)
      where answer.given.given >= request.from && answer.given.given < request.until {
        var path: String?
        // In the pack of one member nobody else's reference is read.
        if let note = answer.note, answer.isWhole || !request.isOfMember {
          let target = "recalls/\(recall.id)/\(answer.given.id).note"
          section.files.append(PackSection.File(path: target, bytes: note))
          section.sequences.insert(answer.sequence)
          path = target
        }
        section.rows.append([
          .init(recall.id), .init(recall.recipient.text),
          .init("\(answer.given.word.rawValue): \(answer.given.action.rawValue)", path: path),
          .init(Words.count(answer.given.refs)), .init(HumanDate.minute(answer.given.given)),
        ])
      }
    }
    let ids = Set(found.map(\.id))
    section.sequences.formUnion(
      try await workspace.sequences { entry in
        guard entry.at < request.until,
          entry.kind.hasPrefix("recall.") || entry.kind.hasPrefix("attestation."),
          let leaf = try? JSON(parsing: entry.leaf), let id = leaf["recall"]?.string
        else { return false }
        return ids.contains(id)
      })
    return section
  }
}

extension PackPart.Request {
  fileprivate var isOfMember: Bool {
    if case .member = scope { true } else { false }
  }
}
