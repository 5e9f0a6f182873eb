import Formats

extension ClockQuestion {
  /// The deadline, counted by the law that was named or that holds at the place.
  ///
  /// Where several laws may hold, or none is held for the place, the strictest is taken and the first
  /// warning says so. Throws `ClockError` for facts that no law here can count.
  public func deadline() throws(ClockError) -> Deadline {
    try checkDates()
    let place = try checkedPlace()
    if let name = law {
      guard let law = ClockLaw.named(name) else { throw .lawUnknown(name) }
      if let place, !holds(law, at: place) {
        throw .placeOutside(law: law.id, place: place)
      }
      return try deadline(under: law, place: place, because: nil)
    }
    if place == nil, region != nil {
      return try deadline(under: .unitedKingdom, place: "GB", because: nil)
    }
    let there = place.map(ClockLaw.at) ?? []
    if let only = there.first, there.count == 1 {
      return try deadline(under: only, place: place, because: nil)
    }
    return try strictest(of: there.isEmpty ? ClockLaw.all : there, place: place)
  }

  private func strictest(
    of laws: [ClockLaw], place: String?
  ) throws(ClockError) -> Deadline {
    let isKnown = laws.count < ClockLaw.all.count
    var found: Deadline?
    var problem: ClockError?
    for law in laws where law.rule(for: right) != nil {
      // Facts that one law does not know make it no less strict: they would only lengthen.
      var plain = self
      plain.region = law.id == "uk-gdpr" ? region : nil
      plain.pauses = law.rule(for: right)?.pauses == nil ? [] : pauses
      plain.isExtended = law.rule(for: right)?.extended != nil && isExtended
      plain.notice = plain.isExtended ? notice : nil
      do {
        let next = try plain.deadline(
          under: law, place: isKnown ? place : nil,
          because: "Strictest of \(laws.count) laws: "
            + (isKnown
              ? "the place does not say which part's law holds."
              : "the place is unknown, or no law is held here for it."))
        guard let due = next.legalDue else { continue }
        let best = found?.legalDue ?? .latest
        let isSafer = (next.safeDue ?? due) < (found?.safeDue ?? .latest)
        if found == nil || due < best || (due == best && isSafer) { found = next }
      } catch { problem = error }
    }
    if let found { return found }
    throw problem ?? .rightNowhere(right)
  }

  private func deadline(
    under law: ClockLaw, place: String?, because reason: String?
  ) throws(ClockError) -> Deadline {
    guard let rule = law.rule(for: right) else {
      throw .rightMissing(law: law.id, right: right, rights: law.rights)
    }
    if region != nil, law.id != "uk-gdpr" { throw .regionElsewhere(law: law.id) }
    if case .hours = rule.period { throw .hoursNeeded(right) }
    if !pauses.isEmpty, rule.pauses == nil {
      throw .pauseNotAllowed(
        law: law.id, right: right, source: law.rules.compactMap(\.pauses).first)
    }
    if isExtended || notice != nil, rule.extended == nil {
      throw .noExtension(law: law.id, right: right)
    }
    if let notice, notice < received { throw .noticeBeforeReceipt }
    var clock = DayClock(
      question: self, law: law, rule: rule, calendar: calendar(of: law, at: place))
    if let reason { clock.warnings.append(reason) }
    return clock.deadline()
  }

  private func calendar(of law: ClockLaw, at place: String?) -> WorkingCalendar {
    let places: [HolidayPlace] =
      switch law.id {
      case "uk-gdpr": region.map { [.unitedKingdom($0)] } ?? HolidayPlace.allBritish
      case "eu-gdpr":
        place.flatMap { Country($0) }.flatMap { HolidayPlace($0) }.map { [$0] }
          ?? HolidayPlace.allEuropean
      case "ccpa": [.unitedStates]
      default: []
      }
    return WorkingCalendar(places, added: holidays)
  }

  private func holds(_ law: ClockLaw, at place: String) -> Bool {
    ClockLaw.at(place).contains(law)
      || law.codes.contains { place.hasPrefix($0 + "-") }
  }

  private func checkedPlace() throws(ClockError) -> String? {
    guard let place else { return nil }
    let parts = place.split(separator: "-", omittingEmptySubsequences: false)
    guard let country = parts.first, Country(country) != nil, parts.count <= 2 else {
      throw .placeUnknown(place)
    }
    if parts.count == 2 {
      let isWellFormed = (1...3).contains(parts[1].utf8.count)
      guard isWellFormed,
        parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) })
      else { throw .placeUnknown(place) }
      if Country(country)?.regime != .other { throw .placeUnknown(place) }
    }
    return place
  }

  private func checkDates() throws(ClockError) {
    let dates =
      [received, identity, fee, notice, firstCommunication, firstDisclosure].compactMap(\.self)
      + pauses.flatMap { [$0.first, $0.last ?? $0.first] }
    guard dates.allSatisfy({ (2000...2099).contains($0.year) }) else { throw .yearOutside }
    if right != .notice, firstCommunication != nil || firstDisclosure != nil {
      throw .onlyForNotice
    }
  }
}
