extension SentRequest {
  /// One named value of a request, decoded.
  public struct Item: Sendable, Hashable {
    /// Where a value stood.
    public enum Source: Sendable, Hashable {
      /// After a `;` in the path.
      case path
      /// After the question mark.
      case query
      /// In the body.
      case body
    }

    /// The name on the wire; within JSON the way to the value, such as `context.page.url`.
    public let key: String
    /// The value, decoded.
    public let value: String
    /// Where it stood.
    public let source: Source

    /// The key as dialects spell it: brackets become dots, positions in arrays are left out.
    ///
    /// `ud[em]` is `ud.em` and `events[0].name` is `events.name`.
    var name: String {
      guard key.utf8.contains(UInt8(ascii: "[")) else { return key }
      let parts = key.utf8.split { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "]") }
      var name: [UInt8] = []
      for part in parts where !part.allSatisfy({ (0x30...0x39).contains($0) }) {
        if !name.isEmpty, part.first != UInt8(ascii: ".") { name.append(UInt8(ascii: ".")) }
        name.append(contentsOf: part)
      }
      return String(decoding: name, as: UTF8.self)
    }
  }
}
