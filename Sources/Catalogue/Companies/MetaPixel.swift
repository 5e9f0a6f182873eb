extension Dialect {
  /// The pixel, by address or by form: parameters of this one request only, never of its neighbours.
  static let metaPixel: Dialect = {
    var dialect = Dialect()
    dialect.names = [
      "id": Sense(.identifier, "the number of the site's pixel"),
      "ev": Sense(.event, "what happened"),
      "eid": Sense(.identifier, "the number of this event"),
      "dl": Sense(.pageAddress, "the address of the page"),
      "rl": Sense(.referrer, "the address of the page before"),
      "fbp": Sense(.identifier, "the number of this browser at Facebook"),
      "fbc": Sense(.clickID, "the number of the click on Facebook that led here"),
      "ts": Sense(.time, "when it happened"),
      "it": Sense(.time, "when the page was opened"),
      "sw": Sense(.device, "the width of the screen"),
      "sh": Sense(.device, "the height of the screen"),
      "ec": Sense(.other, "how many events came before"),
      "if": Sense(.other, "whether the page stands in a frame"),
      "v": Sense(.other, "the version of the pixel"),
      "r": Sense(.other, "the release of the pixel"),
      "o": Sense(.other, "settings of the pixel"),
      "coo": Sense(.other, "whether only cookies of the site are used"),
      "rqm": Sense(.other, "how the request was made"),
    ]
    dialect.families = [
      "cd.": Sense(.content, "what the site tells of the event"),
      "ud.": Sense(.contact, "contact details given by the site"),
      "udff.": Sense(.contact, "contact details taken from a form"),
    ]
    for (lead, source) in [("ud.", "given by the site"), ("udff.", "taken from a form")] {
      for (name, label) in matched {
        dialect.names[lead + name] = Sense(.contact, "\(label), \(source)")
      }
      dialect.names[lead + "external_id"] = Sense(.identifier, "the site's number for the person")
    }
    dialect.names["cd.value"] = Sense(.money, "the value of the event")
    dialect.names["cd.currency"] = Sense(.money, "the currency")
    dialect.names["cd.search_string"] = Sense(.content, "what was searched for")
    return dialect
  }()

  /// The like button, comments and sharing.
  static let metaPlugin: Dialect = {
    var dialect = Dialect()
    dialect.names = [
      "href": Sense(.pageAddress, "the page that the button is about"),
      "u": Sense(.pageAddress, "the page to be shared"),
      "app_id": Sense(.identifier, "the site's number at Facebook"),
      "client_id": Sense(.identifier, "the site's number at Facebook"),
      "locale": Sense(.device, "the language"),
      "channel": Sense(.other, "how the button talks to the page"),
      "origin": Sense(.pageAddress, "the site"),
    ]
    return dialect
  }()

  /// What Meta calls advanced matching.
  private static let matched: [String: String] = [
    "em": "the e-mail address", "ph": "the telephone number", "fn": "the first name",
    "ln": "the surname", "ge": "the gender", "db": "the date of birth", "ct": "the town",
    "st": "the county or state", "zp": "the postcode", "cn": "the country",
    "country": "the country",
  ]
}
