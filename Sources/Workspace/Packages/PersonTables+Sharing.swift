import Access
import Disclosure
import Formats
import Gate
import Members
import Register

extension PersonTables {
  /// Who really had it, and what was asked back (Article 15(1)(c), C-154/21).
  var disclosures: PackageTable {
    let lines = person.rooms["disclosure"]?.array ?? []
    return PackageTable(
      "disclosures", "Who has had data about you",
      lead: "Every handover that had you in it. The reference stands for you in that file alone; "
        + "quote it when you write to whoever got it.",
      empty: "Nobody. Data about you has never been handed over to anyone.",
      columns: [
        .init("recipient", "Recipient"), .init("through", "Through"), .init("purpose", "For"),
        .init("at", "When"), .init("data", "Data"), .init("reference", "Your reference there"),
        .init("return", "What we got"), .init("asked-back", "Asked back"),
        .init("proof", "Proof"),
      ],
      rows: lines.compactMap { line in
        guard let id = line["disclosure"]?.string, let summary = person.had[id] else { return nil }
        let use = summary.use
        return [
          .init(Workspace.name(use.recipient, register)),
          .init(use.through.map { Workspace.name($0, register) }.joined(separator: ", ")),
          .init(register.purposes[id: use.purpose]?.label ?? use.purpose.text),
          .init(HumanDate.minute(summary.sent?.at ?? summary.planned.at)),
          .init((use.required + use.optional).map { field($0.text) }.joined(separator: ", ")),
          .init(line["ref"]?.string ?? ""),
          .init(summary.terms.map(\.sentence).joined(separator: "; ")),
          .init((line["asked-back"]?.array ?? []).map(asked).joined(separator: "; ")),
          hasProof(of: summary)
            ? .init("Proof", path: PackageProofs.path(of: id)) : "not yet in the signed log",
        ]
      })
  }

  private func hasProof(of summary: DisclosureSummary) -> Bool {
    ground.proofs != nil && summary.sequence.map { $0 <= ground.size } ?? false
  }

  private func asked(_ json: JSON) -> String {
    let what =
      switch json["asked"]?.string {
      case "delete": "delete everything"
      case "delete-field": "delete your \(field(json["field"]?.string ?? ""))"
      default: "correct your \(field(json["field"]?.string ?? ""))"
      }
    return "\(recipient(json["recipient"]?.string ?? "")) was asked on "
      + "\(day(json["day"]).text) to \(what): \(json["answer"]?.string ?? "")"
  }

  /// Where the person was left out, and why.
  var refusals: PackageTable {
    PackageTable(
      "refusals", "Where you were left out",
      lead: "Handovers that were wished for and did not have you in them, and why.",
      empty: "Nobody has wished for data about you in vain.",
      columns: [
        .init("recipient", "Recipient"), .init("purpose", "For"), .init("at", "When"),
        .init("why", "Why not"),
      ],
      rows: person.refusals.map { line in
        let use = line.summary.use
        var seen = Set<ReasonCode>()
        let reasons = line.reasons.filter { seen.insert($0.code).inserted }.map(\.code.sentence)
        return [
          .init(use.everyone.map { Workspace.name($0, register) }.joined(separator: " to ")),
          .init(register.purposes[id: use.purpose]?.label ?? use.purpose.text),
          .init(HumanDate.minute(line.summary.planned.at)),
          .init(reasons.joined(separator: " ")),
        ]
      })
  }

  /// The audiences that the person is in now.
  var audiences: PackageTable {
    let lines = person.rooms["disclosure"]?.array ?? []
    return PackageTable(
      "audiences", "Audiences you are in",
      lead: "A recipient holds these lists for us and is told when you join and leave.",
      empty: "None.",
      columns: [
        .init("recipient", "Recipient"), .init("purpose", "For"), .init("chosen", "Chosen by"),
        .init("reference", "Your reference there"),
      ],
      rows: lines.compactMap { line in
        guard let id = line["audience"]?.string else { return nil }
        let use = ground.audiences[id]?.use
        return [
          .init(use.map { Workspace.name($0.recipient, register) } ?? id),
          .init(use.map { register.purposes[id: $0.purpose]?.label ?? $0.purpose.text } ?? ""),
          .init(use.map { conditions($0) } ?? ""), .init(line["ref"]?.string ?? ""),
        ]
      })
  }

  /// The bands that the person's values lie in: all the profiling there is (Article 15(1)(h)).
  var bands: PackageTable {
    let held = person.rooms["member"]?["values"]?.object ?? [:]
    let chosen = ground.audiences.values.map(\.use) + person.had.values.map(\.use)
    return PackageTable(
      "bands", "Groups that you fall into",
      lead: "An audience is chosen by bands such as these and never by the value itself.",
      empty: "None: nothing that we hold about you can be used to choose an audience.",
      columns: [
        .init("field", "By your"), .init("band", "Band"), .init("used", "Audiences chosen by it"),
      ],
      rows: register.fields.compactMap { field in
        guard !field.bands.isEmpty, let value = held[field.id.text]?["value"] else { return nil }
        let bands = Value(stored: value, kind: field.kind).bands(of: field)
        let uses = chosen.filter { use in use.conditions.contains { $0.field == field.id } }
          .map { use in
            "\(Workspace.name(use.recipient, register)): "
              + (register.purposes[id: use.purpose]?.label ?? use.purpose.text)
          }
        return [
          .init(field.label), .init(bands.isEmpty ? "none" : bands.joined(separator: ", ")),
          .init(Set(uses).sorted().joined(separator: "; ")),
        ]
      })
  }

  private func conditions(_ use: Use) -> String {
    use.conditions.isEmpty
      ? "everybody whom the use permits"
      : use.conditions.map { condition in
        "\(field(condition.field.text)) \(condition.excluded ? "outside" : "in") "
          + condition.bands.joined(separator: " or ")
      }.joined(separator: ", ")
  }
}
