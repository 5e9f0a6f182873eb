/// Reads a value by what names commonly mean on the web and by what the value looks like.
struct CommonReader {
  /// The host of the page that asked, or empty.
  let page: String

  func told(_ item: SentRequest.Item) -> [Told] {
    let key = item.key.isEmpty ? "(no name)" : item.key
    return [sense(item).told(key, item.value)].map {
      // A hash that no name explains is still told as one.
      $0.subject == .identifier && HashShape.isHexadecimal(item.value) ? $0.hashed : $0
    }
  }

  private func sense(_ item: SentRequest.Item) -> Sense {
    let full = HostName(item.name).text
    let parts = full.utf8.split(separator: UInt8(ascii: "."))
    let last = parts.last.map { String(decoding: $0, as: UTF8.self) } ?? ""
    if let sense = ClickIdentifiers.senses[last] { return sense }
    if let sense = ConsentNames.senses[last] { return sense }
    if let sense = ContactNames.sense(last, value: item.value) { return sense }
    if HashShape.isHexadecimal(item.value) {
      return Sense(.identifier, "a number in the shape of a hash")
    }
    let address = AddressAsSent(item.value)
    if address.isWeb, !address.host.isEmpty { return sense(of: address, full: full, last: last) }
    if let (sense, shape) = CommonNames.senses[full] ?? CommonNames.senses[last],
      shape.fits(item.value)
    {
      return sense
    }
    return item.key.isEmpty ? Sense(.other, "a value without a name") : Sense(.other, item.key)
  }

  private func sense(of address: AddressAsSent, full: String, last: String) -> Sense {
    if let sense = AddressNames.senses[full] ?? AddressNames.senses[last] { return sense }
    if !page.isEmpty, address.host == page { return Sense(.pageAddress, "an address of the site") }
    return Sense(.other, "a web address")
  }
}

extension Told {
  fileprivate var hashed: Told {
    Told(subject: subject, key: key, label: label, value: value, isHashed: true)
  }
}
