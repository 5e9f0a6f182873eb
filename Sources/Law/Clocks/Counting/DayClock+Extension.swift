import Formats

extension DayClock {
  /// Whether the extension holds: asked for, and its notice in time.
  mutating func isExtended(by limit: CivilDate?) -> Bool {
    guard let limit, let extended = rule.extended, question.isExtended || question.notice != nil
    else { return false }
    guard let notice = question.notice else {
      step(
        "The notice of the extension is presumed to have gone out by \(limit.spelled).",
        extended.source)
      return true
    }
    guard notice <= limit else {
      step(
        "The notice of \(notice.spelled) came after \(limit.spelled): there is no extension.",
        extended.source)
      warnings.append(
        "The extension is not available: its notice was due by \(limit.spelled), the end of the first "
          + "period before weekends and holidays.")
      return false
    }
    step(
      "The notice of \(notice.spelled) came in time, by \(limit.spelled).", extended.source)
    return true
  }
}
