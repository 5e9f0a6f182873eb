import Formats
import Law
import Register

extension PartnerAct {
  /// What its entry says, without the record behind it.
  var leaf: JSON {
    switch self {
    case .assess(let id, let outcome):
      [
        "recipient": .string(id.text), "on": .string(outcome.on.iso),
        "until": .string(outcome.until.iso), "passed": .bool(outcome.isPassed),
      ]
    case .audit(let id, let audit):
      [
        "agreement": .string(id.text), "on": .string(audit.on.iso),
        "due": audit.due.map { .string($0.iso) } ?? .null,
      ]
    case .transfer(let id, let places):
      [
        "recipient": .string(id.text),
        "places": .array(
          places.map {
            [
              "country": .string($0.country.code),
              "mechanism": $0.mechanism.map { .string($0.rawValue) } ?? .null,
              "until": $0.until.map { .string($0.iso) } ?? .null,
            ]
          }),
      ]
    case .sign(let id, let date): ["agreement": .string(id.text), "on": .string(date.iso)]
    case .end(let id): ["agreement": .string(id.text)]
    case .undertake(let promise):
      [
        "undertaking": .string(promise.id),
        "purpose": promise.purpose.map { .string($0.text) } ?? .null,
        "recipient": promise.recipient.map { .string($0.text) } ?? .null,
        "territories": promise.territories.map { .array($0.map { .string($0.code) }) } ?? .null,
        "from": .string(promise.from.iso),
        "until": promise.until.map { .string($0.iso) } ?? .null,
      ]
    case .release(let id): ["undertaking": .string(id)]
    }
  }

  /// The act of a kind that an entry tells, or nil for anything that `leaf` cannot yield.
  init?(_ kind: StandingAct.Kind, _ leaf: JSON) {
    func date(_ name: String) -> CivilDate? { leaf[name]?.string.flatMap { CivilDate($0) } }
    let agreement = leaf["agreement"]?.string.flatMap { AgreementID($0) }
    switch kind {
    case .assessed:
      guard let id = leaf["recipient"]?.string.flatMap({ RecipientID($0) }), let on = date("on"),
        let until = date("until"), let isPassed = leaf["passed"]?.bool
      else { return nil }
      self = .assess(id, PartnerStanding.Assessed(on: on, until: until, isPassed: isPassed))
    case .audited:
      guard let agreement, let on = date("on"), let due = leaf["due"],
        due.isNull || date("due") != nil
      else { return nil }
      self = .audit(agreement, PartnerStanding.Audited(on: on, due: date("due")))
    case .transferred:
      guard let id = leaf["recipient"]?.string.flatMap({ RecipientID($0) }),
        let told = leaf["places"]?.array
      else { return nil }
      let places = told.compactMap(Self.place)
      guard places.count == told.count else { return nil }
      self = .transfer(id, places)
    case .signed:
      guard let agreement, let on = date("on") else { return nil }
      self = .sign(agreement, on: on)
    case .ended:
      guard let agreement else { return nil }
      self = .end(agreement)
    case .undertaken:
      guard let promise = Self.undertaking(leaf) else { return nil }
      self = .undertake(promise)
    case .released:
      guard let id = leaf["undertaking"]?.string else { return nil }
      self = .release(id)
    case .published, .suspended, .resumed, .paused, .unpaused: return nil
    }
  }

  private static func place(_ leaf: JSON) -> TransferPlace? {
    guard let country = leaf["country"]?.string.flatMap({ Country($0) }),
      let mechanism = leaf["mechanism"], let until = leaf["until"]
    else { return nil }
    let carrier = mechanism.string.flatMap { Transfer.Mechanism(rawValue: $0) }
    let last = until.string.flatMap { CivilDate($0) }
    guard mechanism.isNull || carrier != nil, until.isNull || last != nil else { return nil }
    return TransferPlace(country: country, mechanism: carrier, until: last)
  }

  private static func undertaking(_ leaf: JSON) -> Undertaking? {
    func optional<T>(_ name: String, _ read: (String) -> T?) -> T?? {
      guard let value = leaf[name] else { return nil }
      if value.isNull { return .some(nil) }
      return value.string.flatMap(read).map { .some($0) }
    }
    guard let id = leaf["undertaking"]?.string,
      let purpose = optional("purpose", { PurposeID($0) }),
      let recipient = optional("recipient", { RecipientID($0) }),
      let until = optional("until", { CivilDate($0) }), let places = leaf["territories"],
      let from = leaf["from"]?.string.flatMap({ CivilDate($0) })
    else { return nil }
    let countries = places.array?.compactMap { $0.string.flatMap { Country($0) } }
    guard places.isNull || countries?.count == places.array?.count,
      places.isNull || countries != nil
    else { return nil }
    return Undertaking(
      id: id, purpose: purpose, recipient: recipient, territories: countries, from: from,
      until: until)
  }
}
