import Register
import Workspace

/// What a version of a notice changed, as templates name it.
struct NoticeChanges {
  struct Passage {
    var old: String?
    var new: String?
  }

  /// How many changed passages a page shows.
  static let most = 40

  /// What stands instead of a difference, when there is none.
  var nothing: String?
  var since: String?
  var sentences: [String]
  var hasSentences: Bool
  var passages: [Passage]
  var hasPassages: Bool
  var more: String?

  init(_ report: NoticeReport) {
    let difference = report.difference
    since = report.previous?.description
    sentences =
      (difference?.sentences ?? [])
      + (difference?.oldTitle.map { ["Its title was “\($0)”."] } ?? [])
    hasSentences = !sentences.isEmpty
    let all = difference?.passages ?? []
    passages = all.prefix(Self.most).map { Passage(old: $0.old, new: $0.new) }
    hasPassages = !passages.isEmpty
    more =
      all.count > Self.most
      ? "\(Words.count(all.count - Self.most)) more passages differ. Compare the versions themselves."
      : nil
    switch difference {
    case nil: nothing = "This is the first version."
    case let difference? where difference.isEmpty:
      nothing = "A reader finds no difference to the version before it."
    default: nothing = nil
    }
  }
}
