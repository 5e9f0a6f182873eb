public import Formats
public import Register

/// `security.txt` (RFC 9116): whom to tell about a weakness, served below `/.well-known/`.
public struct SecurityText: Sendable, Equatable {
  /// The address to write to.
  public var contact: String
  /// The first moment at which the file counts as stale.
  public var expires: Timestamp
  /// Where the file itself stands, when that is known.
  public var canonical: String?

  /// Makes the file: data protection's contact, and an end at most a year away (RFC 9116 §2.5.5).
  ///
  /// Only an origin that begins with `https://` is named (§2.5.2).
  public init(
    _ organisation: Organisation, on day: CivilDate, expires: CivilDate, origin: String? = nil
  ) {
    contact = "mailto:" + Self.encoded(organisation.officer.email)
    self.expires = Timestamp(date: min(expires, day.adding(years: 1)))
    canonical = origin.flatMap { origin in
      origin.utf8.starts(with: "https://".utf8) && Self.isOneLine(origin)
        ? origin + "/.well-known/security.txt" : nil
    }
  }

  /// The text, UTF-8 with LF line ends.
  public var text: String {
    var lines = ["Contact: \(contact)", "Expires: \(expires.rfc3339)", "Preferred-Languages: en"]
    if let canonical { lines.append("Canonical: \(canonical)") }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Percent-encodes all but what a mailto address may hold as it is (RFC 6068), line ends above all.
  private static func encoded(_ address: String) -> String {
    var out: [UInt8] = []
    for byte in address.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E, 0x40, 0x2B:
        out.append(byte)
      default: out += Array("%\(Hex.encode([byte]).uppercased())".utf8)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static func isOneLine(_ text: String) -> Bool {
    text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
  }
}
