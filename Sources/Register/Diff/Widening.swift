import Formats

/// Whether something that is declared otherwise lets more happen than it did.
///
/// A change that cannot be placed counts as widening, so that nobody overlooks it among the trifles.
struct Widening {
  let old: Register
  let new: Register

  func widens(_ section: Change.Section, _ id: String) -> Bool {
    switch section {
    case .field: both(FieldID(id), \.fields, Self.widens)
    case .purpose: both(PurposeID(id), \.purposes, Self.widens)
    case .recipient: both(RecipientID(id), \.recipients, Self.widens)
    case .agreement: both(AgreementID(id), \.agreements, Self.widens)
    // A yes given where there was a gift reached nobody but us.
    case .collectionPoint:
      both(CollectionPointID(id), \.collectionPoints) { $0.gift != nil && $1.gift == nil }
    case .site: both(SiteID(id), \.sites) { !$0.origins.containsAll(of: $1.origins) }
    case .form: both(FormID(id), \.forms, Self.widens)
    // What leaves a system is shown to the member alone; a field that lies in one more is told.
    case .system: both(SystemID(id), \.systems) { !$0.fields.containsAll(of: $1.fields) }
    }
  }

  /// A load is no wider when each of its terms lies within one term that was there before.
  func widens(_ load: Change.SiteLoad) -> Bool {
    guard let before = SiteID(load.site.id).flatMap({ old.sites[id: $0] }),
      let after = SiteID(load.site.id).flatMap({ new.sites[id: $0] })
    else { return true }
    func terms(_ site: Site) -> [Site.Load] {
      site.loads.filter {
        $0.recipient.text == load.recipient.id && $0.purpose.text == load.purpose.id
      }
    }
    let known = terms(before)
    return !terms(after).allSatisfy { term in known.contains { Self.lies(term, within: $0) } }
  }

  private static func lies(_ new: Site.Load, within old: Site.Load) -> Bool {
    (old.when == .always || old.when == new.when)
      && (old.pages.isEmpty || (!new.pages.isEmpty && new.pages.allSatisfy(old.covers(page:))))
      && (new.hosts == old.hosts || (!new.hosts.isEmpty && new.hosts.allSatisfy(old.covers(host:))))
  }

  private func both<Item>(
    _ id: Item.ID?, _ items: KeyPath<Register, Declared<Item>>, _ widens: (Item, Item) -> Bool
  ) -> Bool {
    guard let id, let before = old[keyPath: items][id: id], let after = new[keyPath: items][id: id]
    else { return true }
    return widens(before, after)
  }

  private static func widens(_ old: Field, _ new: Field) -> Bool {
    let reach: [Field.Audience] = [.staff, .members, .everyone]
    let was = reach.firstIndex(of: old.visibleTo) ?? 0
    let becomes = reach.firstIndex(of: new.visibleTo) ?? reach.count
    return becomes > was || old.about != new.about || old.kind != new.kind
      || (old.special != nil && old.special != new.special)
      || (old.proxyFor != nil && old.proxyFor != new.proxyFor)
      || !old.options.containsAll(of: new.options)
  }

  private static func widens(_ old: Purpose, _ new: Purpose) -> Bool {
    old.basis != new.basis || old.kind != new.kind || !old.fields.containsAll(of: new.fields)
      // What is no marketing any more, an objection to marketing does not stop.
      || (old.marketing && !new.marketing) || (!old.children && new.children)
      || (!old.special && new.special) || old.assessment != new.assessment
      || !old.compatible.containsAll(of: new.compatible)
      || isLater(new.retired, than: old.retired)
      || old.consentLasts.map { before in
        new.consentLasts.map { before.isShorter(than: $0) } ?? true
      } ?? false
  }

  private static func widens(_ old: Recipient, _ new: Recipient) -> Bool {
    old.role != new.role || old.country != new.country
      || !old.onward.containsAll(of: new.onward)
      || isLater(new.assessment?.due, than: old.assessment?.due)
      || (new.delivery != nil && new.delivery != old.delivery)
  }

  private static func widens(_ old: Agreement, _ new: Agreement) -> Bool {
    old.recipient != new.recipient || !old.purposes.containsAll(of: new.purposes)
      || !old.fields.containsAll(of: new.fields)
      || !old.territories.containsAll(of: new.territories)
      || !old.mechanisms.containsAll(of: new.mechanisms)
      || !old.onward.containsAll(of: new.onward) || new.from < old.from
      || isLater(new.until, than: old.until) || (!old.matching && new.matching)
      || isLater(new.audit?.due, than: old.audit?.due)
      || (old.signed == false && new.signed != false)
  }

  private static func widens(_ old: Form, _ new: Form) -> Bool {
    !old.asks.containsAll(of: new.asks) || !old.choices.containsAll(of: new.choices)
      || isLater(new.until, than: old.until) || (new.age ?? 0) < (old.age ?? 0)
  }

  /// A day that is not set never comes.
  private static func isLater(_ new: CivilDate?, than old: CivilDate?) -> Bool {
    guard let old else { return false }
    return new.map { $0 > old } ?? true
  }
}

extension Array where Element: Equatable {
  fileprivate func containsAll(of others: [Element]) -> Bool { others.allSatisfy(contains) }
}
