extension JSON {
  /// Reads one JSON value strictly (RFC 8259): UTF-8 only, no duplicate keys, nothing after it.
  ///
  /// No byte order mark, comment, trailing comma, lone surrogate or number that would lose digits is
  /// accepted. Throws `JSONError` with the byte where reading stopped, never with content. Recursion
  /// is bounded by `maxDepth`.
  public init(parsing bytes: some Collection<UInt8>, maxDepth: Int = 64) throws(JSONError) {
    let array = Array(bytes)
    if let fault = UTF8Check.firstFault(in: array.span) {
      throw JSONError(.notUTF8, offset: fault)
    }
    var parser = JSONParser(bytes: array)
    parser.skipSpace()
    self = try parser.value(depth: maxDepth)
    parser.skipSpace()
    guard parser.next == nil else { throw JSONError(.trailingBytes, offset: parser.position) }
  }
}

/// A recursive-descent reader over bytes already known to be UTF-8.
struct JSONParser {
  let bytes: [UInt8]
  var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  func fault(_ reason: JSONError.Reason) -> JSONError {
    JSONError(position < bytes.count ? reason : .unexpectedEnd, offset: position)
  }

  mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      position += 1
    }
  }

  /// Reads a value; `depth` is how many levels of arrays and objects may still be opened.
  mutating func value(depth: Int) throws(JSONError) -> JSON {
    switch next {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try literal("true", .bool(true))
    case UInt8(ascii: "f"): return try literal("false", .bool(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    case UInt8(ascii: "-"), .some(0x30...0x39): return try number()
    default: throw fault(.unexpectedByte)
    }
  }

  private mutating func literal(_ text: StaticString, _ value: JSON) throws(JSONError) -> JSON {
    for i in 0..<text.utf8CodeUnitCount {
      guard next == text.utf8Start[i] else { throw fault(.unexpectedByte) }
      position += 1
    }
    return value
  }

  private mutating func open(_ depth: Int) throws(JSONError) {
    guard depth > 0 else { throw JSONError(.tooDeep, offset: position) }
    position += 1
    skipSpace()
  }

  /// Goes past a comma (true) or the closing bracket (false).
  private mutating func goesOn(until close: UInt8) throws(JSONError) -> Bool {
    skipSpace()
    guard let byte = next, byte == UInt8(ascii: ",") || byte == close else {
      throw fault(.unexpectedByte)
    }
    position += 1
    skipSpace()
    return byte != close
  }

  private mutating func array(depth: Int) throws(JSONError) -> JSON {
    try open(depth)
    var elements: [JSON] = []
    if next == UInt8(ascii: "]") {
      position += 1
      return .array(elements)
    }
    repeat {
      elements.append(try value(depth: depth - 1))
    } while try goesOn(until: UInt8(ascii: "]"))
    return .array(elements)
  }

  private mutating func object(depth: Int) throws(JSONError) -> JSON {
    try open(depth)
    var members: [String: JSON] = [:]
    if next == UInt8(ascii: "}") {
      position += 1
      return .object(members)
    }
    repeat {
      let start = position
      guard next == UInt8(ascii: "\"") else { throw fault(.unexpectedByte) }
      let key = try string()
      skipSpace()
      guard next == UInt8(ascii: ":") else { throw fault(.unexpectedByte) }
      position += 1
      skipSpace()
      // Dictionary keys compare by Unicode equivalence: two spellings of one key are refused too,
      // for a reader after us could not tell them apart.
      guard members.updateValue(try value(depth: depth - 1), forKey: key) == nil else {
        throw JSONError(.duplicateKey, offset: start)
      }
    } while try goesOn(until: UInt8(ascii: "}"))
    return .object(members)
  }
}
