import Formats

/// Writes forms and queries; only letters, digits and `- . _ ~` go unescaped.
enum FormEncoding {
  static func text(_ fields: [(String, String)]) -> String {
    fields.map { "\(escape($0))=\(escape($1))" }.joined(separator: "&")
  }

  static func escape(_ text: String) -> String {
    var escaped = ""
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
        escaped.unicodeScalars.append(Unicode.Scalar(byte))
      default: escaped += "%" + Hex.encode([byte]).uppercased()
      }
    }
    return escaped
  }
}
