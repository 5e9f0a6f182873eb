extension Company {
  /// Google Analytics and the tag manager.
  static let googleMeasuring: [Product] = [
    Product(
      id: "google-analytics", name: "Google Analytics", kind: .analytics,
      meaning: "Google learns which page was opened, what was done there and by which browser.",
      signatures: [
        Signature(host: "google-analytics.com"), Signature(host: "analytics.google.com"),
        Signature(host: "ssl.google-analytics.com"),
        Signature(host: "stats.g.doubleclick.net"), Signature(host: "app-measurement.com"),
        Signature(host: "googletagmanager.com", pathPrefix: "/g/collect"),
      ]
        + searchDomains.flatMap {
          [
            Signature(host: $0, pathPrefix: "/ads/ga-audiences"),
            Signature(host: $0, pathPrefix: "/g/collect"),
          ]
        }, dialect: .googleAnalytics),
    Product(
      id: "google-tag-manager", name: "Google Tag Manager", kind: .tagManager,
      meaning: "Google learns that this site was opened and loads further scripts into the page.",
      signatures: [
        Signature(host: "googletagmanager.com"), Signature(host: "googleoptimize.com"),
      ], dialect: .tagManager),
    Product(
      id: "google-tag", name: "Google tag (gtag.js)", kind: .tagManager,
      meaning: "Google learns that this site was opened and loads its measuring script.",
      signatures: [Signature(host: "googletagmanager.com", pathPrefix: "/gtag/js")],
      dialect: .tagManager),
  ]
}

extension Dialect {
  /// Google Analytics 4, and the older protocol as far as it uses the same names.
  ///
  /// A body holds one event a line; what all share stands in the address.
  static let googleAnalytics: Dialect = {
    var dialect = Dialect()
    dialect.names = [
      "v": Sense(.other, "the version of the protocol"),
      "tid": Sense(.identifier, "the site's number at Google Analytics"),
      "cid": Sense(.identifier, "the number of this browser at Google Analytics"),
      "uid": Sense(.identifier, "the site's number for the person"),
      "sid": Sense(.identifier, "the number of the visit"),
      "jid": Sense(.identifier, "a number that joins statistics with advertising"),
      "gjid": Sense(.identifier, "a number that joins statistics with advertising"),
      "auid": Sense(.identifier, "the number of this browser at Google Ads"),
      "_fid": Sense(.identifier, "the number of this installation at Firebase"),
      "sct": Sense(.event, "how many visits there were"),
      "seg": Sense(.event, "whether the visitor stayed"),
      "dl": Sense(.pageAddress, "the address of the page"),
      "dr": Sense(.referrer, "the address of the page before"),
      "dp": Sense(.pageAddress, "the path of the page"),
      "dh": Sense(.pageAddress, "the host of the page"),
      "dt": Sense(.pageTitle, "the title of the page"),
      "en": Sense(.event, "what happened"),
      "_et": Sense(.event, "how long the page was in view, in milliseconds"),
      "_ee": Sense(.event, "whether Google's script found the event by itself"),
      "_s": Sense(.event, "how many reports there were in this visit"),
      "t": Sense(.event, "the kind of report"), "ec": Sense(.event, "the group of the event"),
      "ea": Sense(.event, "what was done"), "el": Sense(.event, "what it was done to"),
      "ev": Sense(.event, "the value of the event"),
      "ul": Sense(.device, "the language"), "sr": Sense(.device, "the size of the screen"),
      "vp": Sense(.device, "the size of the window"),
      "sd": Sense(.device, "the depth of colour"),
      "uaa": Sense(.device, "the kind of processor"),
      "uab": Sense(.device, "the width of the processor"),
      "uafvl": Sense(.device, "the exact version of the browser"),
      "uam": Sense(.device, "the model of the device"),
      "uamb": Sense(.device, "whether it is a mobile device"),
      "uap": Sense(.device, "the operating system"),
      "uapv": Sense(.device, "the version of the operating system"),
      "uaw": Sense(.device, "how the browser runs on Windows"),
      "dma": Sense(.consentSignal, "the Digital Markets Act applies (1 is yes)"),
      "dma_cps": Sense(.consentSignal, "which Google services were consented to"),
      "pscdl": Sense(.other, "the group of a trial by Google's browser"),
      "cu": Sense(.money, "the currency"), "z": Sense(.other, "a chance number"),
      "gtm": Sense(.other, "which version of the tag manager sent this"),
      "_p": Sense(.identifier, "a number for this opening of the page"),
      "aip": Sense(.consentSignal, "shorten the network address (1 is yes)"),
    ]
    dialect.families = [
      "ep.": Sense(.content, "what the site tells of the event"),
      "epn.": Sense(.content, "what the site tells of the event"),
      "up.": Sense(.content, "what the site tells of the person"),
      "upn.": Sense(.content, "what the site tells of the person"),
    ]
    for number in 1...20 {
      dialect.names["pr\(number)"] = Sense(.content, "what was looked at or bought")
      dialect.names["cd\(number)"] = Sense(.content, "what the site tells of its own")
    }
    dialect.names["epn.value"] = Sense(.money, "the value of the event")
    dialect.names["ep.currency"] = Sense(.money, "the currency")
    dialect.names["ep.search_term"] = Sense(.content, "what was searched for")
    dialect.names["ep.link_url"] = Sense(.content, "the address that was clicked")
    dialect.names["ep.page_location"] = Sense(.pageAddress, "the address of the page")
    for name in ["ep.page_title", "ep.title"] {
      dialect.names[name] = Sense(.pageTitle, "the title of the page")
    }
    dialect.readers = GoogleConsentMode.readers
    dialect.readers["em"] = GoogleUserData.read
    return dialect
  }()

  /// Where the tag manager and its tags are fetched.
  fileprivate static let tagManager: Dialect = {
    var dialect = Dialect()
    dialect.names = [
      "id": Sense(.identifier, "the site's number at Google"),
      "l": Sense(.other, "the name of the script's list"),
      "cx": Sense(.other, "how the script was loaded"),
      "gtm": Sense(.other, "which version of the tag manager asked"),
      "url": Sense(.pageAddress, "the address of the page"),
    ]
    dialect.readers = GoogleConsentMode.readers
    return dialect
  }()
}
