extension RegisterDraft {
  /// An agreement ends after it begins and lets a recipient pass on only to whom that recipient declares.
  mutating func checkAgreements() {
    let recipients = Dictionary(
      self.recipients.items.map { ($0.item.id, Set($0.item.onward)) },
      uniquingKeysWith: { first, _ in first })
    for drafted in agreements.items {
      let agreement = drafted.item
      if let until = agreement.until, until < agreement.from {
        report.error(
          .datesReversed, at: drafted.entry.place(of: "until"),
          "agreement `\(agreement.id)` ends on \(until), before it begins on \(agreement.from)")
      }
      guard let declared = recipients[agreement.recipient] else { continue }
      for (index, onward) in agreement.onward.enumerated() where !declared.contains(onward) {
        report.error(
          .onwardUndeclared, at: drafted.place("onward", index),
          "agreement `\(agreement.id)` lets `\(agreement.recipient)` pass data on to "
            + "`\(onward)`, which is not among the recipient's `onward`",
          hint: "declare it there too, or leave it out here")
      }
    }
  }
}
