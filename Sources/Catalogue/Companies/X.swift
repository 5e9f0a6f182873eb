extension Company {
  /// X, formerly Twitter.
  static let x = Company(
    id: "x", name: "X (Twitter)", owner: "X Corp.", country: "US", aliases: ["Twitter"],
    domains: ["x.com", "twitter.com", "t.co", "twimg.com", "ads-twitter.com", "periscope.tv"],
    controls: [
      Control(
        title: "Privacy and safety", address: "https://x.com/settings/privacy_and_safety",
        steps: "Under ads preferences and data sharing, switch everything off."),
      Control(
        title: "Connected apps", address: "https://x.com/settings/connected_apps",
        steps: "Revoke each site that you signed in to with X and no longer use."),
    ],
    products: [
      Product(
        id: "x-pixel", name: "X (Twitter) pixel", kind: .advertising,
        meaning: "X learns which page was opened and can tie it to an account at X.",
        signatures: [
          Signature(host: "t.co", pathPrefix: "/i/adsct"),
          Signature(host: "t.co", pathPrefix: "/1/i/adsct"),
          Signature(host: "analytics.twitter.com"),
          Signature(host: "ads-twitter.com"),
        ], dialect: .xPixel),
      Product(
        id: "x-sign-in", name: "Sign in with X (Twitter)", kind: .signIn,
        meaning: "X learns that the person signs in here, and gives the site what it asks for.",
        signatures: [
          Signature(host: "api.twitter.com", pathPrefix: "/oauth"),
          Signature(host: "api.x.com", pathPrefix: "/oauth"),
          Signature(host: "twitter.com", pathPrefix: "/i/oauth2"),
          Signature(host: "x.com", pathPrefix: "/i/oauth2"),
        ]),
      Product(
        id: "x-widgets", name: "X (Twitter) posts and buttons", kind: .social,
        meaning: "X learns which page was opened that shows its posts or buttons.",
        signatures: [
          Signature(host: "platform.twitter.com"), Signature(host: "platform.x.com"),
          Signature(host: "syndication.twitter.com"), Signature(host: "syndication.x.com"),
          Signature(host: "cdn.syndication.twimg.com"), Signature(host: "twimg.com"),
        ]),
    ])
}

extension Dialect {
  fileprivate static let xPixel: Dialect = {
    var dialect = Dialect()
    dialect.names = [
      "tw_document_href": Sense(.pageAddress, "the address of the page"),
      "tw_document_referrer": Sense(.referrer, "the address of the page before"),
      "p_id": Sense(.identifier, "whose number the next one is"),
      "p_user_id": Sense(.identifier, "the number of the person there"),
      "txn_id": Sense(.identifier, "the number of the site's pixel or event"),
      "event_id": Sense(.identifier, "the number of this event"),
      "pl_id": Sense(.identifier, "the number of this opening of the page"),
      "twclid": Sense(.clickID, "the number of the click on X that led here"),
      "events": Sense(.event, "what happened"), "event": Sense(.event, "what happened"),
      "type": Sense(.other, "what sent this"), "version": Sense(.other, "the version of the pixel"),
      "tw_sale_amount": Sense(.money, "the price"),
      "tw_order_quantity": Sense(.content, "how many were ordered"),
      "tw_iframe_status": Sense(.other, "whether the page stands in a frame"),
      "bci": Sense(.other, "how the page was shown"), "eci": Sense(.other, "how the event came"),
    ]
    dialect.families = ["events.": Sense(.content, "what the site tells of the event")]
    dialect.readers = ["dv": fingerprint]
    return dialect
  }()

  /// What the pixel gathers about the device, joined by `&`; together it nearly tells browsers apart.
  private static let fingerprint: Reader = { item in
    let parts = item.value.split(
      separator: "&", maxSplits: 30, omittingEmptySubsequences: false)
    let places = [
      "the time zone, roughly where the device is", "the languages", "the maker of the browser",
      "the operating system",
    ]
    var told = zip(places, parts).filter { !$1.isEmpty }.map { label, part in
      Sense(.device, label).told(item.key, String(part))
    }
    let size = parts.dropFirst(5).prefix(2)
    if size.count == 2, size.allSatisfy({ !$0.isEmpty }) {
      let label = "the size of the screen"
      told.append(Sense(.device, label).told(item.key, size.joined(separator: "×")))
    }
    let whole = Sense(.device, "a description of the device that helps to recognise it")
    return told + [whole.told(item.key, item.value)]
  }
}
