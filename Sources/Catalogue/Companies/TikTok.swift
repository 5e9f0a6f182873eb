extension Company {
  /// TikTok, of ByteDance.
  static let tikTok = Company(
    id: "tiktok", name: "TikTok", owner: "ByteDance Ltd.", aliases: ["ByteDance", "Musical.ly"],
    domains: [
      "tiktok.com", "tiktokcdn.com", "tiktokcdn-us.com", "tiktokv.com", "tiktokw.us",
      "ttwstatic.com",
      "byteoversea.com", "ibytedtos.com", "ibyteimg.com", "bytedance.com", "musical.ly",
      "tiktokcdn-eu.com",
    ],
    controls: [
      Control(
        title: "Settings", address: "https://www.tiktok.com/setting",
        steps:
          "Under ads, refuse ads that rest on activity outside TikTok, and clear that activity.")
    ],
    products: [
      Product(
        id: "tiktok-pixel", name: "TikTok pixel", kind: .advertising,
        meaning: "TikTok learns which page was opened and can tie it to an account at TikTok.",
        signatures: [
          Signature(host: "analytics.tiktok.com"), Signature(host: "analytics-sg.tiktok.com"),
          Signature(host: "analytics-ipv6.tiktokw.us"),
        ], dialect: .tikTokPixel),
      Product(
        id: "tiktok-sign-in", name: "Sign in with TikTok", kind: .signIn,
        meaning: "TikTok learns that the person signs in here, and gives what the site asks for.",
        signatures: [
          Signature(host: "tiktok.com", pathPrefix: "/v2/auth/authorize"),
          Signature(host: "tiktok.com", pathPrefix: "/auth/authorize"),
        ]),
      Product(
        id: "tiktok-embed", name: "TikTok films", kind: .video,
        meaning: "TikTok learns which page was opened that shows one of its films.",
        signatures: [
          Signature(host: "tiktok.com", pathPrefix: "/embed"),
          Signature(host: "tiktok.com", pathPrefix: "/embed.js"),
          Signature(host: "tiktok.com", pathPrefix: "/player"), Signature(host: "ttwstatic.com"),
          Signature(host: "tiktokcdn.com"),
        ]),
    ])
}

extension Dialect {
  fileprivate static let tikTokPixel: Dialect = {
    var dialect = Dialect()
    dialect.names = [
      "event": Sense(.event, "what happened"),
      "event_id": Sense(.identifier, "the number of this event"),
      "message_id": Sense(.identifier, "the number of this message"),
      "timestamp": Sense(.time, "when it happened"),
      "context.page.url": Sense(.pageAddress, "the address of the page"),
      "context.page.referrer": Sense(.referrer, "the address of the page before"),
      "context.page.title": Sense(.pageTitle, "the title of the page"),
      "context.user.email": Sense(.contact, "the e-mail address"),
      "context.user.auto_email": Sense(.contact, "the e-mail address, found in a form"),
      "context.user.phone_number": Sense(.contact, "the telephone number"),
      "context.user.auto_phone_number": Sense(.contact, "the telephone number, found in a form"),
      "context.user.first_name": Sense(.contact, "the first name"),
      "context.user.last_name": Sense(.contact, "the surname"),
      "context.user.city": Sense(.contact, "the town"),
      "context.user.state": Sense(.contact, "the county or state"),
      "context.user.country": Sense(.contact, "the country"),
      "context.user.zip_code": Sense(.contact, "the postcode"),
      "context.user.external_id": Sense(.identifier, "the site's number for the person"),
      "context.user.anonymous_id": Sense(.identifier, "the number of this browser at TikTok"),
      "context.ad.callback": Sense(.clickID, "the number of the click on TikTok that led here"),
      "context.pixel.code": Sense(.identifier, "the number of the site's pixel"),
      "context.session_id": Sense(.identifier, "the number of the visit"),
      "context.pageview_id": Sense(.identifier, "the number of this opening of the page"),
      "context.device.platform": Sense(.device, "the kind of device"),
      "context.userAgent": Sense(.device, "the name of the browser"),
      "context.library.name": Sense(.other, "the name of the script"),
      "context.library.version": Sense(.other, "the version of the script"),
      "properties.value": Sense(.money, "the value of the event"),
      "properties.price": Sense(.money, "the price"),
      "properties.currency": Sense(.money, "the currency"),
      "properties.query": Sense(.content, "what was searched for"),
      "sdkid": Sense(.identifier, "the number of the site's pixel"),
      "lib": Sense(.other, "the name of the script"),
    ]
    dialect.families = [
      "properties.": Sense(.content, "what the site tells of the event"),
      "context.user.": Sense(.identifier, "what the site tells of the person"),
      "context.ad.": Sense(.other, "about the advertisement"),
    ]
    // One request may carry several events, each complete in itself.
    for (name, sense) in dialect.names { dialect.names["batch.\(name)"] = sense }
    for (lead, sense) in dialect.families { dialect.families["batch.\(lead)"] = sense }
    return dialect
  }()
}
