import Formats
import Register

/// A request of the register with a member's handles in it.
///
/// Each kind of place has its own encoding, and what was put in is never looked at again for placeholders.
struct FilledCall {
  let method: String
  let path: String
  let headers: [(name: String, value: String)]
  let body: [UInt8]?

  /// Fills a request; throws `SystemError.unusableHandle` for what cannot stand where it should.
  init(_ call: SystemWeb.Call, _ values: [String: String]) throws {
    method = call.method
    path = try Self.filled(call.path, values) { name, value in
      // A path of dots names another place, however it is written (RFC 3986 §5.2.4).
      guard value != ".", value != ".." else { throw SystemError.unusableHandle(name) }
      return Self.percentEncoded(value)
    }
    headers = try call.headers.map { header in
      (
        header.name,
        try Self.filled(header.value, values) { name, value in
          guard value.utf8.allSatisfy({ $0 >= 32 && $0 < 127 }) else {
            throw SystemError.unusableHandle(name)
          }
          return value
        }
      )
    }
    body = try call.body.map { text in
      guard let json = try? JSON(parsing: text.utf8) else {
        throw SystemError.unreadable("the body that the register declares")
      }
      return try Self.filled(json, values).canonical
    }
  }

  /// Every way to fill a request when handles have several values; none when one has no value.
  static func fillings(
    of call: SystemWeb.Call, _ subject: SystemSubject, in system: SystemID,
    besides fixed: [String: String] = [:]
  ) throws -> [[String: String]] {
    var fillings = [fixed]
    for name in Set(call.placeholders).sorted() where fixed[name] == nil {
      let values = subject.values(of: name, in: system)
      fillings = fillings.flatMap { filling in
        values.map { filling.merging([name: $0]) { $1 } }
      }
      guard fillings.count <= 1_000 else { throw SystemError.tooMuch(limit: 1_000) }
    }
    return fillings
  }

  private static func filled(_ json: JSON, _ values: [String: String]) throws -> JSON {
    switch json {
    case .string(let text): .string(try filled(text, values) { $1 })
    case .array(let items): .array(try items.map { try filled($0, values) })
    case .object(let members):
      .object(
        Dictionary(
          try members.map { key, value in
            (try filled(key, values) { $1 }, try filled(value, values))
          }, uniquingKeysWith: { first, _ in first }))
    default: json
    }
  }

  /// Replaces placeholders in one pass.
  private static func filled(
    _ text: String, _ values: [String: String],
    _ encode: (_ name: String, _ value: String) throws -> String
  ) throws -> String {
    var out: [UInt8] = []
    var bytes = text.utf8[...]
    while let byte = bytes.first {
      if byte == UInt8(ascii: "{") {
        let name = bytes.dropFirst().prefix(while: SystemWeb.Call.isName)
        let rest = bytes.dropFirst(name.count + 1)
        let key = String(decoding: name, as: UTF8.self)
        if rest.first == UInt8(ascii: "}"), let value = values[key] {
          out += try encode(key, value).utf8
          bytes = rest.dropFirst()
          continue
        }
      }
      out.append(byte)
      bytes = bytes.dropFirst()
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// Everything but RFC 3986's unreserved characters as `%XX`.
  static func percentEncoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var out: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: out.append(byte)
      default: out += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
