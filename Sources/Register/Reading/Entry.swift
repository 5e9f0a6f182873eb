/// A mapping of the files while it is read: hands out its values by key, reports what is wrong, and what was not asked for.
struct Entry {
  /// What it declares, for messages, such as "field `email`".
  let what: String
  let place: Place
  private var pairs: [String: YAMLPair] = [:]
  private var order: [YAMLPair] = []
  private var known: Set<String> = []

  /// Opens a mapping; nil when the node is none.
  init?(_ node: YAMLNode, what: String, place: Place? = nil, report: inout Report) {
    self.what = what
    self.place = place ?? node.place
    guard case .mapping(let pairs) = node.content else {
      let code: DiagnosticCode = node.isEmpty ? .emptyValue : .wrongType
      report.error(code, at: node.place, "\(what) must be a mapping, not \(node.kind)")
      return nil
    }
    order = pairs
    for pair in pairs where self.pairs[pair.key] == nil { self.pairs[pair.key] = pair }
  }

  /// The node of a key; a missing one is reported when it is required.
  mutating func node(_ key: String, required: Bool, report: inout Report) -> YAMLNode? {
    known.insert(key)
    guard let pair = pairs[key] else {
      if required { report.error(.missingKey, at: place, "\(what) needs the key `\(key)`") }
      return nil
    }
    guard !pair.value.isEmpty else {
      report.error(
        .emptyValue, at: pair.value.place, "\(what): `\(key)` is empty",
        hint: required ? "give it a value" : "give it a value or leave the key out")
      return nil
    }
    return pair.value
  }

  /// Where the value of a key stands, or else the entry itself.
  func place(of key: String) -> Place { pairs[key]?.value.place ?? place }

  /// Says that a key may be written, also where it is not read.
  mutating func mayHave(_ key: String) { known.insert(key) }

  /// Says whether a key is written.
  func has(_ key: String) -> Bool { pairs[key] != nil }

  /// Reports every key that was not asked for.
  mutating func finish(_ report: inout Report) {
    for pair in order where !known.contains(pair.key) {
      let hint = report.suggestion(for: pair.key, among: known)
      report.error(
        .unknownKey, at: pair.place, "\(what) has the unknown key \(Self.quoted(pair.key))",
        hint: hint ?? "it may have \(Self.listed(known.sorted()))")
    }
  }

  /// A word of the files as messages show it: short, without control characters.
  static func quoted(_ text: String) -> String {
    let shown = text.unicodeScalars.prefix(40).map { $0.value < 32 ? "?" : String($0) }.joined()
    return "`\(shown)\(text.unicodeScalars.count > 40 ? "…" : "")`"
  }

  /// Words of ours as messages list them.
  static func listed(_ names: [String]) -> String {
    names.map { "`\($0)`" }.joined(separator: ", ")
  }
}
