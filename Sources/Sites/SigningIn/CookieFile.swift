import Formats

/// Cookies in the form that browsers' extensions and curl write: seven fields with tabs between them.
public enum CookieFile {
  /// One cookie.
  public struct Cookie: Sendable, Equatable {
    let name: String
    let value: String
    let domain: String
    let path: String
    let isSecure: Bool
    let isHTTPOnly: Bool
    let expires: Int64?
  }

  /// Why a file of cookies cannot be used.
  public struct Unusable: Error, Equatable, CustomStringConvertible {
    /// What is wrong, with the line, never a value.
    public let description: String
  }

  /// Reads a file; throws `Unusable`.
  public static func parse(_ text: String) throws -> [Cookie] {
    var cookies: [Cookie] = []
    // By bytes: to Swift a carriage return and a line feed are one character.
    let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (number, bytes) in lines.enumerated() {
      let full = String(decoding: bytes.last == 0x0D ? bytes.dropLast() : bytes, as: UTF8.self)
      var line = full[...]
      let isHTTPOnly = line.hasPrefix("#HttpOnly_")
      if isHTTPOnly { line = line.dropFirst("#HttpOnly_".count) }
      if line.isEmpty || line.hasPrefix("#") { continue }
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 7, let expires = Int64(fields[4]) else {
        throw Unusable(
          description: "line \(number + 1) of the cookie file has not the seven fields that "
            + "curl and browsers write, with tabs between them")
      }
      cookies.append(
        Cookie(
          name: fields[5], value: fields[6], domain: fields[0], path: fields[2],
          isSecure: fields[3] == "TRUE", isHTTPOnly: isHTTPOnly,
          expires: expires > 0 ? expires : nil))
    }
    guard !cookies.isEmpty else {
      throw Unusable(description: "the cookie file holds no cookie")
    }
    return cookies
  }
}

extension CookieFile.Cookie {
  /// As the browser takes it.
  var json: JSON {
    var members: [String: JSON] = [
      "name": .string(name), "value": .string(value), "domain": .string(domain),
      "path": .string(path), "secure": .bool(isSecure), "httpOnly": .bool(isHTTPOnly),
    ]
    if let expires { members["expires"] = .integer(expires) }
    return .object(members)
  }
}
