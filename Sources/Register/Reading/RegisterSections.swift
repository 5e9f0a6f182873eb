/// Reads the sections of one file.
extension RegisterDraft {
  static let sectionNames = [
    "organisation", "fields", "purposes", "recipients", "agreements", "collection-points",
    "notices", "retention", "sites", "forms", "systems",
  ]

  mutating func read(_ root: YAMLNode) {
    guard case .mapping(let pairs) = root.content else {
      report.error(
        .wrongType, at: root.place, "the file must hold sections, not \(root.kind)",
        hint: "begin it with a section such as `fields:`")
      return
    }
    for pair in pairs {
      guard Self.sectionNames.contains(pair.key) else {
        let hint = report.suggestion(for: pair.key, among: Self.sectionNames)
        report.error(
          .unknownSection, at: pair.place, "\(Entry.quoted(pair.key)) is not a section",
          hint: hint ?? "the sections are \(Entry.listed(Self.sectionNames))")
        continue
      }
      sections.insert(pair.key)
      read(section: pair)
    }
  }

  private mutating func read(section: YAMLPair) {
    switch section.key {
    case "organisation": readOrganisation(section)
    case "retention": readRetention(section)
    default:
      for pair in entries(of: section) {
        switch section.key {
        case "fields": readField(pair)
        case "purposes": readPurpose(pair)
        case "recipients": readRecipient(pair)
        case "agreements": readAgreement(pair)
        case "collection-points": readCollectionPoint(pair)
        case "sites": readSite(pair)
        case "forms": readForm(pair)
        case "systems": readSystem(pair)
        default: readNotice(pair)
        }
      }
    }
  }

  private mutating func entries(of section: YAMLPair) -> [YAMLPair] {
    if case .mapping(let pairs) = section.value.content, !pairs.isEmpty { return pairs }
    if case .mapping = section.value.content {
      tellEmpty(section)
    } else if section.value.isEmpty {
      tellEmpty(section)
    } else {
      report.error(
        .wrongType, at: section.value.place,
        "the section `\(section.key)` must be a mapping by name, not \(section.value.kind)")
    }
    return []
  }

  mutating func tellEmpty(_ section: YAMLPair) {
    report.error(
      .emptySection, at: section.place, "the section `\(section.key)` is empty",
      hint: "declare something in it or leave it out")
  }

  /// Reports the sections without which a register can permit nothing.
  mutating func requireSections(at place: Place) {
    if !sections.contains("organisation") {
      report.error(
        .missingSection, at: place, "no file has the section `organisation`",
        hint: "say who answers for the data: name, country, address, contact, officer")
    }
    if !sections.contains("fields") {
      report.error(
        .missingSection, at: place, "no file has the section `fields`",
        hint: "declare at least the field that says where a member lives")
    }
  }
}
