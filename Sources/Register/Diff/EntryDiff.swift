import Formats

/// What is declared, no longer declared, or declared otherwise.
enum EntryDiff {
  static func between(_ old: Register, _ new: Register, _ names: DiffNames) -> [Change] {
    let purpose: (Purpose) -> Change.Name = { names.name($0.id) }
    let field: (Field) -> Change.Name = { names.name($0.id) }
    let recipient: (Recipient) -> Change.Name = { names.name($0.id) }
    let agreement: (Agreement) -> Change.Name = { Change.Name(id: $0.id.text, label: $0.id.text) }
    let point: (CollectionPoint) -> Change.Name = {
      Change.Name(id: $0.id.text, label: $0.place)
    }
    let site: (Site) -> Change.Name = { names.name($0.id) }
    let form: (Form) -> Change.Name = { Change.Name(id: $0.id.text, label: $0.title) }
    let system: (ConnectedSystem) -> Change.Name = {
      Change.Name(id: $0.id.text, label: $0.label)
    }
    return section(.recipient, old.recipients, new.recipients, recipient, DiffDetails.of)
      + section(.agreement, old.agreements, new.agreements, agreement, DiffDetails.of)
      + section(.purpose, old.purposes, new.purposes, purpose, DiffDetails.of)
      + section(.field, old.fields, new.fields, field, DiffDetails.of)
      + section(
        .collectionPoint, old.collectionPoints, new.collectionPoints, point, DiffDetails.of)
      + section(.site, old.sites, new.sites, site, DiffDetails.of)
      + section(.form, old.forms, new.forms, form, DiffDetails.of)
      + section(.system, old.systems, new.systems, system, DiffDetails.of)
      + organisation(old, new)
  }

  private static func section<Item>(
    _ section: Change.Section, _ old: Declared<Item>, _ new: Declared<Item>,
    _ name: (Item) -> Change.Name, _ details: (Item, Item) -> [String]
  ) -> [Change] {
    new.compactMap { item in
      guard let before = old[id: item.id] else { return .added(section, name(item)) }
      guard before != item else { return nil }
      let details = details(before, item)
      return details.isEmpty ? nil : .changed(section, name(item), details: details)
    } + old.filter { new[id: $0.id] == nil }.map { .removed(section, name($0)) }
  }

  private static func organisation(_ old: Register, _ new: Register) -> [Change] {
    let details = DiffDetails.of(old.organisation, new.organisation)
    return details.isEmpty ? [] : [.organisation(details: details)]
  }
}
