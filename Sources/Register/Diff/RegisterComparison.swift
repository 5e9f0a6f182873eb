/// Every change between two registers, grouped by what it means for people (demand A10).
public struct RegisterComparison: Sendable, Equatable {
  /// What may happen that could not before; also what is declared otherwise and then reaches further.
  public let allowed: [Change]
  /// What may not happen any more.
  public let ended: [Change]
  /// Which notices came and went, and whose yes does not cover a use.
  public let told: [Change]
  /// Everything else.
  public let other: [Change]
  /// What becomes of a yes under each notice of which a version is new.
  public let notices: [NoticeConsequence]

  /// Compares two registers; within a group the order is that of `RegisterDiff`.
  public init(from old: Register, to new: Register) {
    let widening = Widening(old: old, new: new)
    var groups: [Group: [Change]] = [:]
    for change in RegisterDiff.between(old, new) {
      groups[Self.group(change, widening), default: []].append(change)
    }
    allowed = groups[.allowed] ?? []
    ended = groups[.ended] ?? []
    told = groups[.told] ?? []
    other = groups[.other] ?? []
    notices = NoticeConsequence.between(old, new)
  }

  /// What a register allows that stands alone: nothing was allowed before.
  public init(first register: Register) {
    self.init(from: Register(organisation: register.organisation), to: register)
  }

  /// Whether nothing changes for anybody.
  public var isEmpty: Bool {
    allowed.isEmpty && ended.isEmpty && told.isEmpty && other.isEmpty && notices.isEmpty
  }

  private enum Group { case allowed, ended, told, other }

  private static func group(_ change: Change, _ widening: Widening) -> Group {
    switch change {
    case .noticeRewritten, .namedNowhere, .consentNotCovering, .noticeAdded, .noticeRemoved: .told
    // What a notice newly names waits for nothing but a telling and a yes: an agreement may be there already.
    case .usePossible, .mustBeTold, .added: .allowed
    case .useStopped, .removed, .consentEndsSooner: .ended
    case .retention: change.kind == "retention-longer" ? .allowed : .ended
    case .siteLoad(let load):
      load.new == nil ? .ended : widening.widens(load) ? .allowed : .other
    case .signIn(_, _, let old, let new):
      new == nil
        ? .ended : Set(new ?? []).isSubset(of: old ?? []) && old != nil ? .other : .allowed
    case .changed(let section, let name, _):
      widening.widens(section, name.id) ? .allowed : .other
    case .organisation: .other
    }
  }
}
