import Register

/// Finds the recipients that a name means, and those through whom data may reach them.
struct NameSearch {
  /// A recipient that was found.
  struct Found: Equatable {
    var id: RecipientID
    /// By what, as it follows "found".
    var how: String
    var likeness: NameLikeness
  }

  let recipients: [RecipientID: SearchedRecipient]

  /// Those that a question means, the surest first, then by name.
  func find(_ question: String) -> [Found] {
    let asked = FoldedName(question)
    var found: [RecipientID: Found] = [:]
    for recipient in recipients.values {
      guard let match = Self.best(asked, recipient.names) else { continue }
      found[recipient.id] = Found(
        id: recipient.id, how: Self.how(match.name, match.likeness), likeness: match.likeness)
    }
    addFamily(&found)
    addWays(&found)
    return found.values.sorted {
      ($0.likeness, $0.id) < ($1.likeness, $1.id)
    }
  }

  /// The surest of some names; of two that are as sure, its own before its owner's.
  static func best(_ asked: FoldedName, _ names: [SearchedRecipient.Name]) -> (
    name: SearchedRecipient.Name, likeness: NameLikeness
  )? {
    var best: (name: SearchedRecipient.Name, likeness: NameLikeness)?
    for name in names {
      guard let likeness = NameLikeness(asked, name.folded) else { continue }
      if let best, best.likeness <= likeness { continue }
      best = (name, likeness)
    }
    return best
  }

  private static func how(_ name: SearchedRecipient.Name, _ likeness: NameLikeness) -> String {
    var by =
      switch name.kind {
      case .label, .identifier: "by its name"
      case .alias, .trading: "by its other name \(name.text)"
      case .parent: "by its parent \(name.text)"
      case .subsidiary: "by \(name.text), which it owns"
      case .processor: "by \(name.text), who works on the data for it"
      }
    if name.isOwnWord { by += ", declared by the partner itself" }
    return likeness == .exact ? by : "\(by), \(likeness.words)"
  }

  /// Owners of what was found, and what they own besides, however far up and down.
  private func addFamily(_ found: inout [RecipientID: Found]) {
    var waiting = found.values.sorted { $0.id < $1.id }
    while let next = waiting.popLast() {
      guard let member = recipients[next.id] else { continue }
      for other in recipients.values.sorted(by: { $0.id < $1.id }) where found[other.id] == nil {
        let how: String
        if owns(other, member) {
          how = "as the parent of \(member.label)"
        } else if owns(member, other) {
          how = "since it belongs to \(member.label)"
        } else if let parent = common(member, other) {
          how = "since it and \(member.label) belong to \(parent)"
        } else {
          continue
        }
        let one = Found(id: other.id, how: how, likeness: next.likeness)
        found[other.id] = one
        waiting.append(one)
      }
    }
  }

  private func owns(_ owner: SearchedRecipient, _ other: SearchedRecipient) -> Bool {
    other.parents.contains { parent in owner.own.contains { $0.folded == parent.folded } }
  }

  private func common(_ one: SearchedRecipient, _ other: SearchedRecipient) -> String? {
    one.parents.first { parent in other.parents.contains { $0.folded == parent.folded } }?.text
  }

  /// Those who may pass data on to somebody found, over as many hands as it takes.
  private func addWays(_ found: inout [RecipientID: Found]) {
    var waiting = found.values.sorted { $0.id < $1.id }
    while let next = waiting.popLast() {
      for other in recipients.values.sorted(by: { $0.id < $1.id })
      where found[other.id] == nil && other.onward.contains(next.id) {
        let one = Found(
          id: other.id,
          how: "since it may pass data on to \(recipients[next.id]?.label ?? next.id.text)",
          likeness: next.likeness)
        found[other.id] = one
        waiting.append(one)
      }
    }
  }
}
