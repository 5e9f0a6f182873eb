extension Company {
  /// Reddit and its pixel.
  static let reddit = Company(
    id: "reddit", name: "Reddit", owner: "Reddit, Inc.", country: "US",
    domains: ["reddit.com", "redditstatic.com", "redd.it", "redditmedia.com"],
    controls: [
      Control(
        title: "Privacy settings", address: "https://www.reddit.com/settings/privacy",
        steps: "Switch off ads that rest on what partners report.")
    ],
    products: [
      Product(
        id: "reddit-pixel", name: "Reddit pixel", kind: .advertising,
        meaning: "Reddit learns which page was opened and can tie it to an account at Reddit.",
        signatures: [
          Signature(host: "alb.reddit.com"), Signature(host: "pixel-config.reddit.com"),
          Signature(host: "reddit.com", pathPrefix: "/rp.gif"),
          Signature(host: "redditstatic.com", pathPrefix: "/ads"),
          Signature(host: "events.redditmedia.com"),
        ], dialect: .redditPixel),
      Product(
        id: "reddit-sign-in", name: "Sign in with Reddit", kind: .signIn,
        meaning: "Reddit learns that the person signs in here, and gives what the site asks for.",
        signatures: [Signature(host: "reddit.com", pathPrefix: "/api/v1/authorize")]),
      Product(
        id: "reddit-embed", name: "Reddit posts", kind: .social,
        meaning: "Reddit learns which page was opened that shows one of its posts.",
        signatures: [
          Signature(host: "embed.reddit.com"), Signature(host: "redditmedia.com"),
        ]),
    ])
}

extension Dialect {
  fileprivate static let redditPixel: Dialect = {
    var dialect = Dialect()
    dialect.names = [
      "id": Sense(.identifier, "the number of the site's pixel"),
      "event": Sense(.event, "what happened"), "ts": Sense(.time, "when it happened"),
      "uuid": Sense(.identifier, "the number of this browser at Reddit"),
      "em": Sense(.contact, "the e-mail address"), "pn": Sense(.contact, "the telephone number"),
      "external_id": Sense(.identifier, "the site's number for the person"),
      "aaid": Sense(.identifier, "the number of the device for advertising"),
      "idfa": Sense(.identifier, "the number of the device for advertising"),
      "sw": Sense(.device, "the width of the screen"),
      "sh": Sense(.device, "the height of the screen"),
      "opt_out": Sense(.consentSignal, "whether the visitor objected (1 is yes)"),
      "dpm": Sense(.consentSignal, "whether use of the data is limited"),
      "dpcc": Sense(.location, "the country whose law applies"),
      "dprc": Sense(.location, "the region whose law applies"),
      "v": Sense(.other, "the version of the pixel"),
      "integration": Sense(.other, "how the pixel was set up"),
      "m.value": Sense(.money, "the value of the event"),
      "m.valueDecimal": Sense(.money, "the value of the event"),
      "m.currency": Sense(.money, "the currency"),
      "m.customEventName": Sense(.event, "what the site calls the event"),
      "m.conversionId": Sense(.identifier, "the number of this event"),
      "m.transactionId": Sense(.identifier, "the number of the order"),
    ]
    dialect.families = ["m.": Sense(.content, "what the site tells of the event")]
    return dialect
  }()
}
