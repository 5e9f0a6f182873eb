import Law

extension RegisterDraft {
  /// An origin belongs to one site, and what pages load is told in the notice to which they link.
  mutating func checkSites() {
    checkOrigins()
    checkSignIns()
    let newest = Dictionary(
      notices.map { ($0.item.version.notice, $0.item) }, uniquingKeysWith: { $1 })
    let told = newest.mapValues { notice in
      Set(
        notice.covers.flatMap { cover in
          cover.recipients.map { Pair(purpose: cover.purpose, recipient: $0) }
        })
    }
    let consented = Set(purposes.items.filter { $0.item.basis == .consent }.map(\.item.id))
    for drafted in sites.items {
      let site = drafted.item
      for (index, load) in site.loads.enumerated() {
        let pair = Pair(purpose: load.purpose, recipient: load.recipient)
        let place = drafted.place("loads", index)
        if let notice = newest[site.notice], told[site.notice]?.contains(pair) == false,
          isDeclared(pair)
        {
          report.warn(
            .loadNotCovered, at: place,
            "site `\(site.id)` may load from `\(load.recipient)` for `\(load.purpose)`, "
              + "which \(notice.version) does not name",
            hint: "name it in a new version of the notice, or leave it out here")
        }
        if load.when == .always, consented.contains(load.purpose) {
          report.warn(
            .loadBeforeChoice, at: place,
            "site `\(site.id)` may always load from `\(load.recipient)` for `\(load.purpose)`, "
              + "which rests on consent",
            hint: "write `when: after-choice`, or a purpose without which the page cannot be shown")
        }
      }
    }
  }

  private func isDeclared(_ pair: Pair) -> Bool {
    purposes.declared.contains(pair.purpose.text)
      && recipients.declared.contains(pair.recipient.text)
  }

  private mutating func checkOrigins() {
    var first: [String: Place] = [:]
    for drafted in sites.items {
      for (index, origin) in drafted.item.origins.enumerated() {
        let place =
          index == 0 ? drafted.entry.place(of: "address") : drafted.place("also", index - 1)
        guard let known = first[origin] else {
          first[origin] = place
          continue
        }
        report.error(
          .duplicateOrigin, at: place,
          "site `\(drafted.item.id)` declares the origin \(Entry.quoted(origin)), which is "
            + "declared already; the first is \(known.file):\(known.line)",
          hint: "an origin belongs to one site")
      }
    }
  }

  private mutating func checkSignIns() {
    for drafted in sites.items {
      var seen: Set<RecipientID> = []
      for (index, signIn) in drafted.item.signIn.enumerated()
      where !seen.insert(signIn.recipient).inserted {
        report.error(
          .duplicateItem, at: drafted.place("sign-in", index),
          "site `\(drafted.item.id)`: `sign-in` names `\(signIn.recipient)` twice",
          hint: "write all of its scopes in one place")
      }
    }
  }
}
