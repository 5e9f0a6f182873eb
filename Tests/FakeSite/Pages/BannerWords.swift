/// What a consent banner says in one language.
struct BannerWords: Sendable {
  let language: String
  let text: String
  let accept: String
  let reject: String
  let settings: String

  static let english = BannerWords(
    language: "en", text: "We and our partners use cookies.", accept: "Accept all",
    reject: "Reject all",
    settings: "Settings")
  static let german = BannerWords(
    language: "de", text: "Wir und unsere Partner verwenden Cookies.", accept: "Alle akzeptieren",
    reject: "Alle ablehnen", settings: "Einstellungen")
  static let french = BannerWords(
    language: "fr", text: "Nous utilisons des cookies avec nos partenaires.",
    accept: "Tout accepter",
    reject: "Tout refuser", settings: "Paramétrer")
  static let spanish = BannerWords(
    language: "es", text: "Nosotros y nuestros socios usamos cookies.", accept: "Aceptar todo",
    reject: "Rechazar todo", settings: "Configurar")
  static let dutch = BannerWords(
    language: "nl", text: "Wij en onze partners gebruiken cookies.", accept: "Alles accepteren",
    reject: "Alles weigeren", settings: "Instellingen")

  /// The banner's own HTML.
  var html: String {
    """
    <div id="banner" role="dialog" aria-label="Cookies"><p>\(text)</p>
    <button type="button" data-choice="accept">\(accept)</button>
    <button type="button" data-choice="reject">\(reject)</button>
    <button type="button">\(settings)</button></div>
    """
  }
}
