extension RegisterDraft {
  /// The fields on which every decision rests must be able to carry it.
  mutating func checkOrganisation() {
    guard let organisation else { return }
    let fields = Dictionary(
      self.fields.items.map { ($0.item.id, $0.item) }, uniquingKeysWith: { first, _ in first })
    let residence = organisation.item.residenceField
    if let field = fields[residence], field.kind != .country || field.about != .ownself {
      report.error(
        .residenceField, at: organisation.entry.place(of: "residence-field"),
        "the field of residence `\(residence)` must be of kind `country` and about `self`")
    }
    if let birth = organisation.item.birthField, let field = fields[birth],
      field.kind != .date || field.about != .ownself
    {
      report.error(
        .birthField, at: organisation.entry.place(of: "birth-field"),
        "the field of birth `\(birth)` must be of kind `date` and about `self`")
    }
  }
}
