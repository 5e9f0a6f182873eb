import Formats
import Register

extension Disclosures {
  /// Checks what is declared against itself and the registers; throws `DeclaredError`.
  static func checked(
    _ declaration: Declaration, known: Set<RecipientID>, on day: CivilDate
  ) throws(DeclaredError) -> Declaration {
    for (_, party) in declaration.parties {
      if let name = party.name {
        try text(name, "the name of a firm", most: 200)
        for other in party.aliases + [party.parent].compactMap(\.self) {
          try text(other, "another name of a firm", most: 200)
        }
        if known.contains(party.id) || party.id == .ourselves {
          throw .takenName(id: party.id.text)
        }
      } else if !known.contains(party.id) {
        throw .undeclaredRecipient(name: party.id.text)
      }
    }
    try text(declaration.purpose, "the purpose", most: 500)
    guard !declaration.fields.isEmpty, declaration.fields.count <= 200 else {
      throw .badText(what: "what was handed over")
    }
    for field in declaration.fields { try text(field, "a field", most: 200) }
    try text(declaration.source, "who says so", most: 2_000)
    if !declaration.agreed.isEmpty { try text(declaration.agreed, "what was agreed", most: 2_000) }
    guard declaration.from <= day, declaration.until.map({ declaration.from <= $0 }) ?? true,
      declaration.until.map({ $0 <= day }) ?? true
    else { throw .badPeriod }
    if case .number(let number) = declaration.people, number < 0 { throw .badCount }
    for document in declaration.documents {
      try text(document.title, "the title of a document", most: 200)
      guard document.hash.utf8.count == 64,
        document.hash.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
      else { throw .badHash }
    }
    return declaration
  }

  private static func text(_ text: String, _ what: String, most: Int) throws(DeclaredError) {
    guard !text.isEmpty, text.utf8.count <= most,
      text.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control })
    else { throw .badText(what: what) }
  }
}
