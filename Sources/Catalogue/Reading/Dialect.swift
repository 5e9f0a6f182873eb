/// The names that one product's requests use, with what each means.
///
/// Names are spelt as `SentRequest.Item.name` has them: `ud.em` for `ud[em]`. A name that is missing
/// here is read as names common on the web are.
public struct Dialect: Sendable {
  /// Reads a value that means more than itself; nil leaves it to the common names.
  typealias Reader = @Sendable (SentRequest.Item) -> [Told]?

  /// Names whose value speaks for itself.
  var names: [String: Sense] = [:]
  /// Beginnings of names that the site completes, such as `cd.`; the longest that fits wins.
  var families: [String: Sense] = [:]
  /// Names whose value has to be taken apart.
  var readers: [String: Reader] = [:]
  /// What the path tells.
  var path: (@Sendable (SentRequest) -> [Told])?

  init() {}

  /// What an item told, or nil when the dialect does not know its name.
  func told(_ item: SentRequest.Item) -> [Told]? {
    let name = item.name
    if let told = readers[item.key]?(item) ?? readers[name]?(item) { return told }
    if let sense = names[item.key] ?? names[name] { return [sense.told(item.key, item.value)] }
    let family = families.filter { name.hasPrefix($0.key) }.max { $0.key.count < $1.key.count }
    guard let (lead, sense) = family else { return nil }
    let rest = name.dropFirst(lead.count)
    let label = rest.isEmpty ? sense.label : "\(sense.label): \(rest)"
    return [Sense(sense.subject, label).told(item.key, item.value)]
  }

  /// This dialect and another; where both know a name, the other is right.
  func adding(_ other: Dialect) -> Dialect {
    var sum = self
    sum.names.merge(other.names) { $1 }
    sum.families.merge(other.families) { $1 }
    sum.readers.merge(other.readers) { $1 }
    sum.path = other.path ?? path
    return sum
  }
}
