import Formats

extension Change: CustomStringConvertible {
  /// The change in a sentence that a privacy lead reads.
  public var description: String {
    switch self {
    case .noticeRewritten(let version, let what):
      "\(version) is published and cannot be edited: its \(words(what)) changed. "
        + "Publish a new version instead."
    case .usePossible(let flow):
      "\(flow.recipient.text) may newly receive \(words(flow.fields.map(\.label))) "
        + "for \(flow.purpose.text), of those who permit it."
    case .useStopped(let flow):
      "\(flow.recipient.text) may no longer receive \(words(flow.fields.map(\.label))) "
        + "for \(flow.purpose.text)."
    case .namedNowhere(let purpose, let recipient):
      "No notice names \(recipient.text) for \(purpose.text): nothing will flow until one does "
        + "and people have been told."
    case .mustBeTold(let served, let now, let purpose, let recipient?):
      "Members served \(served) must be told: \(now) newly names \(recipient.text) "
        + "for \(purpose.text)."
    case .mustBeTold(let served, let now, let purpose, nil):
      "Members served \(served) must be told: \(now) newly names the purpose \(purpose.text)."
    case .consentNotCovering(let purpose, let recipient?, let notices):
      "A yes given under \(words(notices.map(\.description))) does not cover \(purpose.text) "
        + "by \(recipient.text): ask again."
    case .consentNotCovering(let purpose, nil, let notices):
      "A yes given under \(words(notices.map(\.description))) does not cover \(purpose.text): "
        + "ask again."
    case .consentEndsSooner(let purpose, let old, let new):
      "A yes to \(purpose.text) lasts \(new.text) instead of "
        + "\(old?.text ?? "until it is withdrawn"): older ones end."
    case .retention(let field, let old, let new):
      "\(field.text) may be used \(isLonger(old, new) ? "longer" : "shorter"): "
        + "\(new?.text ?? "without end") instead of \(old?.text ?? "without end")."
    case .siteLoad(let load): sentence(load)
    case .signIn(let site, let recipient, let old, let new):
      signInSentence(site, recipient, old, new)
    case .added(let section, let name):
      "The \(section.rawValue) \(name.text) is new."
    case .removed(let section, let name):
      "The \(section.rawValue) \(name.text) is gone."
    case .changed(let section, let name, let details):
      "The \(section.rawValue) \(name.text) changed: \(details.joined(separator: "; "))."
    case .organisation(let details):
      "The organisation changed: \(details.joined(separator: "; "))."
    case .noticeAdded(let version, let from):
      "\(version) is new and may be served from \(from)."
    case .noticeRemoved(let version):
      "\(version) is no longer in the files; it stays published and binding."
    }
  }

  /// The stable name of the kind of change.
  public var kind: String {
    switch self {
    case .noticeRewritten: "notice-rewritten"
    case .usePossible: "use-possible"
    case .useStopped: "use-stopped"
    case .namedNowhere: "named-nowhere"
    case .mustBeTold: "must-be-told"
    case .consentNotCovering: "consent-not-covering"
    case .consentEndsSooner: "consent-ends-sooner"
    case .retention(_, let old, let new):
      isLonger(old, new) ? "retention-longer" : "retention-shorter"
    case .siteLoad(let load): "site-load-\(course(load.old, load.new))"
    case .signIn(_, _, let old, let new): "sign-in-\(course(old, new))"
    case .added(let section, _): "\(section.key)-added"
    case .removed(let section, _): "\(section.key)-removed"
    case .changed(let section, _, _): "\(section.key)-changed"
    case .organisation: "organisation-changed"
    case .noticeAdded: "notice-added"
    case .noticeRemoved: "notice-removed"
    }
  }

  private func isLonger(_ old: Period?, _ new: Period?) -> Bool {
    guard let new else { return true }
    return old.map { $0.isShorter(than: new) } ?? false
  }

  private func words(_ list: [String]) -> String { MarkdownText.joined(list) }
}

extension Change.Name {
  /// The label, with the identifier where it says more.
  var text: String { label == id ? id : "\(label) (\(id))" }
}

extension Change.Section {
  var key: String { self == .collectionPoint ? "collection-point" : rawValue }
}
