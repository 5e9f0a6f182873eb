extension Company {
  /// Those who offer several different things, told apart by where the requests go.
  static let platforms: [Company] = [amazon, apple, adobe, gitHub]

  private static let amazon = Company(
    id: "amazon", name: "Amazon", owner: "Amazon.com, Inc.", country: "US",
    aliases: ["Amazon Web Services", "AWS"],
    domains: [
      "amazon.com", "amazon.co.uk", "amazon.de", "amazon.fr", "amazon.it", "amazon.es", "amazon.nl",
      "amazon-adsystem.com", "amazonaws.com", "cloudfront.net", "media-amazon.com",
      "ssl-images-amazon.com", "images-amazon.com", "awsstatic.com", "alexametrics.com",
      "awswaf.com", "assoc-amazon.com", "amazonpay.com", "payments-amazon.com",
    ],
    controls: [
      Control(
        title: "Advertising preferences", address: "https://www.amazon.com/adprefs",
        steps: "Refuse ads that rest on your interests, and delete what was gathered.")
    ],
    products: [
      Product(
        id: "amazon-ads", name: "Amazon Ads", kind: .advertising,
        meaning: "Amazon learns which page was opened and can tie it to an account at Amazon.",
        signatures: [
          Signature(host: "amazon-adsystem.com"), Signature(host: "assoc-amazon.com"),
          Signature(host: "alexametrics.com"),
        ]),
      Product(
        id: "amazon-sign-in", name: "Login with Amazon", kind: .signIn,
        meaning: "Amazon learns that the person signs in here, and gives what the site asks for.",
        signatures: [
          Signature(host: "amazon.com", pathPrefix: "/ap/oa"),
          Signature(host: "api-cdn.amazon.com"),
        ]),
      Product(
        id: "amazon-pay", name: "Amazon Pay", kind: .payment,
        meaning: "Amazon learns who pays what to whom.",
        signatures: [Signature(host: "amazonpay.com"), Signature(host: "payments-amazon.com")]),
      Product(
        id: "aws", name: "Amazon Web Services", kind: .delivery,
        meaning:
          "Files or services of the site, or of others, come from machines that Amazon lets.",
        signatures: [
          Signature(host: "cloudfront.net"), Signature(host: "amazonaws.com"),
          Signature(host: "awsstatic.com"),
        ]),
    ])

  private static let apple = Company(
    id: "apple", name: "Apple", owner: "Apple Inc.", country: "US", aliases: ["iCloud"],
    domains: ["apple.com", "cdn-apple.com", "icloud.com", "mzstatic.com", "apple-mapkit.com"],
    controls: [
      Control(
        title: "Sign in with Apple", address: "https://account.apple.com/",
        steps: "Under sign-in and security, stop using Apple for each site that you no longer use.")
    ],
    products: [
      Product(
        id: "apple-sign-in", name: "Sign in with Apple", kind: .signIn,
        meaning: "Apple learns that the person signs in here; the e-mail address can stay hidden.",
        signatures: [
          Signature(host: "appleid.apple.com"), Signature(host: "appleid.cdn-apple.com"),
          Signature(host: "idmsa.apple.com"),
        ]),
      Product(
        id: "apple-maps", name: "Apple Maps", kind: .maps,
        meaning: "Apple learns the visitor's network address and which place was looked at.",
        signatures: [
          Signature(host: "apple-mapkit.com"), Signature(host: "maps.apple.com"),
        ]),
      Product(
        id: "apple-pay", name: "Apple Pay", kind: .payment,
        meaning: "Apple learns that the site offers payment through it.",
        signatures: [
          Signature(host: "applepay.cdn-apple.com"),
          Signature(host: "apple-pay-gateway.apple.com"),
        ]),
    ])

  private static let adobe = Company(
    id: "adobe", name: "Adobe", owner: "Adobe Inc.", country: "US",
    aliases: ["Omniture", "Marketo", "Typekit", "Magento"],
    domains: [
      "adobe.com", "omtrdc.net", "2o7.net", "demdex.net", "everesttech.net", "adobedtm.com",
      "adobedc.net", "typekit.net", "typekit.com", "marketo.net", "marketo.com", "mktoresp.com",
      "tubemogul.com", "adobetarget.com", "scene7.com", "adobe.io",
    ],
    controls: [
      Control(
        title: "Opt-out", address: "https://www.adobe.com/privacy/opt-out.html",
        steps: "Opt out of measuring and of advertising in each browser that you use.")
    ],
    products: [
      Product(
        id: "adobe-analytics", name: "Adobe Analytics", kind: .analytics,
        meaning: "Adobe keeps for the site which page was opened and what was done there.",
        signatures: [
          Signature(host: "omtrdc.net"), Signature(host: "2o7.net"), Signature(host: "adobedc.net"),
        ]),
      Product(
        id: "adobe-audience", name: "Adobe Audience Manager and Advertising", kind: .advertising,
        meaning: "Adobe recognises the browser on many sites, to choose ads.",
        signatures: [
          Signature(host: "demdex.net"), Signature(host: "everesttech.net"),
          Signature(host: "tubemogul.com"),
        ]),
      Product(
        id: "adobe-tags", name: "Adobe Experience Platform Tags", kind: .tagManager,
        meaning: "Adobe learns that this site was opened and loads further scripts into the page.",
        signatures: [Signature(host: "adobedtm.com")]),
      Product(
        id: "adobe-fonts", name: "Adobe Fonts", kind: .fonts,
        meaning: "Adobe learns the visitor's network address and which site was opened.",
        signatures: [Signature(host: "typekit.net"), Signature(host: "typekit.com")]),
      Product(
        id: "adobe-marketo", name: "Marketo", kind: .emailMarketing,
        meaning: "Adobe ties the page that was opened to people on the site's mailing list.",
        signatures: [
          Signature(host: "marketo.net"), Signature(host: "marketo.com"),
          Signature(host: "mktoresp.com"),
        ]),
    ])

  private static let gitHub = Company(
    id: "github", name: "GitHub", owner: "GitHub, Inc.", country: "US",
    aliases: ["GitHub (Microsoft)"],
    domains: ["github.com", "github.io", "githubusercontent.com", "githubassets.com", "ghcr.io"],
    controls: [
      Control(
        title: "Authorised applications", address: "https://github.com/settings/applications",
        steps: "Revoke each site that you signed in to with GitHub and no longer use.")
    ],
    products: [
      Product(
        id: "github-sign-in", name: "Sign in with GitHub", kind: .signIn,
        meaning: "GitHub learns that the person signs in here, and gives what the site asks for.",
        signatures: [Signature(host: "github.com", pathPrefix: "/login/oauth")]),
      Product(
        id: "github-files", name: "GitHub file servers", kind: .delivery,
        meaning: "GitHub learns the visitor's network address.",
        signatures: [
          Signature(host: "github.io"), Signature(host: "githubusercontent.com"),
          Signature(host: "githubassets.com"),
        ]),
    ])
}
