import Formats
import Law

/// The clauses that say how one entry differs from what it was.
struct DiffDetails {
  private(set) var clauses: [String] = []

  /// "its end was 2027-12-31 and is now open".
  mutating func value(_ what: String, _ old: String?, _ new: String?, none: String = "not set") {
    let (was, becomes) = (old ?? none, new ?? none)
    if !was.utf8.elementsEqual(becomes.utf8) {
      clauses.append("its \(what) was \(was) and is now \(becomes)")
    }
  }

  /// "its territories gain DE and lose IE".
  mutating func list(_ what: String, _ old: [String], _ new: [String]) {
    let gained = new.filter { !old.contains($0) }
    let lost = old.filter { !new.contains($0) }
    var parts: [String] = []
    if !gained.isEmpty { parts.append("gain \(MarkdownText.joined(gained))") }
    if !lost.isEmpty { parts.append("lose \(MarkdownText.joined(lost))") }
    if !parts.isEmpty { clauses.append("its \(what) \(parts.joined(separator: " and "))") }
  }

  mutating func flag(_ old: Bool, _ new: Bool, _ yes: String, _ no: String) {
    if old != new { clauses.append(new ? yes : no) }
  }

  /// For what has too much in it to be told in a clause.
  mutating func other<Value: Equatable>(_ what: String, _ old: Value, _ new: Value) {
    if old != new { clauses.append("its \(what) changed") }
  }
}

extension DiffDetails {
  static func of(_ old: Recipient, _ new: Recipient) -> [String] {
    var details = DiffDetails()
    details.value("name", old.label, new.label)
    details.value("role", old.role.rawValue, new.role.rawValue)
    details.list("other names", old.aliases, new.aliases)
    details.value("owner", old.parent, new.parent)
    details.value("country", old.country.name, new.country.name)
    details.list("onward recipients", old.onward.map(\.text), new.onward.map(\.text))
    details.value("team", old.team, new.team)
    details.value("page of controls", old.controls, new.controls)
    details.value("next assessment", old.assessment?.due.iso, new.assessment?.due.iso)
    details.value("last assessment", old.assessment?.done?.iso, new.assessment?.done?.iso)
    details.list("mail domains", old.domains ?? [], new.domains ?? [])
    details.value(
      "delivery", old.delivery?.folder ?? old.delivery?.https,
      new.delivery?.folder ?? new.delivery?.https, none: "none")
    details.value("key for encryption", old.delivery?.age, new.delivery?.age, none: "none")
    details.other("contact for recalls", old.contact, new.contact)
    details.value("webhook for recalls", old.webhook, new.webhook, none: "none")
    details.value("key for attestations", old.key, new.key)
    return details.clauses
  }

  static func of(_ old: Agreement, _ new: Agreement) -> [String] {
    var details = DiffDetails()
    details.value("recipient", old.recipient.text, new.recipient.text)
    details.list("purposes", old.purposes.map(\.text), new.purposes.map(\.text))
    details.list("fields", old.fields.map(\.text), new.fields.map(\.text))
    details.list("territories", old.territories.map(\.code), new.territories.map(\.code))
    details.list(
      "transfer mechanisms", old.mechanisms.map(\.rawValue), new.mechanisms.map(\.rawValue))
    details.value("first day", old.from.iso, new.from.iso)
    details.value("last day", old.until?.iso, new.until?.iso, none: "open")
    details.list("onward recipients", old.onward.map(\.text), new.onward.map(\.text))
    details.flag(
      old.matching, new.matching, "the recipient may now match the data with its own",
      "the recipient may no longer match the data with its own")
    details.value("consideration", words(old.consideration), words(new.consideration))
    details.value("benefit", old.benefit, new.benefit)
    details.value("first approach", old.approached.rawValue, new.approached.rawValue)
    details.value("next audit", old.audit?.due.iso, new.audit?.due.iso)
    details.value("last audit", old.audit?.done?.iso, new.audit?.done?.iso)
    details.flag(
      old.signed != false, new.signed != false, "it is now declared as signed",
      "it is now a draft, which permits nothing until it is signed")
    return details.clauses
  }

  static func of(_ old: Purpose, _ new: Purpose) -> [String] {
    var details = DiffDetails()
    details.value("name", old.label, new.label)
    details.value("description", old.description, new.description)
    details.value("kind", old.kind.rawValue, new.kind.rawValue)
    details.value("lawful basis", old.basis.rawValue, new.basis.rawValue)
    details.list("fields", old.fields.map(\.text), new.fields.map(\.text))
    details.flag(old.marketing, new.marketing, "it is now marketing", "it is no longer marketing")
    details.flag(
      old.children, new.children, "children's data may now serve it",
      "children's data may no longer serve it")
    details.flag(
      old.special, new.special, "special categories may now serve it",
      "special categories may no longer serve it")
    details.other("assessment", old.assessment, new.assessment)
    details.other("compatible purposes", old.compatible, new.compatible)
    details.value(
      "consent's duration", old.consentLasts?.text, new.consentLasts?.text,
      none: "until withdrawn")
    details.value("team", old.team, new.team, none: "none")
    details.value("last day of use", old.retired?.iso, new.retired?.iso, none: "open")
    details.value("DPV term", old.dpv, new.dpv)
    details.value("fideslang key", old.fideslang, new.fideslang)
    return details.clauses
  }

