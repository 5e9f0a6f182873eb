/// The parts of a form that was sent as multipart/form-data (RFC 7578).
struct Multipart {
  let body: [UInt8]
  /// With the two dashes that stand before it.
  let boundary: [UInt8]

  /// The delimiter, or nil when the body is no such form.
  static func boundary(contentType: String, body: [UInt8]) -> [UInt8]? {
    guard HostName(contentType).text.hasPrefix("multipart/") else { return nil }
    // The body's first line is the delimiter, of at most 70 characters (RFC 2046 §5.1.1).
    let line = body.prefix(73).prefix { $0 != 0x0D && $0 != 0x0A }
    return (3...72).contains(line.count) && line.starts(with: "--".utf8) ? Array(line) : nil
  }

  /// Name and text of each part; of a file only its name.
  var parts: [(name: String, value: String)] {
    var parts: [(name: String, value: String)] = []
    var rest = body[...].dropFirst(boundary.count)
    while !rest.isEmpty, parts.count <= ItemCollector.most {
      let end = place(of: boundary, in: rest) ?? rest.endIndex
      if let part = Multipart.part(rest[..<end]) { parts.append(part) }
      rest = rest[end...].dropFirst(boundary.count)
    }
    return parts
  }

  private func place(of pattern: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
    guard let first = pattern.first else { return nil }
    var rest = bytes
    while let index = rest.firstIndex(of: first) {
      if bytes[index...].starts(with: pattern) { return index }
      rest = rest[index...].dropFirst()
    }
    return nil
  }

  private static func part(_ bytes: ArraySlice<UInt8>) -> (name: String, value: String)? {
    var rest = bytes.drop { $0 == 0x0D || $0 == 0x0A }
    var name: String?
    var file: String?
    while !rest.isEmpty {
      let line = rest.prefix { $0 != 0x0A }
      rest = rest.dropFirst(line.count + 1)
      let text = line.filter { $0 != 0x0D }
      if text.isEmpty { break }
      name = name ?? quoted(" name=\"", in: text)
      file = file ?? quoted(" filename=\"", in: text)
    }
    guard let name else { return nil }
    if let file { return (name, "the file \(file)") }
    if rest.last == 0x0A { rest.removeLast() }
    if rest.last == 0x0D { rest.removeLast() }
    return (name, String(decoding: rest, as: UTF8.self))
  }

  private static func quoted(_ lead: String, in line: [UInt8]) -> String? {
    let pattern = Array(lead.utf8)
    var rest = line[...]
    while rest.count > pattern.count {
      if rest.starts(with: pattern) {
        let value = rest.dropFirst(pattern.count).prefix { $0 != UInt8(ascii: "\"") }
        return String(decoding: value, as: UTF8.self)
      }
      rest = rest.dropFirst()
    }
    return nil
  }
}
