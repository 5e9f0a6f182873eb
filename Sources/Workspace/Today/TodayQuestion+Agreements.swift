import Formats
import Register

extension TodayQuestion {
  /// How many days before its last one an agreement is called up.
  static let daysAhead = 60

  /// The agreements that end soon or have ended, with what stops then.
  ///
  /// One that another agreement takes over is done with; one that is no longer declared is too.
  var endingAgreements: [Today.Line] {
    register.agreements.compactMap { agreement in
      guard let until = agreement.until, until <= day.adding(days: Self.daysAhead) else {
        return nil
      }
      let team = register.recipients[id: agreement.recipient]?.team
      let stopping = agreement.purposes.filter { !isTakenOver($0, of: agreement, after: until) }
      guard includes(team), !stopping.isEmpty else { return nil }
      let isOver = until < day
      let purposes = stopping.map(name).inWords
      let partner = name(agreement.recipient)
      return Today.Line(
        place: .agreement(agreement.id.text),
        what: "Agreement with \(partner) (\(agreement.id.text))",
        why: isOver
          ? "It ended on \(HumanDate.text(until)): since then it lets \(partner) have nothing for "
            + "\(purposes). Renew it, or take it out of the register."
          : "Its last day is \(HumanDate.text(until)): after that it lets \(partner) have nothing "
            + "for \(purposes).",
        team: team, due: until, isOverdue: isOver)
    }
  }

  /// Whether another agreement lets the same recipient have as much for a purpose from the day after on, or today
  /// when that day has passed.
  private func isTakenOver(
    _ purpose: PurposeID, of agreement: Agreement, after until: CivilDate
  ) -> Bool {
    let next = max(until.adding(days: 1), day)
    return register.agreements.contains { other in
      other.id != agreement.id && other.recipient == agreement.recipient
        && other.purposes.contains(purpose) && other.from <= next
        && other.until.map { next <= $0 } ?? true
        && Set(agreement.fields).isSubset(of: other.fields)
        && Set(agreement.territories).isSubset(of: other.territories)
        && Set(agreement.onward).isSubset(of: other.onward)
    }
  }
}
