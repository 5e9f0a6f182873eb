extension Company {
  /// Google Ads and what was DoubleClick.
  static let googleAdvertising: [Product] = [
    Product(
      id: "google-ads", name: "Google Ads", kind: .advertising,
      meaning: "Google learns which page was opened, to measure ads and to follow up with others.",
      signatures: [
        Signature(host: "googleadservices.com"),
        Signature(host: "googleads.g.doubleclick.net"),
        Signature(host: "td.doubleclick.net"),
        Signature(host: "google.com", pathPrefix: "/ccm"),
        Signature(host: "google.com", pathPrefix: "/rmkt"),
        Signature(host: "googletagmanager.com", pathPrefix: "/td"),
        Signature(host: "googletagmanager.com", pathPrefix: "/a"),
      ] + searchDomains.map { Signature(host: $0, pathPrefix: "/pagead") }, dialect: .googleAds),
    Product(
      id: "google-marketing-platform", name: "Google Marketing Platform (DoubleClick)",
      kind: .advertising,
      meaning: "Google learns which page was opened and recognises the browser on many sites.",
      signatures: [
        Signature(host: "doubleclick.net"), Signature(host: "doubleclick.com"),
        Signature(host: "2mdn.net"),
      ], dialect: .floodlight),
    Product(
      id: "google-ad-display", name: "Google ads on the page", kind: .advertising,
      meaning: "Google learns which page was opened and chooses the ads that are shown on it.",
      signatures: [
        Signature(host: "googlesyndication.com"), Signature(host: "googletagservices.com"),
        Signature(host: "adservice.google.com"), Signature(host: "adtrafficquality.google"),
        Signature(host: "securepubads.g.doubleclick.net"),
      ], dialect: .googleAds),
  ]
}

extension Dialect {
  /// Conversions and remarketing.
  fileprivate static let googleAds: Dialect = {
    var dialect = Dialect()
    dialect.names = [
      "url": Sense(.pageAddress, "the address of the page"),
      "ref": Sense(.referrer, "the address of the page before"),
      "top": Sense(.pageAddress, "the address of the outermost page"),
      "tiba": Sense(.pageTitle, "the title of the page"),
      "label": Sense(.event, "which kind of success is counted"),
      "en": Sense(.event, "what happened"),
      "value": Sense(.money, "the value of the success"),
      "currency_code": Sense(.money, "the currency"),
      "oid": Sense(.identifier, "the number of the order"),
      "auid": Sense(.identifier, "the number of this browser at Google Ads"),
      "userId": Sense(.identifier, "the site's number for the person"),
      "gclaw": Sense(.clickID, "the number of a click at Google Ads"),
      "gac": Sense(.clickID, "the number of a click at Google Ads"),
      "u_w": Sense(.device, "the width of the screen"),
      "u_h": Sense(.device, "the height of the screen"),
      "u_tz": Sense(.device, "the time zone, in minutes from that of London"),
      "u_his": Sense(.device, "how many pages the browser remembers in this window"),
      "uaa": Sense(.device, "the kind of processor"),
      "uafvl": Sense(.device, "the exact version of the browser"),
      "uap": Sense(.device, "the operating system"),
      "uapv": Sense(.device, "the version of the operating system"),
      "uam": Sense(.device, "the model of the device"),
      "dma": Sense(.consentSignal, "the Digital Markets Act applies (1 is yes)"),
      "random": Sense(.other, "a chance number"),
      "gtm": Sense(.other, "which version of the tag manager sent this"),
    ]
    dialect.readers = GoogleConsentMode.readers
    dialect.readers["em"] = GoogleUserData.read
    dialect.readers["data"] = { item in
      guard item.value.utf8.contains(UInt8(ascii: "=")) else { return nil }
      return item.value.split(separator: ";").prefix(100).map { pair in
        let name = pair.prefix { $0 != "=" }
        return Sense(.content, "what the site tells of the event: \(name)")
          .told(item.key, String(pair.dropFirst(name.count + 1)))
      }
    }
    dialect.path = { request in
      let parts = request.path.split(separator: "/")
      guard let number = parts.first(where: { part in part.utf8.allSatisfy(\.isASCIIDigit) })
      else { return [] }
      return [Sense(.identifier, "the site's number at Google Ads").told("path", String(number))]
    }
    return dialect
  }()

  /// Floodlight, whose parameters stand in the path after semicolons.
  fileprivate static let floodlight: Dialect = {
    var dialect = Dialect.googleAds
    dialect.path = nil
    let own: [String: Sense] = [
      "src": Sense(.identifier, "the advertiser's number"),
      "type": Sense(.event, "the group of the event"),
      "cat": Sense(.event, "what happened"),
      "ord": Sense(.identifier, "the number of the order, or a chance number"),
      "qty": Sense(.content, "how many were bought"),
      "cost": Sense(.money, "the price"),
      "~oref": Sense(.pageAddress, "the address of the page"),
    ]
    dialect.names.merge(own) { $1 }
    for number in 1...20 {
      dialect.names["u\(number)"] = Sense(.content, "what the site tells of its own")
    }
    return dialect
  }()
}

extension UInt8 {
  fileprivate var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
}
