import Disclosure
import Formats
import Foundation
import Gate
import Register
import Store

extension PackPart {
  /// What was handed over, with the certificates; the data itself is in no pack.
  static let disclosures = PackPart(name: "disclosures") { request in
    let workspace = request.workspace
    let found: [DisclosureSummary]
    switch request.scope {
    case .period:
      found = try await workspace.disclosures.sent().filter { line in
        guard let sent = line.sent?.at else { return false }
        return sent >= request.from && sent < request.until
      }
    case .disclosure(let id): found = [try await workspace.disclosures.show(id)]
    case .member(let ordinal):
      found = try await workspace.disclosures.had(ordinal).map(\.summary)
    }
    var section = PackSection(
      title: "Disclosures",
      lead: "What was handed over to whom, and the permission certificate of each. The data "
        + "itself is not here; whoever has the file checks it with its certificate.",
      empty: "Nothing was handed over.",
      columns: ["Disclosure", "To", "For", "People", "When"])
    for line in found {
      var path: String?
      let source = workspace.disclosures.folder(of: line.id) + "/certificate.json"
      if line.state == .sent, let data = FileManager.default.contents(atPath: source) {
        let target = "disclosures/\(line.id)/certificate.json"
        section.files.append(PackSection.File(path: target, bytes: [UInt8](data)))
        path = target
      }
      section.rows.append([
        .init(line.id, path: path), .init(line.use.recipient.text), .init(line.use.purpose.text),
        .init(Words.count(line.permitted, hasSelector: line.hasSelector)),
        .init(line.sent.map { HumanDate.minute($0.at) } ?? "\(line.state.rawValue), not sent"),
      ])
      if let sequence = line.sequence { section.sequences.insert(sequence) }
    }
    let ids = Set(found.map(\.id))
    section.sequences.formUnion(
      try await workspace.sequences { entry in
        guard entry.kind.hasPrefix("disclosure."), let leaf = try? JSON(parsing: entry.leaf),
          let id = leaf["disclosure"]?.string
        else { return false }
        return ids.contains(id)
      })
    return section
  }
}
