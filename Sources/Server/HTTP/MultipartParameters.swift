/// A word and the parameters after it, as in `form-data; name="letter"`.
struct MultipartParameters {
  private static let broken = Refusal.unreadable("A header of the form is broken.")

  private var rest: ArraySlice<UInt8>

  init(_ value: ArraySlice<UInt8>) {
    rest = value
    skipBlanks()
  }

  /// The word before the parameters; nil when there is none.
  mutating func takeWord() -> String? {
    let word = rest.prefix { MultipartHeader.isToken($0) || $0 == UInt8(ascii: "/") }
    rest = rest.dropFirst(word.count)
    skipBlanks()
    return word.isEmpty ? nil : String(decoding: word, as: UTF8.self)
  }

  /// The next parameter, its name in lower case; nil at the end.
  mutating func next() throws(Refusal) -> (name: String, value: String)? {
    guard let first = rest.popFirst() else { return nil }
    guard first == UInt8(ascii: ";") else { throw Self.broken }
    skipBlanks()
    let name = rest.prefix(while: MultipartHeader.isToken)
    rest = rest.dropFirst(name.count)
    guard !name.isEmpty, rest.popFirst() == UInt8(ascii: "=") else { throw Self.broken }
    let bytes = rest.first == UInt8(ascii: "\"") ? try takeQuoted() : takePlain()
    guard let bytes, let value = String(validating: bytes, as: UTF8.self) else {
      throw Self.broken
    }
    skipBlanks()
    return (String(decoding: name, as: UTF8.self).lowercased(), value)
  }

  private mutating func takePlain() -> [UInt8]? {
    let value = rest.prefix(while: MultipartHeader.isToken)
    rest = rest.dropFirst(value.count)
    return value.isEmpty ? nil : Array(value)
  }

  /// What stands between quotation marks.
  ///
  /// A quotation mark within is `%22` from browsers and `\"` from some programs; any other backslash is one of a path.
  private mutating func takeQuoted() throws(Refusal) -> [UInt8]? {
    rest = rest.dropFirst()
    var value: [UInt8] = []
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "\""): return value
      case UInt8(ascii: "\\") where rest.first == UInt8(ascii: "\""):
        _ = rest.popFirst()
        value.append(UInt8(ascii: "\""))
      default: value.append(byte)
      }
    }
    throw Self.broken
  }

  private mutating func skipBlanks() {
    rest = rest.drop { $0 == 0x20 || $0 == 9 }
  }
}
