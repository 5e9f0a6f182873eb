extension Company {
  /// Pinterest and its tag.
  static let pinterest = Company(
    id: "pinterest", name: "Pinterest", owner: "Pinterest, Inc.", country: "US",
    domains: [
      "pinterest.com", "pinterest.co.uk", "pinterest.de", "pinterest.fr", "pinimg.com", "pin.it",
    ],
    controls: [
      Control(
        title: "Privacy and data", address: "https://www.pinterest.com/settings/privacy",
        steps: "Switch off ads that rest on other sites and on what partners report.")
    ],
    products: [
      Product(
        id: "pinterest-tag", name: "Pinterest tag", kind: .advertising,
        meaning: "Pinterest learns which page was opened and can tie it to a Pinterest account.",
        signatures: [
          Signature(host: "ct.pinterest.com"), Signature(host: "s.pinimg.com", pathPrefix: "/ct"),
        ], dialect: .pinterestTag),
      Product(
        id: "pinterest-widgets", name: "Pinterest buttons", kind: .social,
        meaning: "Pinterest learns which page was opened, whether or not the button is pressed.",
        signatures: [
          Signature(host: "assets.pinterest.com"), Signature(host: "widgets.pinterest.com"),
          Signature(host: "log.pinterest.com"),
          Signature(host: "pinterest.com", pathPrefix: "/pin"),
          Signature(host: "pinimg.com"),
        ]),
      Product(
        id: "pinterest-sign-in", name: "Sign in with Pinterest", kind: .signIn,
        meaning:
          "Pinterest learns that the person signs in here, and gives what the site asks for.",
        signatures: [Signature(host: "pinterest.com", pathPrefix: "/oauth")]),
    ])
}

extension Dialect {
  fileprivate static let pinterestTag: Dialect = {
    var dialect = Dialect()
    dialect.names = [
      "tid": Sense(.identifier, "the number of the site's tag"),
      "event": Sense(.event, "what happened"),
      "ad.loc": Sense(.pageAddress, "the address of the page"),
      "ad.ref": Sense(.referrer, "the address of the page before"),
      "ad.sw": Sense(.device, "the width of the screen"),
      "ad.sh": Sense(.device, "the height of the screen"),
      "ad.architecture": Sense(.device, "the kind of processor"),
      "ad.model": Sense(.device, "the model of the device"),
      "ad.platform": Sense(.device, "the operating system"),
      "ad.platformVersion": Sense(.device, "the version of the operating system"),
      "ad.if": Sense(.other, "whether the page stands in a frame"),
      "pd.em": Sense(.contact, "the e-mail address"),
      "pd.ph": Sense(.contact, "the telephone number"),
      "pd.fn": Sense(.contact, "the first name"), "pd.ln": Sense(.contact, "the surname"),
      "pd.external_id": Sense(.identifier, "the site's number for the person"),
      "pd.pin_unauth": Sense(.identifier, "the number of this browser at Pinterest"),
      "pd.epik": Sense(.clickID, "the number of the click on Pinterest that led here"),
      "pd.derived_epik": Sense(.clickID, "the number of the click on Pinterest that led here"),
      "pd.np": Sense(.other, "which partner set the tag up"),
      "ed.value": Sense(.money, "the value of the event"),
      "ed.currency": Sense(.money, "the currency"),
      "ed.search_query": Sense(.content, "what was searched for"),
      "cb": Sense(.other, "a chance number"),
    ]
    dialect.families = [
      "pd.": Sense(.contact, "what the site tells of the person"),
      "ed.": Sense(.content, "what the site tells of the event"),
      "ad.": Sense(.device, "about the page and the device"),
    ]
    return dialect
  }()
}
