/// Where the banner is, and in which language.
public enum BannerKind: String, CaseIterable, Sendable {
  /// In the page, in English.
  case english = "en"
  /// In the page, in German.
  case german = "de"
  /// In the page, in French.
  case french = "fr"
  /// In the page, in Spanish.
  case spanish = "es"
  /// In the page, in Dutch.
  case dutch = "nl"
  /// In a frame of another site, in English.
  case frame
  /// In an open shadow root, in English.
  case shadow

  var words: BannerWords {
    switch self {
    case .german: .german
    case .french: .french
    case .spanish: .spanish
    case .dutch: .dutch
    case .english, .frame, .shadow: .english
    }
  }
}
