import Formats

extension DayClock {
  /// The day from which the period counts: the latest of request, identity and fee, where the law says so.
  mutating func startDay() -> CivilDate {
    let received = question.received
    let later = [("proof of identity", question.identity), ("fee", question.fee)]
    switch rule.start {
    case .receipt(let source):
      step("The \(question.right.arrival) was received on \(received.spelled).", source)
      for (name, date) in later where date != nil {
        warnings.append(
          "The \(name) does not move the start: this clock runs from receipt (\(source)).")
      }
      return received
    case .latest(let source):
      var start = received
      step("The \(question.right.arrival) was received on \(received.spelled).", source)
      for (name, date) in later {
        guard let date else { continue }
        if date > start {
          step("The \(name) came on \(date.spelled): the period begins then.", source)
          start = date
        } else {
          step("The \(name) came on \(date.spelled): the start stays.", source)
        }
      }
      return start
    }
  }

  mutating func warnAboutPlace() {
    if law.id == "uk-gdpr", rule.rolls != nil, question.region == nil {
      warnings.append(
        "No region was given: only bank holidays of all parts of the United Kingdom count, which is the "
          + "strictest.")
    }
    if law.id == "eu-gdpr", rule.rolls != nil, calendar.places.count != 1 {
      warnings.append(
        "No country was given: only holidays of all EU and EEA states count, which is the strictest."
      )
    }
    if calendar.places.isEmpty, case .workingDays = rule.period {
      warnings.append(
        "Public holidays of \(law.place) are not held here: only weekends are left out, which is the "
          + "strictest.")
    }
    switch law.status {
    case .read: break
    case .secondary:
      warnings.append("This law is known here from secondary sources: confirm it.")
    case .memory: warnings.append("This law is known here from memory: confirm it.")
    case .conflict:
      warnings.append("Sources contradict each other on this law: keep to the safe date.")
    }
  }

  mutating func warnAboutForce() {
    if let inForce = rule.inForce, question.received < inForce {
      warnings.append(
        "The rule is in force from \(inForce.spelled); this \(question.right.arrival) came before.")
    }
    let amended = CivilDate(year: 2026, month: 2, day: 5) ?? .latest
    if law.id == "uk-gdpr", case .latest = rule.start, question.received < amended {
      warnings.append(
        "Received before 5 February 2026, when Art 12A came into force: Art 12(3) as it stood then "
          + "and the Commissioner's guidance on it count alike.")
    }
  }

  mutating func warnAboutCoverage(_ due: CivilDate) {
    let isCounted =
      if case .workingDays = rule.period { true } else { rule.rolls != nil }
    guard isCounted, !calendar.places.isEmpty else { return }
    if due.year > HolidayPlace.lastYear {
      warnings.append(
        "Public holidays are known to the end of \(HolidayPlace.lastYear); this deadline lies after: "
          + "check the days near it.")
    }
    if due.year < HolidayPlace.firstYear {
      warnings.append(
        "Public holidays are known from \(HolidayPlace.firstYear); this deadline lies before.")
    }
  }
}
