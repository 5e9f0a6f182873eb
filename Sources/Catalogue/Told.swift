/// One thing that a request told the company.
public struct Told: Sendable, Hashable {
  /// What it is about.
  public let subject: Subject
  /// The name on the wire, such as `dl` or `ud[em]`; of a cookie or header its own name.
  public let key: String
  /// The name in plain English, such as `the address of the page`.
  public let label: String
  /// The value, decoded and cut at 500 characters.
  public let value: String
  /// Tells whether the value looks like a hash: the company can match it, not read it.
  public let isHashed: Bool

  /// How many characters of a value are kept.
  public static let longestValue = 500

  /// Makes one; a longer value is cut.
  public init(
    subject: Subject, key: String, label: String, value: String, isHashed: Bool = false
  ) {
    self.subject = subject
    self.key = Told.cut(key)
    self.label = label
    self.value = Told.cut(value)
    self.isHashed = isHashed
  }

  /// Cuts by scalars: one character may be made of any number of them.
  private static func cut(_ text: String) -> String {
    guard text.utf8.count > longestValue else { return text }
    var kept = String.UnicodeScalarView()
    kept.append(contentsOf: text.unicodeScalars.prefix(longestValue))
    return String(kept)
  }
}
