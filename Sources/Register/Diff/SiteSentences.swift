/// The sentences on what a site hands to whom.
extension Change {
  func sentence(_ load: SiteLoad) -> String {
    let what = "load from \(load.recipient.text) for \(load.purpose.text)"
    let site = "The site \(load.site.text)"
    guard let new = load.new else { return "\(site) may no longer \(what)." }
    guard let old = load.old else { return "\(site) may now \(what): \(words(new))." }
    return "\(site) may \(what) on other terms: \(words(new)); so far \(words(old))."
  }

  func signInSentence(
    _ site: Name, _ recipient: Name, _ old: [String]?, _ new: [String]?
  ) -> String {
    let start = "The site \(site.text)"
    guard let new else { return "\(start) no longer offers sign-in through \(recipient.text)." }
    guard let old else {
      return "\(start) now offers sign-in through \(recipient.text), and may ask it for "
        + "\(MarkdownText.joined(new))."
    }
    var details = DiffDetails()
    details.list("scopes", old, new)
    return "\(start) may ask \(recipient.text) for something else at sign-in: "
      + "\(details.clauses.joined(separator: "; "))."
  }

  /// What becomes of something that was there or is now.
  func course(_ old: [String]?, _ new: [String]?) -> String {
    if old == nil { return "possible" }
    return new == nil ? "stopped" : "changed"
  }

  private func words(_ terms: [String]) -> String { terms.joined(separator: "; also ") }
}
