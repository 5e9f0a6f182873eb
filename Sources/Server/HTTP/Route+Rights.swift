import HTTPTypes

extension Route {
  /// The addresses of people's requests: the public form, one's own, the desk, and for programs.
  enum RightsPlace: Hashable, Sendable {
    /// What staff do about a request.
    enum Step: String, Sendable, CaseIterable {
      case askIdentity = "ask-identity"
      case identify, start
      case askFee = "ask-fee"
      case settleFee = "settle-fee"
      case pause, resume, extend, answer, refuse, withdraw, classify, assign, locate, flag, clear
      case mandate, acknowledge, enquire, task
      case finishTask = "finish-task"
      case carryOut = "carry-out"
    }

    case form
    case confirm(String)
    case own
    case withdrawOwn(String)
    case desk
    case receive
    case one(String)
    case step(String, Step)
    case letter(String)
    case calls
    case call(String)

    /// The place of a path's parts; nil for another's.
    init?(_ parts: [String]) {
      switch (parts.first, parts.dropFirst().first, parts.count) {
      case ("rights", _, 1): self = .form
      case ("rights", "confirm", 3): self = .confirm(parts[2])
      case ("me", "requests", 2): self = .own
      case ("me", "requests", 4) where parts[3] == "withdraw": self = .withdrawOwn(parts[2])
      case ("desk", "requests", 2): self = .desk
      case ("desk", "requests", 3): self = parts[2] == "receive" ? .receive : .one(parts[2])
      case ("desk", "requests", 4) where parts[3] == "letter": self = .letter(parts[2])
      case ("desk", "requests", 4):
        guard let step = Step(rawValue: parts[3]) else { return nil }
        self = .step(parts[2], step)
      case ("v1", "requests", 2): self = .calls
      case ("v1", "requests", 3): self = .call(parts[2])
      default: return nil
      }
    }

    func text(_ show: (String) -> String) -> String {
      switch self {
      case .form: "/rights"
      case .confirm(let secret): "/rights/confirm/\(show(secret))"
      case .own: "/me/requests"
      case .withdrawOwn(let id): "/me/requests/\(show(id))/withdraw"
      case .desk: "/desk/requests"
      case .receive: "/desk/requests/receive"
      case .one(let id): "/desk/requests/\(show(id))"
      case .step(let id, let step): "/desk/requests/\(show(id))/\(step.rawValue)"
      case .letter(let id): "/desk/requests/\(show(id))/letter"
      case .calls: "/v1/requests"
      case .call(let id): "/v1/requests/\(show(id))"
      }
    }

    var methods: [HTTPRequest.Method] {
      switch self {
      case .form, .confirm: [.get, .head, .post]
      case .desk, .one, .letter, .call: [.get, .head]
      case .own, .withdrawOwn, .receive, .step, .calls: [.post]
      }
    }

    var isAPI: Bool {
      switch self {
      case .calls, .call: true
      default: false
      }
    }

    var need: Need {
      switch self {
      case .form, .confirm: .anyone
      case .own, .withdrawOwn: .member
      case .desk, .receive, .one, .step, .letter: .staff(.requests)
      case .calls, .call: .program
      }
    }
  }
}
