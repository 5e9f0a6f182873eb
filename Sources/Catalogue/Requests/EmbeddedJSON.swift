import Formats

/// JSON that travels inside a value: as it is, in base 64, or as the payload of a signed token.
enum EmbeddedJSON {
  /// The array or object, or nil when the value is neither.
  static func read(_ value: String) -> JSON? {
    guard let first = value.utf8.first else { return nil }
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
      return try? JSON(parsing: value.utf8, maxDepth: 32)
    }
    // Base 64 of {" and of [{ begins so; anything else is not tried.
    guard value.hasPrefix("eyJ") || value.hasPrefix("W3s") else { return nil }
    return payload(ofToken: value) ?? value.base64Bytes.flatMap { parse($0) }
  }

  /// What a JSON Web Token (RFC 7519, compact form) states, without asking who signed it.
  static func payload(ofToken token: String) -> JSON? {
    let parts = token.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 3, let body = parts.dropFirst().first else { return nil }
    return Base64.urlDecode(String(decoding: body, as: UTF8.self)).flatMap { parse($0) }
  }

  private static func parse(_ bytes: [UInt8]) -> JSON? {
    guard let json = try? JSON(parsing: bytes, maxDepth: 32) else { return nil }
    return json.object != nil || json.array != nil ? json : nil
  }
}

extension String {
  /// The bytes that base 64 of either alphabet stands for, padded or not.
  fileprivate var base64Bytes: [UInt8]? {
    var characters = Array(utf8)
    while characters.last == UInt8(ascii: "=") { characters.removeLast() }
    for (index, byte) in characters.enumerated() {
      if byte == UInt8(ascii: "+") { characters[index] = UInt8(ascii: "-") }
      if byte == UInt8(ascii: "/") { characters[index] = UInt8(ascii: "_") }
    }
    return Base64.urlDecode(String(decoding: characters, as: UTF8.self))
  }
}
