/// The two parameters in which Google's scripts say what was consented to (Consent Mode v2).
///
/// Google does not document them; the letters are those that independent measurements agree on. A
/// letter that they do not know is told as unknown. Without consent a request is still sent, with
/// page address, network address and browser.
enum GoogleConsentMode {
  static let readers: [String: Dialect.Reader] = ["gcs": state, "gcd": details]

  private static let storages = [
    "consent to store for advertising (ad_storage)",
    "consent to store for statistics (analytics_storage)",
  ]
  private static let signals =
    storages + [
      "consent to send personal data to Google for advertising (ad_user_data)",
      "consent to personalised advertising (ad_personalization)",
    ]

  /// `G1` and one character for each storage: 1 granted, 0 denied.
  @Sendable private static func state(_ item: SentRequest.Item) -> [Told]? {
    guard item.value.hasPrefix("G1"), item.value.utf8.count >= 4 else { return nil }
    return zip(storages, item.value.unicodeScalars.dropFirst(2)).map { label, mark in
      let meaning =
        switch mark {
        case "1": "granted"
        case "0": "denied"
        case "-": "not set"
        default: "unknown mark \(mark)"
        }
      return Sense(.consentSignal, label).told(item.key, meaning)
    }
  }

  /// One letter for each signal, in order, between digits whose meaning is not known.
  @Sendable private static func details(_ item: SentRequest.Item) -> [Told]? {
    let marks = item.value.unicodeScalars.drop { ("0"..."9").contains($0) }
    guard marks.count < item.value.unicodeScalars.count else { return nil }
    let letters = marks.filter { !("0"..."9").contains($0) }.prefix(8)
    guard letters.count >= signals.count else { return nil }
    var told = zip(signals, letters).map { label, letter in
      Sense(.consentSignal, label).told(item.key, meaning(of: letter))
    }
    for letter in letters.dropFirst(signals.count) {
      told.append(
        Sense(.consentSignal, "a further Google consent signal of unknown meaning")
          .told(item.key, meaning(of: letter)))
    }
    return told
  }

  private static func meaning(of letter: Unicode.Scalar) -> String {
    switch letter {
    case "l": "not set"
    case "m": "denied by choice, no default"
    case "n": "granted by choice, no default"
    case "p": "denied by default, no choice made"
    case "q": "denied by default and by choice"
    case "r": "denied by default, granted by choice"
    case "t": "granted by default, no choice made"
    case "u": "granted by default, denied by choice"
    case "v": "granted by default and by choice"
    default: "unknown letter \(letter)"
    }
  }
}
