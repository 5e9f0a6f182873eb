import Formats

/// Reads a body by what it looks like: beacons often declare plain text, whatever they send.
struct BodyReader {
  let body: [UInt8]
  let contentType: String

  /// The values; what cannot be read is named with its size, never left out.
  var items: [SentRequest.Item] {
    guard !body.isEmpty else { return [] }
    var collector = ItemCollector(source: .body)
    if body.starts(with: [0x1F, 0x8B]) {
      collector.add("body", "\(body.count) bytes, compressed and not read")
    } else if let boundary = Multipart.boundary(contentType: contentType, body: body) {
      for part in Multipart(body: body, boundary: boundary).parts {
        collector.add(part.name, part.value)
      }
    } else if let text = String(validating: body, as: UTF8.self) {
      add(text, to: &collector)
    } else {
      collector.add("body", "\(body.count) bytes that are not text")
    }
    return collector.items
  }

  /// Adds JSON, or lines that are each JSON or a form, as Google Analytics has them.
  private func add(_ text: String, to collector: inout ItemCollector) {
    let isJSON = text.utf8.first { $0 > 0x20 }.map { $0 == 0x7B || $0 == 0x5B } ?? false
    if isJSON, let json = try? JSON(parsing: text.utf8, maxDepth: 32) {
      collector.add("", json, depth: 0)
      return
    }
    for line in text.utf8.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      guard collector.items.count <= ItemCollector.most else { return }
      let text = String(decoding: line, as: UTF8.self)
      if let json = EmbeddedJSON.read(text) {
        collector.add("", json, depth: 0)
      } else if BodyReader.isForm(line) {
        collector.addForm(line)
      } else {
        collector.add("body", text)
      }
    }
  }

  /// Tells whether a line begins with a name and `=`; prose and markup do not.
  private static func isForm(_ line: Substring.UTF8View) -> Bool {
    guard let sign = line.firstIndex(of: UInt8(ascii: "=")) else { return false }
    return line[..<sign].allSatisfy { $0 > 0x20 && $0 != 0x3C && $0 != 0x22 && $0 != 0x7B }
  }
}
