import HTTPTypes

extension Route.StaffWay {
  /// The way of the parts of a path after `/sign-in`.
  init?(_ parts: ArraySlice<String>) {
    switch Array(parts) {
    case ["staff", "back"]: self = .back
    case let parts where parts.count == 3 && parts[0] == "staff" && parts[1] == "with":
      self = .provider(parts[2])
    default: return nil
    }
  }

  func text(_ show: (String) -> String) -> String {
    switch self {
    case .back: "/sign-in/staff/back"
    case .provider(let id): "/sign-in/staff/with/\(show(id))"
    }
  }

  var methods: [HTTPRequest.Method] {
    switch self {
    // A look ahead at the way back would use it up.
    case .back: [.get]
    case .provider: [.post]
    }
  }
}
