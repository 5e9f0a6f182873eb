import Formats
import Law

/// The scalar values of an entry.
extension Entry {
  /// A text; nil when it is missing or wrong.
  mutating func text(_ key: String, required: Bool = true, _ report: inout Report) -> String? {
    guard let node = node(key, required: required, report: &report) else { return nil }
    return text(of: node, key, &report)
  }

  func text(of node: YAMLNode, _ key: String, _ report: inout Report) -> String? {
    guard case .scalar(let written, _) = node.content else {
      report.error(
        .wrongType, at: node.place, "\(what): `\(key)` must be text, not \(node.kind)")
      return nil
    }
    guard let text = Self.trimmed(written) else {
      report.error(.emptyValue, at: node.place, "\(what): `\(key)` is empty")
      return nil
    }
    return text
  }

  /// A text without the white space around it; nil when there is nothing else.
  static func trimmed(_ text: String) -> String? {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return nil }
    return String(scalars[first...last])
  }

  /// Yes or no; what it is when left out.
  mutating func flag(_ key: String, default value: Bool = false, _ report: inout Report) -> Bool {
    guard let node = node(key, required: false, report: &report),
      let text = text(of: node, key, &report)
    else { return value }
    guard let flag = Self.flag(text) else {
      report.error(
        .unknownValue, at: node.place,
        "\(what): `\(key)` must be yes or no, not \(Self.quoted(text))")
      return value
    }
    return flag
  }

  static func flag(_ text: String) -> Bool? {
    switch text {
    case "yes", "Yes", "YES", "true", "True", "TRUE": true
    case "no", "No", "NO", "false", "False", "FALSE": false
    default: nil
    }
  }

  /// One of the values of an enum.
  mutating func choice<Value>(
    _ key: String, required: Bool = true, _ report: inout Report
  ) -> Value? where Value: RawRepresentable<String> & CaseIterable {
    guard let node = node(key, required: required, report: &report),
      let text = text(of: node, key, &report)
    else { return nil }
    return choice(text, key, at: node.place, &report)
  }

  func choice<Value>(
    _ text: String, _ key: String, at place: Place, _ report: inout Report
  ) -> Value? where Value: RawRepresentable<String> & CaseIterable {
    if let value = Value(rawValue: text) { return value }
    let all = Value.allCases.map(\.rawValue)
    report.error(
      .unknownValue, at: place, "\(what): `\(key)` cannot be \(Self.quoted(text))",
      hint: report.suggestion(for: text, among: all) ?? "it may be \(Self.listed(all))")
    return nil
  }

  /// A calendar day.
  mutating func date(_ key: String, required: Bool = true, _ report: inout Report) -> CivilDate? {
    guard let node = node(key, required: required, report: &report),
      let text = text(of: node, key, &report)
    else { return nil }
    guard let date = CivilDate(text) else {
      report.error(
        .badDate, at: node.place, "\(what): `\(key)` is not a date: \(Self.quoted(text))",
        hint: "write it as 2026-11-21, and only days that exist")
      return nil
    }
    return date
  }

  /// A period.
  mutating func period(_ key: String, required: Bool = true, _ report: inout Report) -> Period? {
    guard let node = node(key, required: required, report: &report),
      let text = text(of: node, key, &report)
    else { return nil }
    guard let period = Period(text) else {
      report.error(
        .badPeriod, at: node.place, "\(what): `\(key)` is not a period: \(Self.quoted(text))",
        hint: "write it as `90 days`, `24 months` or `3 years`")
      return nil
    }
    return period
  }

  /// A country.
  mutating func country(_ key: String, _ report: inout Report) -> Country? {
    guard let node = node(key, required: true, report: &report),
      let text = text(of: node, key, &report)
    else { return nil }
    return country(text, key, at: node.place, &report)
  }

  func country(
    _ text: String, _ key: String, at place: Place, _ report: inout Report
  ) -> Country? {
    if let country = Country(text) { return country }
    let common = ["UK": "did you mean `GB`?", "EL": "did you mean `GR`?"][text]
    report.error(
      .unknownCountry, at: place, "\(what): `\(key)` is not a country: \(Self.quoted(text))",
      hint: common ?? "use the two capital letters of ISO 3166-1, such as `GB`, `IE` or `NO`")
    return nil
  }

  /// An `https` address.
  mutating func link(_ key: String, _ report: inout Report) -> String? {
    guard let text = text(key, required: false, &report) else { return nil }
    let rest = text.utf8.dropFirst(8)
    guard text.hasPrefix("https://"), rest.contains(46), text.utf8.count <= 2_000,
      rest.allSatisfy({ $0 > 32 && $0 < 127 && $0 != 34 && $0 != 60 && $0 != 62 })
    else {
      report.error(
        .badURL, at: place(of: key), "\(what): `\(key)` is not an address on the web",
        hint: "write it as https://example.org/path")
      return nil
    }
    return text
  }

  /// An e-mail address, by its outer form only; never quoted in a message.
  mutating func email(_ key: String, _ report: inout Report) -> String? {
    guard let text = text(key, &report) else { return nil }
    let parts = text.utf8.split(separator: 64, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, parts[1].contains(46), parts[1].first != 46,
      parts[1].last != 46, text.utf8.allSatisfy({ $0 > 32 && $0 != 127 }), text.utf8.count <= 254
    else {
      report.error(.badEmail, at: place(of: key), "\(what): `\(key)` is not an e-mail address")
      return nil
    }
    return text
  }

  /// A whole number.
  mutating func number(_ key: String, required: Bool = true, _ report: inout Report) -> Int64? {
    guard let node = node(key, required: required, report: &report),
      let text = text(of: node, key, &report)
    else { return nil }
    guard let number = Int64(text) else {
      report.error(
        .badNumber, at: node.place, "\(what): `\(key)` is not a whole number: \(Self.quoted(text))")
      return nil
    }
    return number
  }
}
