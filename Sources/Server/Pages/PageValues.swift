/// A page's values as the templates look them up, each read once.
///
/// The library reflects upon a value anew for each name that it looks up, and upon each value around it for a name that
/// is not there: half the time of a member's own page went there.
enum PageValues {
  /// Structs as dictionaries by property name, without what is nil; texts, truths and numbers as they are.
  ///
  /// What describes itself is kept whole, since a template may show it as it stands.
  static func read(_ value: Any) -> Any? {
    if value is String || value is Bool || value is Int { return value }
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .optional: return mirror.children.first.flatMap { read($0.value) }
    case .collection: return mirror.children.compactMap { read($0.value) }
    case .struct where !(value is any CustomStringConvertible):
      return mirror.children.reduce(into: [String: Any]()) { values, child in
        if let label = child.label { values[label] = read(child.value) }
      }
    default: return value
    }
  }
}
