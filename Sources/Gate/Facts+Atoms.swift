public import Formats
import Law
public import Register

extension Facts {
  /// The atoms that hold on a day, and the first later day on which others will.
  public func atoms(inForce: InForce, day: CivilDate) -> (atoms: Set<Atom>, until: CivilDate?) {
    var folding = Folding(inForce: inForce, day: day)
    folding.fold(self)
    return (folding.atoms, folding.until)
  }
}

/// Plays a subject's acts in order and keeps what is still in force.
private struct Folding {
  private struct Grant {
    var notice: NoticeVersion
    var at: Timestamp
    var explicit: Bool
    var guardian: Bool
    var gift: Bool
  }

  private struct StopKey: Hashable {
    var stop: Stop
    var purpose: PurposeScope
    var recipient: RecipientScope
  }

  let inForce: InForce
  let day: CivilDate
  var atoms = Set<Atom>()
  var until: CivilDate?
  private var grants: [ConsentKey: Grant] = [:]
  private var stops = Set<StopKey>()

  init(inForce: InForce, day: CivilDate) {
    self.inForce = inForce
    self.day = day
  }

  mutating func fold(_ facts: Facts) {
    if facts.isErased {
      atoms.insert(.erased)
      return
    }
    guard facts.isMember else { return }
    atoms.insert(.known)
    foldPerson(facts)
    for served in facts.served {
      atoms.insert(.informed)
      atoms.insert(.served(served.version))
    }
    for choice in facts.choices { play(choice, served: facts.served) }
    for (key, grant) in grants { foldGrant(key, grant) }
    for key in stops { atoms.insert(.stopped(key.stop, key.purpose, key.recipient)) }
    for holding in facts.holdings { foldHolding(holding) }
  }

  /// Remembers the nearest day on which something changes by itself.
  private mutating func changes(on later: CivilDate) {
    guard later > day else { return }
    until = until.map { min($0, later) } ?? later
  }

  private mutating func foldPerson(_ facts: Facts) {
    if let residence = facts.residence {
      atoms.insert(.located)
      atoms.insert(.residence(residence))
    }
    if let born = facts.born {
      // An unknown country takes the oldest age anywhere: unknown is no.
      let majority =
        facts.residence.map { ConsentAge.majority(born: born, in: $0) } ?? born.adding(years: 18)
      if day < majority { atoms.insert(.minor) }
      changes(on: majority)
    } else if inForce.register.organisation.unknownAge == .child {
      atoms.insert(.minor)
    }
  }

  private mutating func play(_ choice: Choice, served: [Facts.Served]) {
    switch choice.act {
    case .grant: grant(choice, served: served)
    case .refuse: stop(.refused, choice)
    case .withdraw: stop(.withdrawn, choice)
    case .object: stop(.objected, choice)
    case .signal: stop(.signalled, choice)
    case .restrict: stop(.restricted, choice)
    case .lift:
      stops = stops.filter { key in
        guard [.objected, .signalled, .restricted].contains(key.stop) else { return true }
        return !holds(choice.purpose, key.purpose) || !holds(choice.recipient, key.recipient)
      }
    }
  }

  /// A grant counts only for one purpose, on a notice that was served before it (demand B8).
  private mutating func grant(_ choice: Choice, served: [Facts.Served]) {
    guard case .purpose(let purpose) = choice.purpose, let notice = choice.notice,
      served.contains(where: { $0.version == notice && $0.at <= choice.at })
    else { return }
    let key: ConsentKey
    switch choice.recipient {
    case .all: key = ConsentKey(purpose: purpose, recipient: nil)
    case .recipient(let id): key = ConsentKey(purpose: purpose, recipient: id)
    case .others: return
    }
    grants[key] = Grant(
      notice: notice, at: choice.at, explicit: choice.explicit, guardian: choice.guardian,
      gift: choice.gift)
    for stop in Stop.allCases where stop != .restricted {
      stops.remove(
        StopKey(stop: stop, purpose: choice.purpose, recipient: choice.recipient))
    }
  }

  private mutating func stop(_ stop: Stop, _ choice: Choice) {
    stops.insert(StopKey(stop: stop, purpose: choice.purpose, recipient: choice.recipient))
    guard stop != .restricted else { return }
    grants = grants.filter { key, _ in
      let marketing = inForce.register.purposes[id: key.purpose]?.marketing ?? true
      guard choice.purpose.covers(key.purpose, marketing: marketing) else { return true }
      // A grant to all survives a stop that names recipients; the stop outranks it for those.
      guard let recipient = key.recipient else { return choice.recipient != .all }
      return !choice.recipient.covers(recipient)
    }
  }

  private func holds(_ wide: PurposeScope, _ narrow: PurposeScope) -> Bool {
    switch (wide, narrow) {
    case (.all, _): true
    case (.marketing, .marketing): true
    case (.marketing, .purpose(let id)): inForce.register.purposes[id: id]?.marketing ?? false
    case (.purpose(let left), .purpose(let right)): left == right
    default: false
    }
  }

  private func holds(_ wide: RecipientScope, _ narrow: RecipientScope) -> Bool {
    switch (wide, narrow) {
    case (.all, _): true
    case (.others, .others): true
    case (.others, .recipient(let id)): id != .ourselves
    case (.recipient(let left), .recipient(let right)): left == right
    default: false
    }
  }

  private mutating func foldGrant(_ key: ConsentKey, _ grant: Grant) {
    atoms.insert(.granted(key))
    atoms.insert(.grantedUnder(key, grant.notice))
    if grant.explicit { atoms.insert(.explicit(key)) }
    if grant.guardian { atoms.insert(.guardian(key)) }
    if grant.gift { atoms.insert(.gift(key)) }
    if let lasts = inForce.register.purposes[id: key.purpose]?.consentLasts {
      let end = lasts.after(grant.at.date)
      if day >= end { atoms.insert(.lapsed(key)) }
      changes(on: end)
    }
  }

  private mutating func foldHolding(_ holding: Facts.Holding) {
    atoms.insert(.value(holding.field, holding.provenance))
    for band in holding.bands { atoms.insert(.band(holding.field, band)) }
    for (key, grant) in grants where holding.collected > grant.at.date {
      atoms.insert(.newer(holding.field, key))
    }
    if let end = inForce.retention(of: holding.field).map({ $0.keep.after(holding.collected) })
      .min()
    {
      if day >= end { atoms.insert(.stale(holding.field)) }
      changes(on: end)
    }
  }
}
