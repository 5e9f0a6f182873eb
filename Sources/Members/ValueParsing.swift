import Formats
import Law
public import Register

extension Value {
  /// The most bytes that a value may have.
  public static let maximumBytes = 8 << 10
  /// The most items that a list may have.
  public static let maximumItems = 256

  /// Reads a value for a field; spaces around it do not count.
  ///
  /// Throws `ValueError` with a code and never with the value. The items of a list stand between
  /// separators.
  public static func parse(
    _ written: String, field: Field, separator: Character = ";"
  ) throws(ValueError) -> Value {
    let text = try clean(written, lines: field.kind == .text || field.kind == .address)
    switch field.kind {
    case .text: return .text(text)
    case .address: return .address(text)
    case .email: return .email(try email(text))
    case .date:
      guard let date = CivilDate(text) else { throw ValueError(.impossibleDate) }
      return .date(date)
    case .month:
      guard let month = month(text) else { throw ValueError(.impossibleMonth) }
      return .month(month)
    case .wholeNumber:
      let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
      guard !digits.isEmpty, digits.allSatisfy({ (48...57).contains($0) }),
        let number = Int64(text)
      else { throw ValueError(.notANumber) }
      return .wholeNumber(number)
    case .yesNo:
      switch text.lowercased() {
      case "yes", "y", "true", "1": return .yesNo(true)
      case "no", "n", "false", "0": return .yesNo(false)
      default: throw ValueError(.notYesOrNo)
      }
    case .country:
      guard let country = Country(text.uppercased()) else { throw ValueError(.notACountry) }
      return .country(country)
    case .oneOf:
      guard field.options.contains(where: { $0.nfc == text }) else {
        throw ValueError(.notAnOption)
      }
      return .option(text)
    case .list:
      let parts = text.split(separator: separator, omittingEmptySubsequences: true)
      return try list(of: parts.map(String.init))
    }
  }

  /// Makes a list of items; empty ones do not count.
  public static func list(of items: [String]) throws(ValueError) -> Value {
    var kept: [String] = []
    var size = 0
    for item in items {
      let trimmed = trim(item)
      if trimmed.isEmpty { continue }
      let text = try clean(trimmed, lines: false)
      size += text.utf8.count
      kept.append(text)
    }
    guard !kept.isEmpty else { throw ValueError(.empty) }
    guard kept.count <= maximumItems, size <= maximumBytes else { throw ValueError(.tooLong) }
    return .list(kept)
  }

  /// Trims, normalises and checks a text; line feeds and tabs may stay where several lines may.
  static func clean(_ written: String, lines: Bool) throws(ValueError) -> String {
    guard written.utf8.count <= maximumBytes * 2 else { throw ValueError(.tooLong) }
    let text = trim(written).nfc
    guard !text.isEmpty else { throw ValueError(.empty) }
    guard text.utf8.count <= maximumBytes else { throw ValueError(.tooLong) }
    for byte in text.utf8 where byte < 0x20 || byte == 0x7F {
      guard lines, byte == 0x0A || byte == 0x0D || byte == 0x09 else {
        throw ValueError(.controlCharacter)
      }
    }
    return text
  }

  /// Without ASCII white space around it.
  static func trim(_ text: String) -> String {
    let isSpace = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
    let bytes = text.utf8
    guard let first = bytes.first, let last = bytes.last, isSpace(first) || isSpace(last) else {
      return text
    }
    guard let start = bytes.firstIndex(where: { !isSpace($0) }),
      let end = bytes.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(text[start...end])
  }
}

extension Value {
  /// An address of RFC 5321 in its common form; the quoted form is refused.
  static func email(_ text: String) throws(ValueError) -> String {
    let bytes = Array(text.utf8)
    guard bytes.count <= 254, let at = bytes.lastIndex(of: UInt8(ascii: "@")), at > 0, at <= 64,
      bytes.firstIndex(of: UInt8(ascii: "@")) == at, bytes.allSatisfy({ !isForbidden($0) })
    else { throw ValueError(.notAnEmail) }
    let labels = bytes[(at + 1)...].split(separator: 0x2E, omittingEmptySubsequences: false)
    guard labels.count >= 2, labels.allSatisfy(isLabel) else { throw ValueError(.notAnEmail) }
    let domain = bytes[at...].map { (65...90).contains($0) ? $0 | 0x20 : $0 }
    return String(decoding: bytes[..<at] + domain, as: UTF8.self)
  }

  /// What no unquoted part of an address may hold (RFC 5321 §4.1.2).
  private static func isForbidden(_ byte: UInt8) -> Bool {
    switch byte {
    case ...0x20, 0x7F: true
    case UInt8(ascii: "\""), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: ","),
      UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "["), UInt8(ascii: "\\"), UInt8(ascii: "]"):
      true
    default: false
    }
  }

  private static func isLabel(_ label: ArraySlice<UInt8>) -> Bool {
    guard let first = label.first, let last = label.last, label.count <= 63 else { return false }
    return first != 0x2D && last != 0x2D
      && label.allSatisfy { byte in
        byte >= 0x80 || byte == 0x2D || (48...57).contains(byte) || (65...90).contains(byte)
          || (97...122).contains(byte)
      }
  }
}
