import Formats

extension JSON {
  /// The value at a path such as `profile.name`; nil when something on the way is not there.
  ///
  /// A key that holds a dot itself is found as it stands before its parts are tried.
  func value(at path: String) -> JSON? {
    if let value = self[path] { return value }
    guard let dot = path.firstIndex(of: ".") else { return nil }
    return self[String(path[..<dot])]?.value(at: String(path[path.index(after: dot)...]))
  }

  /// A scalar as a handle.
  var handle: String? {
    switch self {
    case .string(let text): text.isEmpty ? nil : text
    case .integer(let number): String(number)
    default: nil
    }
  }
}
