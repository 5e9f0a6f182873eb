/// What the buttons of consent banners say, in English, German, French, Spanish and Dutch.
///
/// Compared with a button's accessible name in lower case; a name of more than 60 bytes is prose, not a button.
enum BannerPhrases {
  /// A button that accepts everything; the plainest first.
  static let accept = [
    "accept all", "accept all cookies", "allow all", "allow all cookies", "agree to all",
    "yes to all", "accept and continue", "accept & continue", "agree and continue",
    "accept cookies",
    "allow cookies", "i accept", "i agree", "accept", "agree", "allow",
    "alle akzeptieren", "alle cookies akzeptieren", "alles akzeptieren", "alle zulassen",
    "alle annehmen", "zustimmen und weiter", "allen zustimmen", "ich stimme zu", "zustimmen",
    "akzeptieren", "einverstanden",
    "tout accepter", "accepter tout", "accepter tous les cookies", "tout autoriser",
    "accepter et continuer", "accepter et fermer", "j'accepte", "j’accepte", "accepter",
    "aceptar todo", "aceptar todas", "aceptar todas las cookies", "permitir todas",
    "aceptar y continuar", "acepto", "aceptar", "permitir",
    "alles accepteren", "alle cookies accepteren", "alles toestaan", "alle toestaan",
    "akkoord gaan", "ik ga akkoord", "accepteren", "akkoord", "toestaan",
  ]

  /// A button that refuses everything that can be refused.
  static let refuse = [
    "reject all", "reject all cookies", "refuse all", "decline all", "deny all", "disagree to all",
    "reject and continue", "continue without accepting", "continue without agreeing",
    "only necessary", "necessary only", "only necessary cookies", "necessary cookies only",
    "use necessary cookies only", "essential only", "only essential", "essential cookies only",
    "accept only necessary", "accept only essential cookies", "reject", "refuse", "decline",
    "deny", "no thanks", "no, thanks", "do not accept", "i do not accept", "i do not agree",
    "alle ablehnen", "alles ablehnen", "alle cookies ablehnen", "ablehnen",
    "ohne zustimmung weiter",
    "weiter ohne zustimmung", "nur notwendige", "nur notwendige cookies", "nur erforderliche",
    "nur essenzielle cookies akzeptieren", "nur technisch notwendige", "nicht zustimmen",
    "tout refuser", "refuser tout", "refuser tous les cookies", "continuer sans accepter",
    "refuser et continuer", "je refuse", "refuser", "non merci",
    "uniquement les cookies nécessaires",
    "rechazar todo", "rechazar todas", "rechazar todas las cookies", "rechazar y continuar",
    "continuar sin aceptar", "solo necesarias", "solo las necesarias", "solo cookies necesarias",
    "rechazo", "rechazar", "no acepto", "no, gracias",
    "alles weigeren", "alle cookies weigeren", "alles afwijzen", "weigeren", "afwijzen",
    "alleen noodzakelijk", "alleen noodzakelijke", "alleen noodzakelijke cookies",
    "doorgaan zonder te accepteren", "nee, bedankt",
  ]

  /// A button behind which a refusal may be found.
  static let settings = [
    "manage", "manage options", "manage preferences", "manage cookies", "manage choices",
    "settings",
    "cookie settings", "privacy settings", "preferences", "customise", "customize", "more options",
    "let me choose", "show purposes", "learn more and customise",
    "einstellungen", "cookie-einstellungen", "einstellungen verwalten", "anpassen", "mehr optionen",
    "optionen verwalten",
    "paramétrer", "paramètres", "gérer les cookies", "gérer mes choix", "personnaliser",
    "plus d'options", "en savoir plus et paramétrer",
    "configurar", "configuración", "ajustes", "preferencias", "personalizar", "gestionar cookies",
    "más opciones",
    "instellingen", "cookie-instellingen", "voorkeuren", "aanpassen", "beheren", "meer opties",
  ]

  /// A button that keeps what is set behind the settings, where everything is off as it stands.
  static let save = [
    "save", "save and close", "save settings", "save preferences", "save choices",
    "save and exit", "confirm choices", "confirm my choices", "save my choices", "confirm",
    "speichern", "auswahl speichern", "auswahl bestätigen", "einstellungen speichern", "bestätigen",
    "enregistrer", "enregistrer mes choix", "enregistrer et fermer", "confirmer mes choix",
    "valider", "valider mes choix",
    "guardar", "guardar preferencias", "guardar y cerrar", "confirmar",
    "confirmar mis preferencias",
    "opslaan", "voorkeuren opslaan", "keuzes opslaan", "bevestigen", "mijn keuzes bevestigen",
  ]

  /// How well a button's name says what is wanted: 0 best, nil not at all.
  static func rank(_ name: String, in phrases: [String]) -> Int? {
    let plain = name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !plain.isEmpty, plain.utf8.count <= 60 else { return nil }
    return phrases.firstIndex(of: plain)
  }
}
