/// The values that a body carries one by one: fields of a form, parts of a multipart, strings of JSON.
enum BodyFields {
  /// The most values that are read of one body, and the most bytes of each.
  private static let maxFields = 2000
  private static let maxBytes = 4096

  static func read(_ body: [UInt8], contentType: String) -> [[UInt8]] {
    let fields: [[UInt8]]
    if let boundary = boundary(contentType) {
      fields = parts(body, boundary: boundary)
    } else if let first = body.first(where: { $0 > 0x20 }),
      first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    {
      fields = strings(body)
    } else if body.contains(UInt8(ascii: "=")) {
      fields = FormFields.read(body).map(\.value)
    } else {
      fields = []
    }
    return Array(fields.filter { !$0.isEmpty && $0.count <= maxBytes }.prefix(maxFields))
  }

  private static func boundary(_ contentType: String) -> [UInt8]? {
    let bytes = Array(contentType.utf8)
    guard bytes.lowerCased.starts(with: "multipart/".utf8) else { return nil }
    for parameter in bytes.split(separator: UInt8(ascii: ";")).dropFirst() {
      let text = parameter.trimmed
      guard text.lowerCased.starts(with: "boundary=".utf8) else { continue }
      let value = text.dropFirst(9).filter { $0 != UInt8(ascii: "\"") }
      return value.isEmpty || value.count > 70 ? nil : value
    }
    return nil
  }

  /// What stands between the empty line of each part and its end.
  private static func parts(_ body: [UInt8], boundary: [UInt8]) -> [[UInt8]] {
    let mark = Array("--".utf8) + boundary
    var parts: [[UInt8]] = []
    var part: [UInt8]?
    for line in body.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if line.starts(with: mark) {
        if let part { parts.append(Array(part.trimmed)) }
        part = nil
      } else if part == nil {
        if line.trimmed.isEmpty { part = [] }
      } else if part?.count ?? 0 <= maxBytes {
        part? += line + [0x0A]
      }
    }
    if let part { parts.append(Array(part.trimmed)) }
    return parts
  }

  /// The strings of JSON that are values, in order, without judging the rest of it.
  private static func strings(_ body: [UInt8]) -> [[UInt8]] {
    var strings: [[UInt8]] = []
    var i = 0
    while i < body.count, strings.count < maxFields {
      guard body[i] == UInt8(ascii: "\"") else {
        i += 1
        continue
      }
      let start = i + 1
      i = start
      while i < body.count, body[i] != UInt8(ascii: "\"") {
        i += body[i] == UInt8(ascii: "\\") ? 2 : 1
      }
      let string = Array(body[start..<min(i, body.count)])
      i += 1
      while i < body.count, body[i] <= 0x20 { i += 1 }
      if i < body.count, body[i] == UInt8(ascii: ":") { continue }
      strings.append(TextEscapes.backslashes(string) ?? string)
    }
    return strings
  }
}
