import Formats
import Foundation

/// Undoes the two encodings of a body (RFC 2045 section 6.7 and 6.8); what is not encoded well is left as it is.
enum MailDecoding {
  static func decoded(_ bytes: ArraySlice<UInt8>, _ encoding: String?) -> [UInt8] {
    switch encoding?.lowercased().split(separator: " ").first {
    case "base64":
      Data(base64Encoded: Data(bytes), options: .ignoreUnknownCharacters).map { Array($0) }
        ?? Array(bytes)
    case "quoted-printable": quotedPrintable(bytes)
    default: Array(bytes)
    }
  }

  private static func quotedPrintable(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var position = bytes.startIndex
    while position < bytes.endIndex {
      let byte = bytes[position]
      guard byte == 61 else {
        out.append(byte)
        position += 1
        continue
      }
      let rest = bytes[(position + 1)...].prefix(2)
      if rest.first == 10 {
        position += 2
      } else if rest.elementsEqual([13, 10]) {
        position += 3
      } else if let value = UInt8(String(decoding: rest, as: UTF8.self), radix: 16), rest.count == 2
      {
        out.append(value)
        position += 3
      } else {
        out.append(byte)
        position += 1
      }
    }
    return out
  }
}
