extension Collection<String> {
  /// `a`, `a and b`, `a, b and c`; empty for nothing.
  public var inWords: String {
    let names = Array(self)
    guard names.count > 1, let last = names.last else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }
}
