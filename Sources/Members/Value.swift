public import Formats
public import Law
public import Register

/// A value of a field, typed by the field's kind, in Unicode NFC.
public enum Value: Sendable, Hashable {
  /// Any text.
  case text(String)
  /// A postal address.
  case address(String)
  /// An e-mail address; the domain in lower case.
  case email(String)
  /// A calendar day.
  case date(CivilDate)
  /// A month, as months since January of year 0.
  case month(Int)
  /// A whole number.
  case wholeNumber(Int64)
  /// Yes or no.
  case yesNo(Bool)
  /// A country.
  case country(Country)
  /// One of the field's options.
  case option(String)
  /// Several texts.
  case list([String])

  /// The one way to write the value; items of a list are separated by `; `.
  public var text: String {
    switch self {
    case .text(let text), .address(let text), .email(let text), .option(let text): text
    case .date(let date): date.iso
    case .month(let months): Value.monthText(months)
    case .wholeNumber(let number): String(number)
    case .yesNo(let flag): flag ? "yes" : "no"
    case .country(let country): country.code
    case .list(let items): items.joined(separator: "; ")
    }
  }

  /// The value as JSON: numbers, truth values and lists as such, everything else as a string.
  public var json: JSON {
    switch self {
    case .wholeNumber(let number): .integer(number)
    case .yesNo(let flag): .bool(flag)
    case .list(let items): .array(items.map { .string($0) })
    default: .string(text)
    }
  }

  /// Reads what `json` wrote for a field's kind; a value that the kind no longer fits stays text.
  ///
  /// The register may have changed since the value was stored; what is held must still be shown.
  public init(stored json: JSON, kind: Field.Kind?) {
    switch (json, kind) {
    case (.integer(let number), _): self = .wholeNumber(number)
    case (.bool(let flag), _): self = .yesNo(flag)
    case (.array(let items), _): self = .list(items.compactMap(\.string))
    case (.string(let text), .date): self = CivilDate(text).map { .date($0) } ?? .text(text)
    case (.string(let text), .month): self = Value.month(text).map { .month($0) } ?? .text(text)
    case (.string(let text), .country): self = Country(text).map { .country($0) } ?? .text(text)
    case (.string(let text), .email): self = .email(text)
    case (.string(let text), .address): self = .address(text)
    case (.string(let text), .oneOf): self = .option(text)
    case (.string(let text), _): self = .text(text)
    default: self = .text(json.text)
    }
  }

  static func month(_ text: some StringProtocol) -> Int? {
    CivilDate(String(text) + "-01").map { $0.year * 12 + $0.month - 1 }
  }

  private static func monthText(_ months: Int) -> String {
    let iso = CivilDate(year: months / 12, month: months % 12 + 1, day: 1)?.iso ?? ""
    return String(iso.dropLast(3))
  }
}
