import Findings
import Formats

extension PackPart {
  /// What needed a person in the period, and what became of it.
  static let findings = PackPart(name: "findings") { request in
    guard case .period = request.scope else { return nil }
    var section = PackSection(
      title: "Findings",
      lead: "What was found wanting, who has to see to it, and what became of it.",
      empty: "Nothing was found wanting.",
      columns: ["Finding", "Where", "Owner", "State", "First seen", "Due"])
    var lines: [JSON] = []
    var last: String?
    while true {
      let page = try await request.workspace.findings.list(nil, after: last, limit: 500)
      for finding in page {
        guard finding.first < request.until, (finding.closed ?? request.until) >= request.from
        else { continue }
        section.rows.append([
          .init(finding.title), .init(finding.place), .init(finding.owner),
          .init(finding.state.rawValue), .init(HumanDate.text(finding.first)),
          .init(HumanDate.text(finding.due)),
        ])
        lines.append([
          "id": .string(finding.id), "kind": .string(finding.kind),
          "place": .string(finding.place), "title": .string(finding.title),
          "owner": .string(finding.owner), "state": .string(finding.state.rawValue),
          "first": .string(finding.first.rfc3339), "last": .string(finding.last.rfc3339),
          "due": .string(finding.due.iso),
          "closed": finding.closed.map { .string($0.rfc3339) } ?? .null,
        ])
      }
      last = page.last?.id
      if page.count < 500 { break }
    }
    section.files = [
      PackSection.File(
        path: "findings.json", bytes: Array((JSON.array(lines).pretty + "\n").utf8))
    ]
    return section
  }
}
