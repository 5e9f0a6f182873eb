import Rights

/// The values of the public form by which anybody asks for their rights.
struct RightsPage {
  var action = Route.rights(.form).path
  var rights = RightOption.ofPeople
  var signIn = Route.me.path + "#requests"
  /// Whether it was sent just now; the page says the same whoever it was.
  var isDone: Bool
}

/// A right in a list to choose from, in the words of somebody who asks.
struct RightOption {
  var id: String
  var label: String

  static let ofPeople: [RightOption] = RequestRight.ofPeople.map {
    RightOption(id: $0.rawValue, label: label($0))
  }

  private static func label(_ right: RequestRight) -> String {
    switch right {
    case .access: "Show me what you hold about me"
    case .portability: "Give me my data for another service"
    case .rectification: "Put something right"
    case .erasure: "Erase everything"
    case .restriction: "Keep my data, but do not use it"
    case .objection: "I object to how you use my data"
    case .withdrawal: "I take back every yes"
    case .complaint: "I want to complain"
    case .unclassified, .notice: "Something else"
    }
  }
}

extension RightsPage: Page {
  static var template: String { "rights" }
  var pageTitle: String { "Your rights" }
}
