import Law

/// What people were told, compared.
struct NoticeDiff {
  let old: Register
  let new: Register
  let names: DiffNames
  private let versions: [NoticeID: [Notice]]

  init(old: Register, new: Register, names: DiffNames) {
    self.old = old
    self.new = new
    self.names = names
    let gone = old.notices.filter { new.notices[id: $0.id] == nil }
    versions = Dictionary(grouping: Array(new.notices) + gone, by: \.version.notice)
      .mapValues { $0.sorted { $0.version < $1.version } }
  }

  /// Published versions whose meaning was edited.
  var rewritten: [Change] {
    old.notices.compactMap { before in
      guard let after = new.notices[id: before.id] else { return nil }
      var what: [String] = []
      if !before.title.utf8.elementsEqual(after.title.utf8) { what.append("title") }
      if before.from != after.from { what.append("first day") }
      if Self.pairs(of: before) != Self.pairs(of: after)
        || Set(before.covers.map(\.purpose)) != Set(after.covers.map(\.purpose))
      {
        what.append("list of purposes and recipients")
      }
      if !before.body.utf8.elementsEqual(after.body.utf8) { what.append("text") }
      return what.isEmpty ? nil : .noticeRewritten(before.version, what: what)
    }
  }

  /// New and gone versions.
  var comings: [Change] {
    added.map { .noticeAdded($0.version, from: $0.from) }
      + old.notices.filter { new.notices[id: $0.id] == nil }.map { .noticeRemoved($0.version) }
  }

  /// What a new version names beyond the version before it.
  var mustBeTold: [Change] {
    added.flatMap { notice -> [Change] in
      guard let previous = previous(of: notice) else { return [] }
      return notice.covers.flatMap { cover -> [Change] in
        let purpose = names.name(cover.purpose)
        var changes: [Change] = []
        if !previous.names(cover.purpose) {
          changes.append(
            .mustBeTold(
              served: previous.version, now: notice.version, purpose: purpose, recipient: nil))
        }
        for recipient in cover.recipients where !previous.names(recipient, for: cover.purpose) {
          changes.append(
            .mustBeTold(
              served: previous.version, now: notice.version, purpose: purpose,
              recipient: names.name(recipient)))
        }
        return changes
      }
    }
  }

  /// Purposes with recipients that a new version names and the version before it did not.
  var newPairs: [Pair] {
    added.flatMap { notice -> [Pair] in
      guard let previous = previous(of: notice) else { return [] }
      let before = Self.pairs(of: previous)
      return notice.covers.flatMap { cover in
        cover.recipients.map { Pair(purpose: cover.purpose, recipient: $0) }
      }.filter { !before.contains($0) }
    }
  }

  /// Pairs that no version of any notice names.
  func namedNowhere(_ pairs: [Pair]) -> [Change] {
    let named = versions.values.reduce(into: Set<Pair>()) { set, notices in
      for notice in notices { set.formUnion(Self.pairs(of: notice)) }
    }
    return pairs.filter { !named.contains($0) }.map {
      .namedNowhere(purpose: names.name($0.purpose), recipient: names.name($0.recipient))
    }
  }

  /// For uses on consent: the old versions of notices that now name the use and then did not.
  func consentNotCovering(_ pairs: [Pair]) -> [Change] {
    let lists = versions.values.map { notices in (notices, notices.map(Self.pairs)) }
    return pairs.compactMap { pair in
      guard new.purposes[id: pair.purpose]?.basis == .consent else { return nil }
      let silent = lists.flatMap { notices, named -> [NoticeVersion] in
        guard named.contains(where: { $0.contains(pair) }) else { return [] }
        return zip(notices, named).filter { notice, named in
          old.notices[id: notice.id] != nil && !named.contains(pair)
        }.map(\.0.version)
      }.sorted()
      return silent.isEmpty
        ? nil
        : .consentNotCovering(
          purpose: names.name(pair.purpose), recipient: names.name(pair.recipient),
          notices: silent)
    }
  }

  /// The versions that only the new register holds.
  var added: [Notice] { new.notices.filter { old.notices[id: $0.id] == nil } }

  /// The version before one, of those that either register holds.
  func previous(of notice: Notice) -> Notice? {
    versions[notice.version.notice]?.last { $0.version.number < notice.version.number }
  }

  private static func pairs(of notice: Notice) -> Set<Pair> {
    Set(
      notice.covers.flatMap { cover in
        cover.recipients.map { Pair(purpose: cover.purpose, recipient: $0) }
      })
  }
}
