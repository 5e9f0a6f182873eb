/// Why bytes are not the JSON we accept, and where; never what they hold.
public struct JSONError: Error, Equatable, Sendable {
  /// What is wrong.
  public enum Reason: Sendable, Equatable {
    /// The text ends inside a value.
    case unexpectedEnd
    /// A byte stands where the grammar allows none like it.
    case unexpectedByte
    /// The bytes are not well-formed UTF-8.
    case notUTF8
    /// An object has one key twice, or two keys that Unicode holds equivalent.
    case duplicateKey
    /// An escape names half a surrogate pair.
    case loneSurrogate
    /// A backslash is followed by something that is no escape.
    case badEscape
    /// A control character stands in a string unescaped.
    case controlCharacter
    /// A number is malformed, such as `01`, `1.` or `+1`.
    case badNumber
    /// A number is too large for a double, or a whole number would lose digits.
    case numberOutOfRange
    /// Arrays and objects are nested deeper than allowed.
    case tooDeep
    /// Something other than white space follows the value.
    case trailingBytes
  }

  /// What is wrong.
  public let reason: Reason
  /// Where: bytes from the start, counted from 0.
  public let offset: Int

  /// Makes an error.
  public init(_ reason: Reason, offset: Int) {
    self.reason = reason
    self.offset = offset
  }
}

extension JSONError: CustomStringConvertible {
  /// One sentence: what is wrong, at which byte, and what to do.
  public var description: String { "not valid JSON at byte \(offset): \(explanation)" }

  private var explanation: String {
    switch reason {
    case .unexpectedEnd: "the text ends too early; is the file complete?"
    case .unexpectedByte: "unexpected character; check commas, quotes and brackets"
    case .notUTF8: "not UTF-8; save the text as UTF-8"
    case .duplicateKey: "the same key twice in one object; keep one"
    case .loneSurrogate: "half a surrogate pair; escape the character with both halves"
    case .badEscape: "unknown escape after a backslash"
    case .controlCharacter: "a control character in a string; escape it"
    case .badNumber: "malformed number"
    case .numberOutOfRange: "number too large to keep exactly; write it as a string"
    case .tooDeep: "nested too deeply"
    case .trailingBytes: "something follows the value; send one value only"
    }
  }
}
