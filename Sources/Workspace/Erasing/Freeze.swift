public import Consent
import Members
import Register

/// Whether every use is restricted (GDPR Article 18), and how ending that leaves other noes alone.
public enum Freeze {
  /// Whether a restriction of everything stands after these acts, oldest first.
  public static func stands(after history: [RecordedChoice]) -> Bool {
    history.last { [.restrict, .lift].contains($0.choice.act) && isEverything($0.choice) }?
      .choice.act == .restrict
  }

  /// The acts that end it.
  ///
  /// A lift of everything lifts objections and signals as well, so those that stood are said again:
  /// ending a freeze must never switch marketing on.
  public static func lift(after history: [RecordedChoice]) -> [ChoiceDraft] {
    let start =
      history.lastIndex { $0.choice.act == .lift && isEverything($0.choice) }.map { $0 + 1 } ?? 0
    var again: [ChoiceDraft] = []
    for choice in history[start...].map(\.choice) {
      switch choice.act {
      case .object, .signal:
        let draft = ChoiceDraft(
          act: choice.act, purpose: choice.purpose, recipient: choice.recipient, channel: .web)
        if !again.contains(draft) { again.append(draft) }
      case .lift:
        again.removeAll { $0.purpose == choice.purpose && $0.recipient == choice.recipient }
      case .grant, .refuse, .withdraw, .restrict: break
      }
    }
    return [ChoiceDraft(act: .lift, purpose: .all, recipient: .all, channel: .web)] + again
  }

  private static func isEverything(_ choice: Choice) -> Bool {
    choice.purpose == .all && choice.recipient == .all
  }
}
