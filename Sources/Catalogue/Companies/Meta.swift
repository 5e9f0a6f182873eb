extension Company {
  /// Facebook, Instagram and the pixel.
  static let meta = Company(
    id: "meta", name: "Facebook (Meta)", owner: "Meta Platforms, Inc.", country: "US",
    aliases: ["Facebook", "Instagram", "Meta Platforms", "WhatsApp", "Threads"],
    domains: [
      "facebook.com", "facebook.net", "fb.com", "fb.me", "fbcdn.net", "fbsbx.com",
      "instagram.com", "cdninstagram.com", "whatsapp.com", "whatsapp.net", "threads.net",
      "threads.com", "meta.com", "messenger.com",
    ],
    controls: [
      Control(
        title: "Activity that other sites send",
        address: "https://www.facebook.com/off_facebook_activity/",
        steps: "Clear what was sent so far, then disconnect future activity."),
      Control(
        title: "Ad preferences", address: "https://www.facebook.com/adpreferences/",
        steps: "Under the ad settings, refuse ads that are based on data from partners."),
      Control(
        title: "Apps and websites", address: "https://www.facebook.com/settings?tab=applications",
        steps: "Remove each site that you signed in to with Facebook and no longer use."),
    ],
    products: metaProducts)

  private static let metaProducts: [Product] = [
    Product(
      id: "meta-pixel", name: "Facebook pixel", kind: .advertising,
      meaning: "Facebook learns which page was opened and can tie it to a Facebook or Instagram"
        + " account.",
      signatures: [
        Signature(host: "facebook.com", pathPrefix: "/tr"),
        Signature(host: "facebook.com", pathPrefix: "/privacy_sandbox/pixel"),
      ], dialect: .metaPixel),
    Product(
      id: "meta-pixel-script", name: "Facebook pixel script", kind: .advertising,
      meaning: "Facebook learns that this site was opened, before anything is reported.",
      signatures: [
        Signature(host: "connect.facebook.net", pathPrefix: "/*/fbevents.js"),
        Signature(host: "connect.facebook.net", pathPrefix: "/signals"),
      ]),
    Product(
      id: "meta-sdk", name: "Facebook SDK", kind: .social,
      meaning: "Facebook learns that this site was opened, even by people who never sign in.",
      signatures: [
        Signature(host: "connect.facebook.net", pathPrefix: "/*/sdk.js"),
        Signature(host: "connect.facebook.net", pathPrefix: "/*/all.js"),
        Signature(host: "connect.facebook.net", pathPrefix: "/*/sdk"),
        Signature(host: "connect.facebook.net", pathPrefix: "/*/sdk/xfbml.customerchat.js"),
        Signature(host: "facebook.com", pathPrefix: "/x/oauth/status"),
      ], dialect: .metaPlugin),
    Product(
      id: "meta-plugins", name: "Facebook like button and other plugins", kind: .social,
      meaning: "Facebook learns which page was opened, whether or not the button is pressed.",
      signatures: [
        Signature(host: "facebook.com", pathPrefix: "/plugins"),
        Signature(host: "facebook.com", pathPrefix: "/*/plugins"),
      ], dialect: .metaPlugin),
    Product(
      id: "meta-sign-in", name: "Sign in with Facebook", kind: .signIn,
      meaning:
        "Facebook learns that the person signs in here, and gives the site what it asks for.",
      signatures: [
        Signature(host: "facebook.com", pathPrefix: "/dialog/oauth"),
        Signature(host: "facebook.com", pathPrefix: "/*/dialog/oauth"),
      ]),
    Product(
      id: "meta-share", name: "Facebook share", kind: .social,
      meaning: "Facebook learns which page the person wants to share.",
      signatures: [
        Signature(host: "facebook.com", pathPrefix: "/sharer"),
        Signature(host: "facebook.com", pathPrefix: "/sharer.php"),
        Signature(host: "facebook.com", pathPrefix: "/dialog/share"),
      ], dialect: .metaPlugin),
    Product(
      id: "meta-graph", name: "Facebook Graph API", kind: .social,
      meaning: "Facebook learns that this site was opened and what the site asked it for.",
      signatures: [Signature(host: "graph.facebook.com")]),
    Product(
      id: "instagram-embed", name: "Instagram posts", kind: .social,
      meaning: "Instagram learns which page was opened that shows one of its posts.",
      signatures: [
        Signature(host: "instagram.com"), Signature(host: "cdninstagram.com"),
      ]),
  ]
}
