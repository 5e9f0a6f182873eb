import Law

extension RegisterDraft {
  /// A purpose admits special categories and children only when it says so, and only a basis that exists at home.
  mutating func checkPurposes() {
    let fields = Dictionary(
      self.fields.items.map { ($0.item.id, $0.item) }, uniquingKeysWith: { first, _ in first })
    let country = organisation?.item.country
    for drafted in purposes.items {
      let purpose = drafted.item
      for (index, id) in purpose.fields.enumerated() {
        guard let field = fields[id] else { continue }
        let place = drafted.place("fields", index)
        if let special = field.reveals, !purpose.special {
          report.error(
            .specialNotAllowed, at: place,
            "purpose `\(purpose.id)` uses the field `\(id)`, which "
              + (field.special == nil ? "stands for " : "reveals ")
              + "\(special.title.lowercased())",
            hint: "leave the field out, or write `special: yes`: then explicit consent is needed")
        }
        if field.about == .ownChild, !purpose.children {
          report.error(
            .childrenNotAllowed, at: place,
            "purpose `\(purpose.id)` uses the field `\(id)`, which is about a child",
            hint: "leave the field out, or write `children: yes`")
        }
      }
      if purpose.basis == .legitimateInterests, purpose.assessment == nil,
        !drafted.entry.has("assessment")
      {
        report.warn(
          .assessmentMissing, at: drafted.entry.place(of: "basis"),
          "purpose `\(purpose.id)` rests on legitimate interests without an assessment",
          hint: "the gate denies it (purpose.no-assessment) until `assessment` is declared")
      }
      if let country, !purpose.basis.existsIn(country.regime), country.regime != .other {
        tellBasis(purpose, at: drafted.entry.place(of: "basis"), country)
      } else if let country, purpose.basis == .recognisedLegitimateInterest,
        country.regime == .other
      {
        tellBasis(purpose, at: drafted.entry.place(of: "basis"), country)
      }
    }
  }

  private mutating func tellBasis(_ purpose: Purpose, at place: Place, _ country: Country) {
    report.error(
      .basisNotInCountry, at: place,
      "purpose `\(purpose.id)`: the basis `\(purpose.basis.rawValue)` does not exist in "
        + country.name,
      hint: "a recognised legitimate interest is known to UK law only (Art. 6(1)(ea))")
  }
}
