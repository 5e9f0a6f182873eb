extension Company {
  /// Snapchat and its pixel.
  static let snap = Company(
    id: "snap", name: "Snapchat (Snap)", owner: "Snap Inc.", country: "US", aliases: ["Snapchat"],
    domains: [
      "snapchat.com", "sc-static.net", "snap.com", "sc-cdn.net", "snapkit.com", "sc-gw.com",
    ],
    controls: [
      Control(
        title: "Account", address: "https://accounts.snapchat.com/",
        steps: "In the app, under ad preferences, refuse ads that rest on activity elsewhere.")
    ],
    products: [
      Product(
        id: "snap-pixel", name: "Snap pixel", kind: .advertising,
        meaning: "Snapchat learns which page was opened and can tie it to an account at Snapchat.",
        signatures: [
          Signature(host: "tr.snapchat.com"), Signature(host: "tr6.snapchat.com"),
          Signature(host: "tr-shadow.snapchat.com"),
          Signature(host: "sc-static.net", pathPrefix: "/scevent.min.js"),
        ], dialect: .snapPixel),
      Product(
        id: "snap-sign-in", name: "Sign in with Snapchat", kind: .signIn,
        meaning: "Snapchat learns that the person signs in here, and gives what the site asks for.",
        signatures: [
          Signature(host: "accounts.snapchat.com", pathPrefix: "/accounts/oauth2"),
          Signature(host: "accounts.snapchat.com", pathPrefix: "/login/oauth2"),
        ]),
    ])
}

extension Dialect {
  fileprivate static let snapPixel: Dialect = {
    var dialect = Dialect()
    dialect.names = [
      "pid": Sense(.identifier, "the number of the site's pixel"),
      "ev": Sense(.event, "what happened"),
      "pl": Sense(.pageAddress, "the address of the page"),
      "rf": Sense(.referrer, "the address of the page before"),
      "ts": Sense(.time, "when it happened"),
      "u_c1": Sense(.identifier, "the number of this browser at Snapchat"),
      "u_scsid": Sense(.identifier, "the number of the visit"),
      "u_sclid": Sense(.clickID, "the number of the click on Snapchat that led here"),
      "u_hem": Sense(.contact, "the e-mail address"),
      "u_hpn": Sense(.contact, "the telephone number"),
      "u_hmai": Sense(.identifier, "the number of the device for advertising"),
      "e_pr": Sense(.money, "the price"), "e_cur": Sense(.money, "the currency"),
      "e_desc": Sense(.content, "what the site tells of the event"),
      "e_iids": Sense(.content, "what was looked at or bought"),
      "e_tid": Sense(.identifier, "the number of the order"),
      "v": Sense(.other, "the version of the pixel"),
    ]
    return dialect
  }()
}
