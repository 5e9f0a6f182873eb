import Law

/// The lists and inner mappings of an entry.
extension Entry {
  /// The items of a list; nil when it is missing or no list.
  mutating func list(
    _ key: String, required: Bool, _ report: inout Report
  ) -> [(text: String, place: Place)]? {
    guard let node = node(key, required: required, report: &report) else { return nil }
    return list(of: node, key, required: required, &report)
  }

  func list(
    of node: YAMLNode, _ key: String, required: Bool, _ report: inout Report
  ) -> [(text: String, place: Place)]? {
    guard case .list(let items) = node.content else {
      report.error(
        .wrongType, at: node.place, "\(what): `\(key)` must be a list, not \(node.kind)",
        hint: "write it as [one, two]")
      return nil
    }
    if required, items.isEmpty {
      report.error(.emptyValue, at: node.place, "\(what): `\(key)` is an empty list")
    }
    var seen: Set<String> = []
    var texts: [(text: String, place: Place)] = []
    for item in items {
      guard let text = text(of: item, key, &report) else { continue }
      guard seen.insert(text).inserted else {
        report.error(
          .duplicateItem, at: item.place, "\(what): `\(key)` names \(Self.quoted(text)) twice")
        continue
      }
      texts.append((text, item.place))
    }
    return texts
  }

  /// A list of free texts.
  mutating func texts(_ key: String, _ report: inout Report) -> [String] {
    list(key, required: false, &report)?.map(\.text) ?? []
  }

  /// A list of an enum's values.
  mutating func choices<Value>(
    _ key: String, required: Bool, _ report: inout Report
  ) -> [Value] where Value: RawRepresentable<String> & CaseIterable {
    let written = list(key, required: required, &report) ?? []
    return written.compactMap { choice($0.text, key, at: $0.place, &report) }
  }

  /// A list of countries.
  mutating func countries(_ key: String, _ report: inout Report) -> [Country] {
    let written = list(key, required: true, &report) ?? []
    return written.compactMap { country($0.text, key, at: $0.place, &report) }
  }

  /// A mapping inside this one.
  mutating func entry(
    _ key: String, required: Bool, _ report: inout Report
  ) -> Entry? {
    guard let node = node(key, required: required, report: &report) else { return nil }
    return Entry(node, what: "\(what): `\(key)`", report: &report)
  }

  /// The keys and values of an open mapping, in the order of the file.
  mutating func open(
    _ key: String, required: Bool, _ report: inout Report
  ) -> [YAMLPair]? {
    guard let node = node(key, required: required, report: &report) else { return nil }
    guard case .mapping(let pairs) = node.content else {
      report.error(
        .wrongType, at: node.place, "\(what): `\(key)` must be a mapping, not \(node.kind)")
      return nil
    }
    if required, pairs.isEmpty {
      report.error(.emptyValue, at: node.place, "\(what): `\(key)` is an empty mapping")
    }
    return pairs
  }
}
