extension RegisterDraft {
  /// A member can be found in every system by what is known by then, and nothing waits for itself.
  mutating func checkSystems() {
    checkCycles()
    let gifts = Dictionary(
      systems.items.map { ($0.item.id.text, Set($0.item.gives)) },
      uniquingKeysWith: { first, _ in first })
    for drafted in systems.items {
      let system = drafted.item
      var known: Set<String> = ["email", "id", "sign-in"]
      for other in system.after {
        for gift in gifts[other.text] ?? [] { known.insert("\(other.text)/\(gift)") }
      }
      for (index, table) in system.tables.enumerated() {
        for (number, find) in table.find.enumerated() where !known.contains(find.handle) {
          tellUnknown(find.handle, known, at: drafted.place("find \(index)", number), system)
        }
        for (number, gift) in table.gives.enumerated() {
          if !known.insert(gift.handle).inserted {
            report.error(
              .duplicateItem, at: drafted.place("gives \(index)", number),
              "system `\(system.id)` gives `\(gift.handle)` twice",
              hint: "use another name for the second")
          }
        }
      }
      // A name may be learnt in a later table than the one whose texts quote it.
      for (index, table) in system.tables.enumerated() {
        for (number, quote) in table.quotes.enumerated() where !known.contains(quote.handle) {
          tellUnknown(quote.handle, known, at: drafted.place("quotes \(index)", number), system)
        }
      }
      checkCalls(of: drafted, known: known)
      if system.kind.isDatabase, system.tables.allSatisfy(\.find.isEmpty), !system.tables.isEmpty {
        report.error(
          .unknownHandle, at: drafted.entry.place(of: "tables"),
          "system `\(system.id)` finds a member in no table",
          hint: "write `find: {email: email}` where a column holds a member's e-mail address")
      }
    }
  }

  private mutating func tellUnknown(
    _ handle: String, _ known: Set<String>, at place: Place, _ system: ConnectedSystem
  ) {
    report.error(
      .unknownHandle, at: place,
      "system `\(system.id)` is to be searched by \(Entry.quoted(handle)), which nothing gives by then",
      hint: report.suggestion(for: handle, among: known.sorted())
        ?? "it may be \(Entry.listed(known.sorted())); what another system gives is written system/name, and `after` names the system"
    )
  }

  private mutating func checkCalls(
    of drafted: Drafted<ConnectedSystem>, known: Set<String>
  ) {
    guard let web = drafted.item.web else { return }
    let own = Set(drafted.item.gives)
    let calls: [(key: String, call: SystemWeb.Call?, names: Set<String>)] = [
      ("collect", web.collect, known.subtracting(own)), ("erase", web.erase, known),
      ("rectify", web.rectify, known.union(["key", "value"])),
    ]
    for (key, call, names) in calls {
      guard let call else { continue }
      let used = call.placeholders
      for name in used where !names.contains(name) {
        report.error(
          .badRequest, at: drafted.entry.place(of: key),
          "system `\(drafted.item.id)`: `\(key)` has the placeholder \(Entry.quoted(name)), which nothing fills",
          hint: report.suggestion(for: name, among: names.sorted())
            ?? "it may be \(Entry.listed(names.sorted()))")
      }
      if !used.contains(where: { $0 != "key" && $0 != "value" }) {
        report.error(
          .badRequest, at: drafted.entry.place(of: key),
          "system `\(drafted.item.id)`: `\(key)` does not say whom it is about",
          hint: "name the member by a placeholder, such as {email}")
      }
    }
  }

  private mutating func checkCycles() {
    let after = Dictionary(
      systems.items.map { ($0.item.id, $0.item.after) }, uniquingKeysWith: { first, _ in first })
    for drafted in systems.items {
      var reached: Set<SystemID> = []
      var open = drafted.item.after
      while let next = open.popLast() {
        if reached.insert(next).inserted { open += after[next] ?? [] }
      }
      guard reached.contains(drafted.item.id) else { continue }
      report.error(
        .systemCycle, at: drafted.entry.place(of: "after"),
        "system `\(drafted.item.id)` waits for itself, over those that it comes after",
        hint: "take one of them out of `after`")
    }
  }
}
