extension Company {
  /// LinkedIn, a company of Microsoft.
  static let linkedIn = Company(
    id: "linkedin", name: "LinkedIn", owner: "LinkedIn Corporation", country: "US",
    aliases: ["LinkedIn (Microsoft)", "Bizo"],
    domains: ["linkedin.com", "licdn.com", "lnkd.in", "bizographics.com"],
    controls: [
      Control(
        title: "Advertising data", address: "https://www.linkedin.com/psettings/advertising",
        steps: "Switch off ads that rest on what other sites report."),
      Control(
        title: "For people without an account",
        address: "https://www.linkedin.com/psettings/guest-controls",
        steps: "Refuse LinkedIn's ads on other sites, in each browser that you use."),
      Control(
        title: "Permitted services",
        address: "https://www.linkedin.com/psettings/permitted-services",
        steps: "Remove each site that you signed in to with LinkedIn and no longer use."),
    ],
    products: [
      Product(
        id: "linkedin-insight", name: "LinkedIn Insight Tag", kind: .advertising,
        meaning: "LinkedIn learns which page was opened and can tie it to a LinkedIn profile.",
        signatures: [
          Signature(host: "px.ads.linkedin.com"), Signature(host: "px4.ads.linkedin.com"),
          Signature(host: "dc.ads.linkedin.com"),
          Signature(host: "snap.licdn.com"), Signature(host: "linkedin.com", pathPrefix: "/px"),
        ], dialect: .linkedInInsight),
      Product(
        id: "linkedin-sign-in", name: "Sign in with LinkedIn", kind: .signIn,
        meaning: "LinkedIn learns that the person signs in here, and gives what the site asks for.",
        signatures: [Signature(host: "linkedin.com", pathPrefix: "/oauth")]),
      Product(
        id: "linkedin-plugins", name: "LinkedIn buttons and posts", kind: .social,
        meaning: "LinkedIn learns which page was opened, whether or not the button is pressed.",
        signatures: [
          Signature(host: "platform.linkedin.com"), Signature(host: "badges.linkedin.com"),
          Signature(host: "linkedin.com", pathPrefix: "/embed"),
          Signature(host: "linkedin.com", pathPrefix: "/sharing"),
          Signature(host: "linkedin.com", pathPrefix: "/shareArticle"),
        ]),
    ])
}

extension Dialect {
  fileprivate static let linkedInInsight: Dialect = {
    var dialect = Dialect()
    dialect.names = [
      "pid": Sense(.identifier, "the site's number at LinkedIn"),
      "pids": Sense(.identifier, "the site's numbers at LinkedIn"),
      "url": Sense(.pageAddress, "the address of the page"),
      "href": Sense(.pageAddress, "the address of the page"),
      "time": Sense(.time, "when it happened"),
      "conversionId": Sense(.event, "which kind of success is counted"),
      "li_fat_id": Sense(.clickID, "the number of a member's click on LinkedIn"),
      "li_adsId": Sense(.identifier, "the number of this browser at LinkedIn advertising"),
      "li_giant": Sense(.clickID, "the number of a click on LinkedIn"),
      "eventId": Sense(.identifier, "the number of this event"),
      "fmt": Sense(.other, "the form of the answer"), "v": Sense(.other, "the version of the tag"),
      "liSync": Sense(.other, "whether LinkedIn's cookies are matched"),
      "cookiesTest": Sense(.other, "tries whether cookies work"),
    ]
    return dialect
  }()
}
