import Formats

/// What a log says of registers, recipients and handovers, leaf by leaf.
struct LogFacts {
  /// What the log says of one declaration: hashes of it and of the names in it, and what it corrects.
  struct DeclaredLeaf: Equatable {
    var record: String
    var names: String
    var replaces: String?
  }

  private(set) var registers: [Int64: String] = [:]
  private(set) var recipients: Set<String> = []
  /// How many times something went to a recipient or through it.
  private(set) var handovers: [String: Int] = [:]
  /// What was declared of the time before the record, by its name.
  private(set) var declared: [String: DeclaredLeaf] = [:]
  /// Whom each plan names: its recipient and those it passes through.
  private var planned: [String: Set<String>] = [:]

  mutating func add(_ entry: [UInt8]) {
    guard let leaf = try? JSON(parsing: entry), let kind = leaf["kind"]?.string else { return }
    switch kind {
    case "register.published":
      guard let version = leaf["version"]?.int, let hash = leaf["hash"]?.string else { return }
      registers[version] = hash
    case "disclosure.planned":
      guard let id = leaf["disclosure"]?.string, let use = leaf["use"] else { return }
      var links = Set((use["through"]?.array ?? []).compactMap(\.string))
      if let recipient = use["recipient"]?.string { links.insert(recipient) }
      planned[id] = links
      recipients.formUnion(links)
    case "disclosure.sent":
      guard let id = leaf["disclosure"]?.string, let recipient = leaf["recipient"]?.string else {
        return
      }
      let links = (planned[id] ?? []).union([recipient])
      recipients.formUnion(links)
      for link in links { handovers[link, default: 0] += 1 }
    case "disclosure.declared":
      guard let id = leaf["declaration"]?.string, let record = leaf["record"]?.string,
        let names = leaf["names"]?.string
      else { return }
      declared[id] = DeclaredLeaf(
        record: record, names: names, replaces: leaf["replaces"]?.string)
    default: return
    }
  }
}
