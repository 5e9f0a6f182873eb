public import Access
public import Erasure
public import Formats
import Law
import Members
public import Rights

/// One request with everything that somebody who works on it needs.
public struct RequestView: Sendable, Equatable {
  /// The request.
  public var request: SubjectRequest
  /// By when, and why; nil when it has ended or no law counts its facts.
  public var deadline: RequestDeadline?
  /// What it says; nil after an erasure.
  public var content: RequestContent?
  /// What happened, oldest first.
  public var history: [RequestNote]
  /// Those that were joined to it.
  public var joined: [SubjectRequest]
  /// The tasks of a notice.
  public var tasks: [RequestTask]
  /// Whether the person can be written to.
  public var hasAddress: Bool
  /// Whether a letter is kept with it.
  public var hasLetter: Bool
  /// The newest copy that was made for it and is still kept.
  public var package: AccessPackage?
  /// The erasure that answers it.
  public var erasure: ErasureAct?
  /// The other systems that have not answered for it, by name.
  public var systems: [String]
}

/// A member's own request, in plain words.
public struct OwnRequest: Sendable, Equatable {
  /// Its number.
  public var id: String
  /// What was asked for.
  public var what: String
  /// The day on which we got it.
  public var received: CivilDate
  /// Where it stands, and what comes next, in a sentence or two.
  public var explanation: String
  /// The day by which it is answered; nil when it has ended or the clock stands.
  public var due: CivilDate?
  /// Whether it can be taken back.
  public var canWithdraw: Bool
  /// What we answered, or why we refused.
  public var answer: String?
}

extension Workspace {
  /// A request with everything about it; throws `RequestError.unknown`.
  public func requestView(_ id: String) async throws -> RequestView {
    let request = try await requests.find(id)
    let history = try await requests.history(of: request)
    return RequestView(
      request: request,
      deadline: request.isOpen ? try? await requests.deadline(of: request) : nil,
      content: try await requests.content(of: request), history: history,
      joined: try await requests.joined(to: id), tasks: try await requests.tasks(of: id),
      hasAddress: try await address(of: request) != nil,
      hasLetter: history.contains { $0.texts["letter"] != nil },
      package: try await package(for: request), erasure: try await erasures.act(for: id),
      systems: try await systemsToAnswer(for: id))
  }

  private func package(for request: SubjectRequest) async throws -> AccessPackage? {
    guard let subject = request.subject else { return nil }
    return try await access.list(of: subject).first { $0.request == request.id }
  }

  /// A member's own requests, the newest first.
  public func ownRequests(of subject: UInt32) async throws -> [OwnRequest] {
    let all = try await requests.requests(of: subject)
    var own: [OwnRequest] = []
    for request in all {
      let first = request.joinedInto.flatMap { id in all.first { $0.id == id } } ?? request
      var answer: String?
      if !first.state.isOpen, request.joinedInto == nil {
        let last = try await requests.history(of: first).last { $0.to == first.state }
        answer = last?.texts["words"] ?? last?.texts["reason"]
      }
      own.append(
        OwnRequest(
          id: request.id, what: request.right.words, received: request.received,
          explanation: Self.explanation(request, first), due: first.isOpen ? first.legalDue : nil,
          canWithdraw: request.isOpen
            && RequestMoves.moves(from: request.state).contains(.withdraw),
          answer: answer))
    }
    return own
  }

  private static func explanation(_ request: SubjectRequest, _ first: SubjectRequest) -> String {
    if request.joinedInto != nil {
      return "You asked for this twice, so we deal with both together, counted from the first day."
    }
    switch request.state {
    case .received: return "We have it. Nobody has begun yet."
    case .awaitingIdentity: return "We have asked you to show that it is you. Then we begin."
    case .awaitingFee: return "We have asked for a fee and told you why. Then we go on."
    case .running: return "We are working on it."
    case .paused: return "We have asked you something. The days until your answer are not counted."
    case .extended: return "It takes longer than usual. We have told you why."
    case .answered:
      return "Answered on \(request.ended.map { HumanDate.text($0) } ?? "that day")"
        + (request.outcome.map { ": \($0.words)." } ?? ".")
    case .refused:
      return "Refused on \(request.ended.map { HumanDate.text($0) } ?? "that day"), with reasons. "
        + "You can complain to us, to the data protection authority, and go to court."
    case .withdrawn: return "You took it back."
    }
  }
}
