extension Company {
  /// Hotjar, a company of Contentsquare.
  static let hotjar = Company(
    id: "hotjar", name: "Hotjar", owner: "Hotjar Ltd", country: "MT",
    aliases: ["Hotjar (Contentsquare)"], domains: ["hotjar.com", "hotjar.io"],
    controls: [
      Control(
        title: "Do not track", address: "https://www.hotjar.com/policies/do-not-track/",
        steps: "Switch the browser's Do Not Track on; Hotjar then does not record the visit.")
    ],
    products: [
      Product(
        id: "hotjar-recording", name: "Hotjar", kind: .sessionRecording,
        meaning: "Hotjar records how the visitor moves, scrolls, clicks and types, to be replayed.",
        signatures: [Signature(host: "hotjar.com"), Signature(host: "hotjar.io")],
        dialect: .hotjar)
    ])
}

extension Dialect {
  fileprivate static let hotjar: Dialect = {
    var dialect = Dialect()
    let site = Sense(.identifier, "the site's number at Hotjar")
    let browser = Sense(.identifier, "the number of this browser at Hotjar")
    dialect.names = [
      "site_id": site, "siteId": site, "hjid": site,
      "user_id": browser, "userId": browser, "user_uuid": browser, "uuid": browser,
      "session_id": Sense(.identifier, "the number of the visit"),
      "url": Sense(.pageAddress, "the address of the page"),
      "page_url": Sense(.pageAddress, "the address of the page"),
      "referrer": Sense(.referrer, "the address of the page before"),
      "page_content": Sense(.content, "a copy of the page"),
      "window_width": Sense(.device, "the width of the window"),
      "window_height": Sense(.device, "the height of the window"),
    ]
    dialect.families = [
      "attributes.": Sense(.content, "what the site tells of the person"),
      "user_attributes.": Sense(.content, "what the site tells of the person"),
    ]
    dialect.path = { request in
      // The number is a segment of its own, or ends the name of the script: hotjar-123.js.
      for segment in request.path.utf8.split(separator: UInt8(ascii: "/")) {
        let isScript = segment.starts(with: "hotjar-".utf8)
        let digits = isScript ? segment.dropFirst(7).prefix { $0 != 0x2E } : segment
        guard (4...12).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) })
        else { continue }
        return [site.told("path", String(decoding: digits, as: UTF8.self))]
      }
      return []
    }
    return dialect
  }()
}
