import Access
import Formats
import Law
import Register

/// What the register declares for everybody, as tables of a package (GDPR Articles 13 to 15).
struct DeclaredTables {
  private let inForce: InForce
  private var register: Register { inForce.register }

  init(_ inForce: InForce) { self.inForce = inForce }

  var all: [PackageTable] { [purposes, recipients, retention] }

  /// Who answers for the data.
  static func controller(_ organisation: Organisation) -> PackageTable {
    var table = PackageTable(
      "controller", "Who answers for your data", empty: "",
      columns: [.init("what", "What"), .init("value", "Value")],
      rows: [
        ["Organisation", .init(organisation.name)], ["Address", .init(organisation.address)],
        ["Country", .init(organisation.country.name)],
        ["Write to", .init("\(organisation.contact.name), \(organisation.contact.email)")],
        [
          "Data protection officer",
          .init("\(organisation.officer.name), \(organisation.officer.email)"),
        ],
      ])
    table.isPairs = true
    return table
  }

  private var purposes: PackageTable {
    PackageTable(
      "purposes", "What we may use data for",
      lead: "Every purpose that is declared, for everybody. What of it counts for you follows from "
        + "your choices.", empty: "No purpose is declared.",
      columns: [
        .init("purpose", "Purpose"), .init("what", "What happens"),
        .init("basis", "Lawful basis"), .init("data", "Data"),
        .init("assessment", "Legitimate interest"), .init("state", "Now"),
      ],
      rows: register.purposes.map { purpose in
        [
          .init(purpose.label), .init(purpose.description), .init(basis(purpose.basis)),
          .init(fields(purpose.fields)), .init(purpose.assessment?.summary ?? ""),
          .init(state(of: purpose)),
        ]
      })
  }

  private func state(of purpose: Purpose) -> String {
    if let day = purpose.retired { return "not in use from \(HumanDate.text(day))" }
    return inForce.paused.contains(purpose.id) ? "paused" : "in use"
  }

  private func basis(_ basis: LawfulBasis) -> String {
    let article = basis.article(register.organisation.country.regime)
    return basis.title + (article.map { " (\($0))" } ?? "")
  }

  private var recipients: PackageTable {
    PackageTable(
      "recipients", "Who may receive data",
      lead: "Everybody with whom an agreement stands. Who really had data about you stands in the "
        + "next part.", empty: "Nobody is declared: no data leaves us.",
      columns: [
        .init("recipient", "Recipient"), .init("part", "Part"), .init("country", "Country"),
        .init("safeguard", "Transfer abroad"), .init("purposes", "For"), .init("data", "Data"),
        .init("onward", "May pass it to"), .init("return", "What we get"),
        .init("controls", "Your controls there"),
      ],
      rows: register.recipients.map { recipient in
        let agreements = inForce.agreements(with: recipient.id)
        return [
          .init(recipient.label), .init(part(recipient.role)), .init(recipient.country.name),
          .init(safeguard(recipient, agreements)),
          .init(
            agreements.flatMap(\.purposes).inOrder.map {
              register.purposes[id: $0]?.label ?? $0.text
            }
            .joined(separator: ", ")),
          .init(fields(agreements.flatMap(\.fields).inOrder)),
          .init(
            agreements.flatMap(\.onward).inOrder.map { Workspace.name($0, register) }
              .joined(separator: ", ")),
          .init(agreements.map(consideration).joined(separator: "; ")),
          .init(recipient.controls ?? ""),
        ]
      })
  }

  /// What makes a transfer abroad lawful, in words.
  private func safeguard(_ recipient: Recipient, _ agreements: [Agreement]) -> String {
    let regime = register.organisation.country.regime
    if recipient.country == register.organisation.country { return "none is made" }
    let named = agreements.flatMap(\.mechanisms).inOrder.map(\.title)
    if !named.isEmpty { return named.joined(separator: ", ") }
    if Transfer.isAdequate(from: regime, to: recipient.country) {
      let scope = Transfer.scope(from: regime, to: recipient.country)
      return "the country is found adequate" + (scope.map { " for \($0)" } ?? "")
    }
    return "no safeguard is declared, so nothing goes there"
  }

  private func part(_ role: Recipient.Role) -> String {
    switch role {
    case .processor: "acts on our instructions"
    case .controller: "decides for itself"
    case .jointController: "decides together with us"
    }
  }

  private func consideration(_ agreement: Agreement) -> String {
    let what =
      switch agreement.consideration.kind {
      case .none: "nothing"
      case .service: "a service"
      case .amount: "money"
      }
    let text = agreement.consideration.text
    return text.isEmpty ? what : "\(what): \(text)"
  }

  private var retention: PackageTable {
    PackageTable(
      "retention", "How long data is used",
      lead: "Counted from the day of collection. Of two rules on the same data the shorter holds.",
      empty: "No end is declared: data is used for as long as you are a member.",
      columns: [
        .init("data", "Data"), .init("period", "How long"), .init("reason", "Why so long"),
      ],
      rows: register.retention.map { rule in
        [.init(fields(rule.fields)), .init(rule.keep.text), .init(rule.reason)]
      })
  }

  private func fields(_ ids: [FieldID]) -> String {
    ids.map { register.fields[id: $0]?.label ?? $0.text }.joined(separator: ", ")
  }
}

extension Array where Element: Hashable {
  /// Each once, in the order in which they come first.
  fileprivate var inOrder: [Element] {
    var seen = Set<Element>()
    return filter { seen.insert($0).inserted }
  }
}
