import HTTPTypes

extension Route.MemberWay {
  /// The way of the parts of a path after `/sign-in`.
  init?(_ parts: ArraySlice<String>) {
    switch Array(parts) {
    case ["member"]: self = .all
    case ["member", "link"]: self = .link
    case ["member", "back"]: self = .back
    case ["member", "told"]: self = .told
    case ["host"]: self = .host
    case let parts where parts.count == 3 && parts[0] == "member" && parts[1] == "with":
      self = .provider(parts[2])
    default: return nil
    }
  }

  func text(_ show: (String) -> String) -> String {
    switch self {
    case .all: "/sign-in/member"
    case .link: "/sign-in/member/link"
    case .back: "/sign-in/member/back"
    case .told: "/sign-in/member/told"
    case .host: "/sign-in/host"
    case .provider(let id): "/sign-in/member/with/\(show(id))"
    }
  }

  var methods: [HTTPRequest.Method] {
    switch self {
    case .all, .told: [.get, .head]
    // A look ahead at the way back would use it up.
    case .back: [.get]
    case .host: [.get, .head, .post]
    case .link, .provider: [.post]
    }
  }
}
