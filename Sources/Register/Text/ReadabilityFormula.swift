/// A published formula of readability, with where it was published.
public enum ReadabilityFormula: Sendable, CaseIterable {
  /// Flesch reading ease.
  case readingEase
  /// Flesch–Kincaid grade.
  case grade
  /// Coleman–Liau index.
  case colemanLiau

  /// The name a reader can look up.
  public var title: String {
    switch self {
    case .readingEase: "Flesch reading ease"
    case .grade: "Flesch–Kincaid grade"
    case .colemanLiau: "Coleman–Liau index"
    }
  }

  /// Where it was published.
  public var source: String {
    switch self {
    case .readingEase:
      "Flesch, A new readability yardstick, Journal of Applied Psychology 32 (1948)"
    case .grade:
      "Kincaid, Fishburne, Rogers and Chissom, Research Branch Report 8-75, US Navy (1975)"
    case .colemanLiau:
      "Coleman and Liau, A computer readability formula designed for machine scoring, "
        + "Journal of Applied Psychology 60 (1975)"
    }
  }
}
