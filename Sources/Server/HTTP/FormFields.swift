import Formats

/// The fields of a form, read strictly (`application/x-www-form-urlencoded`).
struct FormFields: Sendable {
  private let values: [String: [String]]

  /// Reads a form; throws `Refusal` for broken escapes, text that is not UTF-8, or over 1,000 fields.
  init(_ bytes: some Sequence<UInt8>) throws(Refusal) {
    var values: [String: [String]] = [:]
    var count = 0
    for pair in Array(bytes).split(separator: UInt8(ascii: "&")) {
      count += 1
      guard count <= 1_000 else { throw .unreadable("The form has too many fields.") }
      let parts = pair.split(
        separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      let name = try Self.decode(parts[0])
      values[name, default: []].append(parts.count > 1 ? try Self.decode(parts[1]) : "")
    }
    self.values = values
  }

  /// The fields that were read in another way.
  init(values: [String: [String]]) {
    self.values = values
  }

  /// The one value of a field without surrounding blanks; nil when absent or empty.
  ///
  /// Throws `Refusal` when the field is there twice.
  func one(_ name: String) throws(Refusal) -> String? {
    let all = values[name] ?? []
    guard all.count <= 1 else { throw .unreadable("A field is there twice.") }
    return all.first.map(Self.trimmed).flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Every value of a field.
  func all(_ name: String) -> [String] { (values[name] ?? []).filter { !$0.isEmpty } }

  private static func trimmed(_ text: String) -> String {
    let bytes = text.utf8
    guard let first = bytes.firstIndex(where: { $0 > 0x20 }),
      let last = bytes.lastIndex(where: { $0 > 0x20 })
    else { return "" }
    return String(text[first...last])
  }

  private static func decode(_ bytes: ArraySlice<UInt8>) throws(Refusal) -> String {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    var rest = bytes
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "+"): decoded.append(0x20)
      case UInt8(ascii: "%"):
        guard let high = rest.popFirst(), let low = rest.popFirst(),
          let value = Hex.decode(String(decoding: [high, low], as: UTF8.self))?.first
        else { throw .unreadable("The form holds a broken escape.") }
        decoded.append(value)
      default: decoded.append(byte)
      }
    }
    guard let text = String(validating: decoded, as: UTF8.self), !decoded.contains(0) else {
      throw .unreadable("The form is not UTF-8 text.")
    }
    return text
  }
}
