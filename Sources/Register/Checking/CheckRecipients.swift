extension RegisterDraft {
  /// Data that goes round in a circle could not be followed: each way back is reported where it is named.
  ///
  /// Depth first with a stack of our own, since a chain may be 10,000 long.
  mutating func checkRecipients() {
    enum Colour {
      case open
      case done
    }
    let items = Dictionary(
      recipients.items.map { ($0.item.id, $0) }, uniquingKeysWith: { first, _ in first })
    var colours: [RecipientID: Colour] = [:]
    for start in recipients.items where colours[start.item.id] == nil {
      var stack: [(drafted: Drafted<Recipient>, next: Int)] = [(start, 0)]
      colours[start.item.id] = .open
      while let top = stack.last {
        let recipient = top.drafted.item
        guard top.next < recipient.onward.count else {
          colours[recipient.id] = .done
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].next += 1
        let onward = recipient.onward[top.next]
        switch colours[onward] {
        case .done: continue
        case .open:
          report.error(
            .onwardCycle, at: top.drafted.place("onward", top.next),
            onward == recipient.id
              ? "recipient `\(recipient.id)` passes data on to itself"
              : "recipient `\(recipient.id)` passes data on to `\(onward)`, "
                + "from which it comes: a circle",
            hint: "name only the recipients further on")
        case nil:
          guard let next = items[onward] else { continue }
          colours[onward] = .open
          stack.append((next, 0))
        }
      }
    }
  }
}
