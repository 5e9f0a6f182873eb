import Formats
import Law
import Members
import Rights

extension Workspace {
  /// Open requests that nobody has taken up, or in which something waits to be looked at.
  ///
  /// Those that are due are findings already and told there.
  func waitingRequests(_ asked: TodayQuestion) async throws -> Today.Part? {
    let open = try await requests.waiting(of: asked.team, limit: asked.limit)
    guard open.count > 0 else { return nil }
    return Today.Part(
      kind: .requests,
      lines: open.first.map { request in
        Today.Line(
          place: .request(request.id),
          what: "A request of \(HumanDate.text(request.received)): \(request.right.words)",
          why: Self.why(request), team: request.owner, due: request.safeDue,
          isOverdue: request.safeDue.map { $0 < asked.day } ?? false)
      }, count: open.count, overdue: open.first.count { ($0.safeDue ?? .latest) < asked.day })
  }

  private static func why(_ request: SubjectRequest) -> String {
    if request.right == .unclassified { return "Nobody has said what it asks for." }
    if request.mandate == .waiting {
      return "The paper of whoever acts for the person is to be checked."
    }
    if request.others == .waiting {
      return "Somebody has to look at what is about a second person."
    }
    return "Nobody has taken it up."
  }
}
