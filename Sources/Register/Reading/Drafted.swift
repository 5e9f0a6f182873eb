/// Something read from the files, with the places that later checks point at.
struct Drafted<Item> {
  let item: Item
  let entry: Entry
  /// The place of each item of a list, by the list's key.
  var marks: [String: [Place]] = [:]

  /// Where the item of a list stands.
  func place(_ key: String, _ index: Int) -> Place {
    guard let marks = marks[key], marks.indices.contains(index) else { return entry.place(of: key) }
    return marks[index]
  }
}

/// A section while it is read: what is declared, also what is broken, so that no error breeds others.
struct DraftSection<Item> {
  static var limit: Int { 10_000 }

  private(set) var declared: Set<String> = []
  private var places: [String: Place] = [:]
  var items: [Drafted<Item>] = []

  /// Notes an identifier; false when it cannot be used.
  mutating func declare(_ pair: YAMLPair, noun: String, plural: String, report: inout Report)
    -> Bool
  {
    guard Identifier<Item>.isValid(pair.key) else {
      report.error(
        .badID, at: pair.place, "\(Entry.quoted(pair.key)) cannot name a \(noun)",
        hint: "use at most 128 lower-case letters, digits, `.`, `-` and `_`, a letter first")
      return false
    }
    if let first = places[pair.key] {
      report.error(
        .duplicateID, at: pair.place,
        "\(noun) `\(pair.key)` is declared twice; the first is \(first.file):\(first.line)")
      return false
    }
    guard declared.count < Self.limit else {
      if declared.count == Self.limit, !isFull {
        isFull = true
        report.error(
          .tooMany, at: pair.place, "more than \(Self.limit) \(plural) are declared",
          hint: "split the register, or declare groups of them as one")
      }
      return false
    }
    declared.insert(pair.key)
    places[pair.key] = pair.place
    return true
  }

  private var isFull = false
}
