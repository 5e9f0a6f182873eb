import Foundation

/// The fields of a query or of a form's body, percent-decoded.
struct FormFields {
  private let fields: [(key: String, value: String)]

  init(_ bytes: some Sequence<UInt8>) {
    fields = Array(bytes).split(separator: UInt8(ascii: "&")).map { field in
      let key = field.prefix { $0 != UInt8(ascii: "=") }
      return (Self.decode(key), Self.decode(field.dropFirst(key.count + 1)))
    }
  }

  subscript(key: String) -> String? { fields.first { $0.key == key }?.value }

  private static func decode(_ bytes: some Sequence<UInt8>) -> String {
    let spaced = bytes.map { $0 == UInt8(ascii: "+") ? UInt8(ascii: " ") : $0 }
    let text = String(decoding: spaced, as: UTF8.self)
    return text.removingPercentEncoding ?? text
  }
}
