/// Why an audience cannot go on; no case holds anything about a member.
public enum AudienceError: Error, Equatable, CustomStringConvertible {
  /// There is no audience of that name.
  case unknown(id: String)
  /// The purpose is not one of building audiences.
  case notAnAudience(purpose: String)
  /// An audience is for somebody else.
  case ourselves
  /// The rhythm is none that can be kept.
  case days
  /// Who proposed it tried to approve it.
  case ownProposal(id: String)
  /// Only staff may do this.
  case notStaff
  /// It is not in a state in which that can be done.
  case state(id: String, TargetAudience.State)
  /// It is not due yet.
  case notDue(id: String)
  /// Another process is at it.
  case busy(id: String)

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .unknown(let id):
      "there is no audience \(id); `aboveboard audience list` shows what there is"
    case .notAnAudience(let purpose):
      "the purpose `\(purpose)` builds no audience; declare a purpose of kind audience, exclusion, lookalike or matching, and ask for it"
    case .ourselves: "an audience is for a recipient; what stays with us needs none"
    case .days: "between two runs lie 1 to 366 days"
    case .ownProposal(let id):
      "audience \(id) was proposed by you; a second person has to approve it"
    case .notStaff: "only a member of staff can do this; name one with --actor"
    case .state(let id, let state):
      switch state {
      case .proposed:
        "audience \(id) has not been approved; a second person runs `aboveboard audience approve \(id)`"
      case .active: "audience \(id) is active already; nothing was changed"
      case .paused: "audience \(id) is paused; `aboveboard audience resume \(id)` takes it up again"
      case .ending: "audience \(id) is ending: its last run drops everybody"
      case .ended: "audience \(id) has ended; add a new one"
      }
    case .notDue(let id): "audience \(id) is not due yet; nothing was sent"
    case .busy(let id): "audience \(id) is being run by another process; wait for it"
    }
  }
}