  static func of(_ old: Field, _ new: Field) -> [String] {
    var details = DiffDetails()
    details.value("name", old.label, new.label)
    details.value("subject", old.about.rawValue, new.about.rawValue)
    details.value("kind", old.kind.rawValue, new.kind.rawValue)
    details.list("options", old.options, new.options)
    details.value(
      "special category", old.special?.rawValue, new.special?.rawValue, none: "none")
    details.value(
      "hidden special category", old.proxyFor?.rawValue, new.proxyFor?.rawValue, none: "none")
    details.value("visibility", old.visibleTo.rawValue, new.visibleTo.rawValue)
    details.value("system", old.system, new.system)
    details.value("DPV term", old.dpv, new.dpv)
    details.value("fideslang key", old.fideslang, new.fideslang)
    details.other("bands", old.bands, new.bands)
    return details.clauses
  }

  static func of(_ old: CollectionPoint, _ new: CollectionPoint) -> [String] {
    var details = DiffDetails()
    details.value("place", old.place, new.place)
    details.value("brand", old.brand, new.brand)
    details.value("medium", old.medium.rawValue, new.medium.rawValue)
    details.value("gift", old.gift, new.gift, none: "none")
    return details.clauses
  }

  /// What pages load and which sign-ins they offer is told by `SiteDiff`.
  static func of(_ old: Site, _ new: Site) -> [String] {
    var details = DiffDetails()
    details.value("address", old.address, new.address)
    details.value("team", old.team, new.team)
    details.value("notice", old.notice.text, new.notice.text)
    details.value("link to the notice", old.noticeLink, new.noticeLink)
    details.list("further origins", old.also, new.also)
    return details.clauses
  }

  static func of(_ old: Form, _ new: Form) -> [String] {
    func fields(_ form: Form, required: Bool) -> [String] {
      form.asks.filter { $0.required == required }.map(\.field.text)
    }
    func choices(_ form: Form) -> [String] {
      form.choices.map { $0.purpose.text + ($0.recipient.map { " for \($0.text)" } ?? "") }
    }
    var details = DiffDetails()
    details.value("title", old.title, new.title)
    details.value("collection point", old.point.text, new.point.text)
    details.value("notice", old.notice.text, new.notice.text)
    details.list("required fields", fields(old, required: true), fields(new, required: true))
    details.list("optional fields", fields(old, required: false), fields(new, required: false))
    details.list("choices", choices(old), choices(new))
    details.value("last day", old.until?.iso, new.until?.iso, none: "open")
    details.value("sponsor", old.sponsor?.text, new.sponsor?.text, none: "nobody")
    details.value(
      "youngest age", old.age.map(String.init), new.age.map(String.init), none: "none")
    return details.clauses
  }

  static func of(_ old: Organisation, _ new: Organisation) -> [String] {
    var details = DiffDetails()
    details.value("name", old.name, new.name)
    details.value("country", old.country.name, new.country.name)
    details.value("postal address", old.address, new.address)
    // People are named here: that they changed is said, not who they are.
    details.other("contact", old.contact, new.contact)
    details.other("data protection officer", old.officer, new.officer)
    details.value(
      "treatment of unknown age", old.unknownAge.rawValue, new.unknownAge.rawValue)
    details.value("field of residence", old.residenceField.text, new.residenceField.text)
    details.value("field of birth", old.birthField?.text, new.birthField?.text)
    details.list("decoys' domains", old.decoys?.domains ?? [], new.decoys?.domains ?? [])
    details.value(
      "number of decoys", old.decoys.map { "\($0.count)" }, new.decoys.map { "\($0.count)" },
      none: "none")
    details.value(
      "days of warning about partners", old.partnerWarning.map(String.init),
      new.partnerWarning.map(String.init), none: "\(Organisation.usualPartnerWarning)")
    details.value("clock of recalls", words(old.recalls), words(new.recalls), none: "the usual")
    return details.clauses
  }

  private static func words(_ clock: RecallClock?) -> String? {
    clock.map {
      "\($0.remind), \($0.answer) and \($0.stop) days" + ($0.owner.map { " by \($0)" } ?? "")
    }
  }

  private static func words(_ consideration: Agreement.Consideration) -> String {
    switch consideration.kind {
    case .none: "nothing"
    case .service: "a service (\(consideration.text))"
    case .amount:
      consideration.text.isEmpty
        ? "money (\(consideration.amount ?? 0) in the smallest unit of \(consideration.currency ?? "?"))"
        : "money (\(consideration.text))"
    }
  }
}
