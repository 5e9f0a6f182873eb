import Formats
import Gate
import Law
public import Register
public import Standing
import Store

/// The words of a forecast, one set for the page and the command line; each gives the names that it shows.
extension StopForecast {
  /// What the whole is called.
  public var heading: String { change.isStop ? "What would stop" : "What would go on again" }

  /// What came out, in a sentence or two.
  public var headline: String {
    if isInForce { return "This is so already. Doing it again would change nothing." }
    if people == 0, !hasSelector {
      return change.isStop
        ? "No answer would change for anybody: nothing of this is allowed today. The stop would still hold for the future."
        : "No answer would change for anybody: other things still stop it."
    }
    return change.isStop
      ? "\(Self.people(people, isMasked: hasSelector)) would lose at least one yes. Nothing has been stopped yet."
      : "\(Self.people(people, isMasked: hasSelector)) would have at least one yes again. Nothing has changed yet."
  }

  /// People in words, such as `14 people`; a count under 10 is hidden when it is masked.
  public static func people(_ count: Int, isMasked: Bool = false) -> String {
    let number = Words.count(count, hasSelector: isMasked)
    return "\(number) \(number == "1" ? "person" : "people")"
  }

  /// Handed-over disclosures beyond those that are named; nil when there are none.
  public var earlier: String? {
    guard heldBefore > 0 else { return nil }
    return
      "\(Words.count(heldBefore)) earlier \(heldBefore == 1 ? "disclosure lies" : "disclosures lie") there, too."
  }

  /// What an open form does meanwhile.
  public func sentence(form: String) -> String {
    change.isStop
      ? "The form “\(form)” goes on asking people for it. A yes is kept, and used for nothing until it goes on again."
      : "The form “\(form)” asks people for it. Every yes that was given meanwhile counts."
  }
}

extension StandingChange {
  /// The countries that it names, in words.
  public var places: String {
    guard let territories else { return "everywhere" }
    return "for residents of " + territories.sorted().map(\.name).joined(separator: ", ")
  }
}

extension StopForecast.Way {
  /// Purpose and recipients in a line, such as `baby offers for broker, then party`.
  public func title(
    purpose: (PurposeID) -> String, recipient name: (RecipientID) -> String
  ) -> String {
    purpose(self.purpose) + " for " + (through + [recipient]).map(name).joined(separator: ", then ")
  }
}

extension StopForecast.Reason {
  /// Why it goes on, and what would stop it.
  public var sentence: String {
    switch self {
    case .ourselves:
      "We do this ourselves, which needs no agreement. Pausing the purpose stops it."
    case .sameRecipient(let agreements):
      "Another agreement with them covers it: \(Self.list(agreements)). Suspend that, too, to stop it."
    case .otherCountries: "These people live where the agreement goes on."
    case .otherRecipients(let agreements):
      "It rests on other agreements: \(Self.list(agreements))."
    case .otherPurpose: "This is another purpose. Pausing it stops it."
    }
  }

  private static func list(_ agreements: [AgreementID]) -> String {
    agreements.map(\.text).inWords
  }
}

extension StopForecast.StillStopped {
  /// What is still in the way.
  public var sentence: String {
    reasons.isEmpty
      ? "Nobody's own answer and data allow it today."
      : reasons.map(\.sentence).joined(separator: " ")
  }
}

extension StopForecast.Waiting {
  /// What would become of it, and of a job that sends it.
  public func sentence(isStop: Bool) -> String {
    let outcome: String
    if isStop, count.before > 0, count.after == 0 {
      outcome = "It would be refused when sent: nobody would be left in it."
    } else if count.changes == 0, !hasSelector {
      outcome = "It would go out as it is."
    } else {
      let people = StopForecast.people(count.changes, isMasked: hasSelector)
      outcome =
        isStop ? "\(people) would be left out when it is sent." : "\(people) more would be in it."
    }
    switch job {
    case .waiting: return outcome + " A job that sends it is waiting."
    case .running:
      return outcome
        + " It is being sent now: whoever loses the yes before it is committed is left out."
    case .done, .failed, .stopped, nil: return outcome
    }
  }
}

extension StopForecast.Held {
  /// Whose data stays where, and who has to ask for its deletion.
  public func sentence(recipient name: (RecipientID) -> String) -> String {
    let who = way.links.map(name).joined(separator: " and ")
    let people = StopForecast.people(people, isMasked: hasSelector)
    var unique: [String] = []
    for team in teams where !unique.contains(team) { unique.append(team) }
    let asks = unique.isEmpty ? "" : " Asking is for: \(unique.joined(separator: ", "))."
    return
      "The data of \(people), sent on \(HumanDate.text(at)), stays with \(who). Ask them to delete it.\(asks)"
  }
}
