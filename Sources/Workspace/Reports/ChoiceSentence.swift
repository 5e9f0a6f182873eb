import Consent
import Gate
import Register

/// A recorded choice as a sentence to the member who made it.
enum ChoiceSentence {
  static func text(_ recorded: RecordedChoice, _ register: Register) -> String {
    let choice = recorded.choice
    let what = "\(purpose(choice.purpose, register))\(recipient(choice.recipient, register))"
    var sentence =
      switch choice.act {
      case .grant: "You allowed \(what)"
      case .refuse: "You said no to \(what)"
      case .withdraw: "You took back your permission for \(what)"
      case .object: "You objected to \(what)"
      case .restrict: "You restricted \(what)"
      case .lift: "You lifted your objection or restriction on \(what)"
      case .signal: "Your browser or device said no to \(what)"
      }
    if choice.explicit { sentence += ", explicitly" }
    if choice.guardian { sentence += ", as a guardian" }
    if choice.gift { sentence += ", in return for a gift" }
    sentence += ", \(Words.channel(recorded.channel))"
    if let notice = choice.notice { sentence += ", on notice \(notice)" }
    return sentence + "."
  }

  private static func purpose(_ scope: PurposeScope, _ register: Register) -> String {
    switch scope {
    case .all: "every use"
    case .marketing: "all marketing"
    case .purpose(let id): register.purposes[id: id]?.label ?? id.text
    }
  }

  private static func recipient(_ scope: RecipientScope, _ register: Register) -> String {
    switch scope {
    case .all: ""
    case .others: " by anyone but us"
    case .recipient(let id): " by \(Workspace.name(id, register))"
    }
  }
}
