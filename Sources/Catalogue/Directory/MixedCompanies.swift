extension Company {
  /// Those whose one domain serves purposes that a reader wants told apart.
  static let mixed: [Company] = [automattic, cloudflare, hubSpot, yandex]

  private static let automattic = Company(
    id: "automattic", name: "Automattic (WordPress.com, Gravatar)", owner: "Automattic Inc.",
    country: "US", aliases: ["Gravatar", "Jetpack", "WordPress.com", "Parse.ly", "Tumblr"],
    domains: ["gravatar.com", "wordpress.com", "wp.com", "parsely.com", "parse.ly", "tumblr.com"],
    products: [
      Product(
        id: "gravatar", name: "Gravatar", kind: .social,
        meaning: "Automattic learns which page was opened and the hashed e-mail addresses on it.",
        signatures: [Signature(host: "gravatar.com")]),
      Product(
        id: "jetpack-stats", name: "Jetpack Stats", kind: .analytics,
        meaning: "Automattic counts for the site which page was opened.",
        signatures: [Signature(host: "stats.wp.com"), Signature(host: "pixel.wp.com")]),
      Product(
        id: "parsely", name: "Parse.ly", kind: .analytics,
        meaning: "Automattic keeps for the site which page was opened and how long it was read.",
        signatures: [Signature(host: "parsely.com"), Signature(host: "parse.ly")]),
      Product(
        id: "wordpress-files", name: "WordPress.com file servers", kind: .delivery,
        meaning: "Automattic learns the visitor's network address and which site was opened.",
        signatures: [Signature(host: "wp.com"), Signature(host: "wordpress.com")]),
      Product(
        id: "tumblr", name: "Tumblr", kind: .social,
        meaning: "Tumblr learns which page was opened that shows its posts or buttons.",
        signatures: [Signature(host: "tumblr.com")]),
    ])

  private static let cloudflare = Company(
    id: "cloudflare", name: "Cloudflare", owner: "Cloudflare, Inc.", country: "US",
    domains: [
      "cloudflare.com", "cloudflareinsights.com", "cdnjs.com", "cloudflarestream.com",
      "videodelivery.net", "pages.dev", "workers.dev", "cloudflare-dns.com",
    ],
    products: [
      Product(
        id: "cloudflare-files", name: "Cloudflare file servers", kind: .delivery,
        meaning: "Cloudflare learns the visitor's network address and which site was opened.",
        signatures: [
          Signature(host: "cdnjs.cloudflare.com"), Signature(host: "cdnjs.com"),
          Signature(host: "pages.dev"), Signature(host: "workers.dev"),
        ]),
      Product(
        id: "cloudflare-analytics", name: "Cloudflare Web Analytics", kind: .analytics,
        meaning: "Cloudflare counts for the site which page was opened and how fast it was.",
        signatures: [Signature(host: "cloudflareinsights.com")]),
      Product(
        id: "cloudflare-turnstile", name: "Cloudflare Turnstile", kind: .captcha,
        meaning: "Cloudflare examines the browser to tell people from machines.",
        signatures: [Signature(host: "challenges.cloudflare.com")]),
      Product(
        id: "cloudflare-stream", name: "Cloudflare Stream", kind: .video,
        meaning: "Cloudflare learns which film was shown or watched.",
        signatures: [
          Signature(host: "cloudflarestream.com"), Signature(host: "videodelivery.net"),
        ]),
    ])

  private static let hubSpot = Company(
    id: "hubspot", name: "HubSpot", owner: "HubSpot, Inc.", country: "US",
    domains: [
      "hubspot.com", "hs-scripts.com", "hs-analytics.net", "hsforms.com", "hsforms.net",
      "hscollectedforms.net", "hs-banner.com", "hsadspixel.net", "usemessages.com", "hubapi.com",
      "hubspot.net", "hsappstatic.net", "hubspotusercontent-na1.net", "hubspotusercontent00.net",
    ],
    products: [
      Product(
        id: "hubspot-tracking", name: "HubSpot", kind: .emailMarketing,
        meaning: "HubSpot ties the page that was opened to people whom the site knows by e-mail.",
        signatures: [
          Signature(host: "hs-scripts.com"), Signature(host: "hs-analytics.net"),
          Signature(host: "hubspot.com"), Signature(host: "hubapi.com"),
        ]),
      Product(
        id: "hubspot-forms", name: "HubSpot forms", kind: .emailMarketing,
        meaning: "HubSpot keeps what is typed into its forms, and may read the site's own forms.",
        signatures: [
          Signature(host: "hsforms.com"), Signature(host: "hsforms.net"),
          Signature(host: "hscollectedforms.net"),
        ]),
      Product(
        id: "hubspot-chat", name: "HubSpot chat", kind: .chat,
        meaning: "HubSpot keeps what is said in the chat and which pages were opened before.",
        signatures: [Signature(host: "usemessages.com")]),
      Product(
        id: "hubspot-banner", name: "HubSpot consent banner", kind: .consentManager,
        meaning: "HubSpot asks for consent and keeps the answer.",
        signatures: [Signature(host: "hs-banner.com")]),
      Product(
        id: "hubspot-ads", name: "HubSpot ads", kind: .advertising,
        meaning: "HubSpot loads the pixels of advertising companies into the page.",
        signatures: [Signature(host: "hsadspixel.net")]),
    ])

  private static let yandex = Company(
    id: "yandex", name: "Yandex", country: "RU", aliases: ["Yandex Metrica", "Webvisor"],
    domains: [
      "yandex.ru", "yandex.com", "yandex.net", "yastatic.net", "ya.ru", "webvisor.com", "yandex.st",
    ],
    products: [
      Product(
        id: "yandex-metrica", name: "Yandex Metrica", kind: .sessionRecording,
        meaning: "Yandex learns which page was opened and may record what is done there.",
        signatures: [
          Signature(host: "mc.yandex.ru"), Signature(host: "mc.yandex.com"),
          Signature(host: "webvisor.com"),
        ]),
      Product(
        id: "yandex-ads", name: "Yandex advertising", kind: .advertising,
        meaning: "Yandex learns which page was opened and chooses ads.",
        signatures: [Signature(host: "an.yandex.ru"), Signature(host: "yabs.yandex.ru")]),
      Product(
        id: "yandex-maps", name: "Yandex Maps", kind: .maps,
        meaning: "Yandex learns the visitor's network address and which place was looked at.",
        signatures: [
          Signature(host: "api-maps.yandex.ru"), Signature(host: "yandex.ru", pathPrefix: "/maps"),
          Signature(host: "yandex.com", pathPrefix: "/maps"),
        ]),
      Product(
        id: "yandex-sign-in", name: "Sign in with Yandex", kind: .signIn,
        meaning: "Yandex learns that the person signs in here, and gives what the site asks for.",
        signatures: [Signature(host: "oauth.yandex.ru"), Signature(host: "oauth.yandex.com")]),
      Product(
        id: "yandex-files", name: "Yandex file servers", kind: .delivery,
        meaning: "Yandex learns the visitor's network address and which site was opened.",
        signatures: [Signature(host: "yastatic.net"), Signature(host: "yandex.st")]),
    ])
}
