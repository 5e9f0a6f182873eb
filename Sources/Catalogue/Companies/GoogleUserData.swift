/// What Google calls enhanced conversions: contact details hashed in the page, as `tv.1~em.HASH`.
enum GoogleUserData {
  /// Reads one parameter; nil when the value has another form.
  @Sendable static func read(_ item: SentRequest.Item) -> [Told]? {
    let parts = item.value.utf8.split(separator: UInt8(ascii: "~"))
    guard parts.first?.starts(with: "tv.".utf8) == true else { return nil }
    return parts.dropFirst().prefix(32).compactMap { part in
      let name = part.prefix { $0 != UInt8(ascii: ".") }
      let value = String(decoding: part.dropFirst(name.count + 1), as: UTF8.self)
      guard !value.isEmpty else { return nil }
      let kind = name.filter { !(0x30...0x39).contains($0) }
      guard let label = labels[String(decoding: kind, as: UTF8.self)] else {
        let rest = String(decoding: part, as: UTF8.self)
        return Sense(.contact, "contact details of an unknown kind").told(item.key, rest)
      }
      return Sense(.contact, label).told(item.key, value)
    }
  }

  private static let labels: [String: String] = [
    "em": "the e-mail address", "pn": "the telephone number", "fn": "the first name",
    "ln": "the surname", "sa": "the street", "ct": "the town", "rg": "the county or state",
    "pc": "the postcode", "co": "the country",
  ]
}
