import Law

/// What becomes of a yes when a newer version of its notice is published (demand B8).
///
/// INVARIANT: it says what the gate does. A grant counts by the version on which it was given, for what that version
/// names, whatever newer versions say; so nobody is asked twice for the same, and nothing new is slipped in.
public struct NoticeConsequence: Sendable, Equatable {
  /// The new version.
  public let version: NoticeVersion
  /// The version before it; nil for the first of the notice.
  public let previous: NoticeVersion?
  /// What it newly names that rests on consent: people must be asked again.
  public let ask: [NoticeDifference.Named]
  /// What it no longer names that rests on consent: an older yes goes on.
  public let goesOn: [NoticeDifference.Named]

  /// The consequences of each version that the new register adds, in its order.
  static func between(_ old: Register, _ new: Register) -> [NoticeConsequence] {
    let names = DiffNames(old: old, new: new)
    let notices = NoticeDiff(old: old, new: new, names: names)
    return notices.added.map { notice in
      let previous = notices.previous(of: notice)
      func onConsent(_ id: PurposeID) -> Bool {
        (new.purposes[id: id] ?? old.purposes[id: id])?.basis == .consent
      }
      return NoticeConsequence(
        version: notice.version, previous: previous?.version,
        ask: previous.map { notice.named(beyond: $0, names, onConsent) } ?? [],
        goesOn: previous.map { $0.named(beyond: notice, names, onConsent) } ?? [])
    }
  }

  /// The consequence in sentences that a privacy lead reads.
  public var sentence: String {
    guard let previous else {
      return "\(version) is the first version of this notice: nobody has said yes under it before."
    }
    var sentences: [String] = []
    if ask.isEmpty {
      sentences.append(
        "\(version) asks for nothing more: people who said yes under \(previous) stay.")
    } else {
      sentences.append(
        "People who said yes under \(previous) stay for what it names, and must be asked again for "
          + "\(MarkdownText.joined(ask.map(\.text))).")
    }
    if !goesOn.isEmpty {
      sentences.append(
        "\(version) no longer names \(MarkdownText.joined(goesOn.map(\.text))): a yes given under "
          + "\(previous) still counts, so end the agreement or pause the purpose if it must stop.")
    }
    return sentences.joined(separator: " ")
  }
}

extension Notice {
  /// Purposes, and recipients for purposes, that this version names and another does not.
  fileprivate func named(
    beyond other: Notice, _ names: DiffNames, _ isMeant: (PurposeID) -> Bool
  ) -> [NoticeDifference.Named] {
    covers.filter { isMeant($0.purpose) }.flatMap { cover -> [NoticeDifference.Named] in
      let purpose = names.name(cover.purpose)
      let recipients = cover.recipients.filter { !other.names($0, for: cover.purpose) }
        .map { NoticeDifference.Named.recipient(names.name($0), purpose: purpose) }
      return other.names(cover.purpose) ? recipients : [.purpose(purpose)] + recipients
    }
  }
}
