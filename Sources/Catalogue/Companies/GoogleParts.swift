import Formats

extension Company {
  /// What pages are built from: films, maps, typefaces, scripts, sign-in.
  static let googleParts: [Product] = [
    Product(
      id: "google-fonts", name: "Google Fonts", kind: .fonts,
      meaning: "Google learns the visitor's network address and which site was opened.",
      signatures: [
        Signature(host: "fonts.googleapis.com"), Signature(host: "fonts.gstatic.com"),
      ], dialect: .googleFonts),
    Product(
      id: "google-maps", name: "Google Maps", kind: .maps,
      meaning: "Google learns which page was opened and which place was looked at.",
      signatures: [
        Signature(host: "maps.googleapis.com"), Signature(host: "maps.gstatic.com"),
        Signature(host: "maps.google.com"), Signature(host: "khms0.googleapis.com"),
        Signature(host: "khms1.googleapis.com"),
      ] + searchDomains.map { Signature(host: $0, pathPrefix: "/maps") }, dialect: .googleMaps),
    Product(
      id: "google-sign-in", name: "Sign in with Google", kind: .signIn,
      meaning: "Google learns that this site was opened, even by people who never sign in.",
      signatures: [
        Signature(host: "accounts.google.com", pathPrefix: "/o/oauth2"),
        Signature(host: "accounts.google.com", pathPrefix: "/gsi"),
        Signature(host: "accounts.google.com", pathPrefix: "/signin/oauth"),
        Signature(host: "apis.google.com", pathPrefix: "/js/platform.js"),
      ]),
    Product(
      id: "google-recaptcha", name: "Google reCAPTCHA", kind: .captcha,
      meaning: "Google learns which page was opened and watches how the visitor moves and types.",
      signatures: [
        Signature(host: "google.com", pathPrefix: "/recaptcha"),
        Signature(host: "gstatic.com", pathPrefix: "/recaptcha"),
        Signature(host: "recaptcha.net"),
      ], dialect: .recaptcha),
    Product(
      id: "youtube", name: "YouTube", kind: .video,
      meaning: "YouTube learns which page was opened and which film was shown or watched there.",
      signatures: [
        Signature(host: "youtube.com"), Signature(host: "youtube-nocookie.com"),
        Signature(host: "youtu.be"), Signature(host: "ytimg.com"), Signature(host: "ggpht.com"),
        Signature(host: "googlevideo.com"),
      ], dialect: .youTube),
    Product(
      id: "google-search", name: "Google search", kind: .other,
      meaning: "Google learns what was searched for on this site.",
      signatures: [
        Signature(host: "cse.google.com"), Signature(host: "google.com", pathPrefix: "/cse"),
        Signature(host: "google.com", pathPrefix: "/search"),
      ]),
    Product(
      id: "google-hosted-libraries", name: "Google Hosted Libraries", kind: .delivery,
      meaning: "Google learns the visitor's network address and which site was opened.",
      signatures: [Signature(host: "ajax.googleapis.com")]),
    Product(
      id: "google-static", name: "Google file servers", kind: .delivery,
      meaning: "Google learns the visitor's network address and which site was opened.",
      signatures: [
        Signature(host: "gstatic.com"), Signature(host: "googleusercontent.com"),
        Signature(host: "storage.googleapis.com"),
      ]),
    Product(
      id: "firebase", name: "Firebase", kind: .other,
      meaning: "Google keeps data of this site and gives the browser a number of its own.",
      signatures: [
        Signature(host: "firebaseio.com"), Signature(host: "firebaseinstallations.googleapis.com"),
        Signature(host: "firestore.googleapis.com"),
        Signature(host: "identitytoolkit.googleapis.com"),
      ]),
  ]
}

extension Dialect {
  fileprivate static let googleFonts: Dialect = {
    var dialect = Dialect()
    dialect.names = [
      "family": Sense(.other, "the typefaces asked for"),
      "display": Sense(.other, "how the typefaces are shown"),
      "text": Sense(.content, "the characters to be shown"),
    ]
    return dialect
  }()

  fileprivate static let googleMaps: Dialect = {
    var dialect = Dialect()
    dialect.names = [
      "key": Sense(.identifier, "the site's number at Google Maps"),
      "client": Sense(.identifier, "the site's number at Google Maps"),
      "q": Sense(.location, "the place that is shown"),
      "center": Sense(.location, "the place that is shown"),
      "ll": Sense(.location, "the place that is shown"),
      "address": Sense(.location, "the place that was looked for"),
      "origin": Sense(.location, "where the way begins"),
      "destination": Sense(.location, "where the way ends"),
      "pb": Sense(.location, "the place that is shown, in code"),
      "region": Sense(.location, "the country"),
    ]
    // The service of accounting for use of the map names the page in a numbered parameter.
    dialect.names["1s"] = Sense(.pageAddress, "the address of the page")
    return dialect
  }()

  fileprivate static let recaptcha: Dialect = {
    var dialect = Dialect()
    dialect.names = [
      "k": Sense(.identifier, "the site's number at reCAPTCHA"),
      "hl": Sense(.device, "the language"),
      "v": Sense(.other, "the version of the script"),
      "size": Sense(.other, "whether the check is seen"),
      "cb": Sense(.other, "a chance number"),
    ]
    dialect.readers = [
      // The site stands here as base 64 of scheme, host and port, with a dot for padding.
      "co": { item in
        let text = item.value.replacing(".", with: "")
        guard let bytes = Base64.urlDecode(text),
          let site = String(validating: bytes, as: UTF8.self)
        else { return nil }
        return [Sense(.pageAddress, "the site").told(item.key, site)]
      }
    ]
    return dialect
  }()

  fileprivate static let youTube: Dialect = {
    var dialect = Dialect()
    dialect.names = [
      "v": Sense(.content, "the film"), "docid": Sense(.content, "the film"),
      "list": Sense(.content, "the list of films"),
      "origin": Sense(.pageAddress, "the site"),
      "widget_referrer": Sense(.pageAddress, "the address of the page"),
      "widgetid": Sense(.other, "which player of the page"),
      "cpn": Sense(.identifier, "a number for this showing"),
      "visitorData": Sense(.identifier, "the number of this browser at YouTube"),
      "context.client.visitorData": Sense(.identifier, "the number of this browser at YouTube"),
      "context.client.originalUrl": Sense(.pageAddress, "the address of the player"),
      "context.client.timeZone": Sense(.device, "the time zone, roughly where the device is"),
      "autoplay": Sense(.other, "whether the film starts by itself"),
    ]
    dialect.path = { request in
      let parts = request.path.split(separator: "/")
      guard parts.first == "embed", let film = parts.dropFirst().first else { return [] }
      return [Sense(.content, "the film").told("embed", String(film))]
    }
    return dialect
  }()
}
