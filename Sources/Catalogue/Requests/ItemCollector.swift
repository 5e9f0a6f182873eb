import Formats

/// Gathers the values of one part of a request, going into JSON wherever a value is JSON.
struct ItemCollector {
  /// More values than any real request has; the rest is not read, and a last item says so.
  static let most = 2_000

  private(set) var items: [SentRequest.Item] = []
  let source: SentRequest.Item.Source

  init(source: SentRequest.Item.Source) { self.source = source }

  /// Adds `name=value` pairs; a pair without `=` is a value without a name.
  mutating func addForm(_ text: some Collection<UInt8>, separator: UInt8 = UInt8(ascii: "&")) {
    for pair in text.split(separator: separator) {
      guard items.count <= Self.most else { return }
      guard let sign = pair.firstIndex(of: UInt8(ascii: "=")) else {
        add("", PercentCoding.decode(pair))
        continue
      }
      let value = pair[sign...].dropFirst()
      add(PercentCoding.decode(pair[..<sign]), PercentCoding.decode(value))
    }
  }

  /// Adds a value, or what it holds when it is a JSON array or object, plain or in base 64.
  mutating func add(_ key: String, _ value: String, depth: Int = 0) {
    if depth < 3, let json = EmbeddedJSON.read(value) {
      add(key, json, depth: depth + 1)
    } else if !value.isEmpty {
      append(key, value)
    }
  }

  mutating func add(_ key: String, _ json: JSON, depth: Int) {
    guard items.count <= Self.most else { return }
    switch json {
    case .null: return
    case .bool, .integer, .double: append(key, json.text)
    case .string(let text): add(key, text, depth: depth)
    case .array(let elements):
      for (index, element) in elements.enumerated() {
        add("\(key)[\(index)]", element, depth: depth)
      }
    case .object(let members):
      for (name, member) in members.sorted(by: { $0.key < $1.key }) {
        add(key.isEmpty ? name : "\(key).\(name)", member, depth: depth)
      }
    }
  }

  private mutating func append(_ key: String, _ value: String) {
    if items.count < Self.most {
      items.append(SentRequest.Item(key: key, value: value, source: source))
    } else if items.count == Self.most {
      let note = "more than \(Self.most) values; the rest was not read"
      items.append(SentRequest.Item(key: "…", value: note, source: source))
    }
  }
}
