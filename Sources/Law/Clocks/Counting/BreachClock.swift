public import Formats

/// By when the authority must hear of a breach: hours of the clock, which never roll.
///
/// Counted in UTC, so that a change of summer time neither adds nor takes an hour.
public struct BreachDeadline: Sendable, Hashable {
  /// The law that was applied.
  public let law: ClockLaw
  /// The moment of awareness.
  public let start: Timestamp
  /// The end by the law's own count.
  public let legalDue: Timestamp
  /// The end without any allowance, never after `legalDue`.
  public let safeDue: Timestamp
  /// The same as `legalDue`: hours do not roll.
  public var unrolled: Timestamp { legalDue }
  /// The count, step by step.
  public let steps: [ClockStep]
  /// What the reader must know before relying on it.
  public let warnings: [String]
}

/// The clock of a personal data breach.
public enum BreachClock {
  /// The deadline for the notice to the authority under a law, nil taking the strictest.
  ///
  /// Throws `ClockError` for a law that is unknown or has no such clock here.
  public static func deadline(
    law name: String?, place: String? = nil, aware: Timestamp
  ) throws(ClockError) -> BreachDeadline {
    guard (2000...2099).contains(aware.date.year) else { throw .yearOutside }
    var law = ClockLaw.unitedKingdom
    var warnings: [String] = []
    if let place {
      guard let country = Country(place) else { throw .placeUnknown(place) }
      if country.regime == .eu { law = .union }
    }
    if let name {
      guard let found = ClockLaw.named(name) else { throw .lawUnknown(name) }
      if let place, !ClockLaw.at(place).contains(found) {
        throw .placeOutside(law: found.id, place: place)
      }
      law = found
    } else if place.flatMap({ Country($0) })?.regime ?? .other == .other {
      warnings.append(
        "Strictest of the laws held here: the place is unknown, or none is held for it.")
    }
    guard let rule = law.rule(for: .breach), case .hours(let hours) = rule.period else {
      throw .rightMissing(law: law.id, right: .breach, rights: law.rights)
    }
    return count(law, rule, hours: hours, aware: aware, warnings: warnings + rule.remarks)
  }

  private static func count(
    _ law: ClockLaw, _ rule: ClockRule, hours: Int, aware: Timestamp, warnings: [String]
  ) -> BreachDeadline {
    let seconds = Int64(hours) * 3600
    let plain = aware.adding(seconds: seconds)
    var legal = plain
    var steps = [
      ClockStep(text: "The breach was known on \(words(aware)).", source: rule.source),
      ClockStep(text: "\(hours) hours later: \(words(plain)).", source: rule.source),
    ]
    if law.id == "eu-gdpr" {
      let hour: Int64 = 3600 * 1_000_000
      let past = ((aware.microseconds % hour) + hour) % hour
      legal = Timestamp(microseconds: aware.microseconds - past + hour).adding(seconds: seconds)
      steps.append(
        ClockStep(
          text: "The hour of the event is not counted: \(words(legal)).",
          source: "Reg 1182/71 Art 3(1)"))
    }
    steps.append(
      ClockStep(
        text: "Hours run through weekends and holidays: nothing rolls.",
        source: "Reg 1182/71 Art 3(4)"))
    steps.append(
      ClockStep(
        text: "Safe: the earliest reading, \(words(plain)).", source: "the strictest reading"))
    return BreachDeadline(
      law: law, start: aware, legalDue: legal, safeDue: plain, steps: steps, warnings: warnings)
  }

  private static func words(_ moment: Timestamp) -> String {
    "\(moment.date.spelled), \(moment.rfc3339.dropFirst(11).prefix(5)) UTC"
  }
}
