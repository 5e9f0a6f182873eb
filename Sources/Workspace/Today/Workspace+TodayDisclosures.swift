import Disclosure
import Formats
import Gate
import Register
import Store

extension Workspace {
  /// How many days a plan is called up: an older one rests on permissions that have changed since.
  static let daysOfAPlan = 30

  /// The disclosures that wait for approval, or approved for being sent.
  func disclosures(
    _ state: DisclosureSummary.State, _ asked: TodayQuestion
  ) async throws -> Today.Part? {
    let recipients = asked.team.map { team in
      asked.register.recipients.filter { $0.team == team }.map(\.id)
    }
    let waiting = try await disclosures.waiting(
      state, for: recipients,
      since: asked.now.adding(seconds: Int64(-Self.daysOfAPlan) * 86_400), limit: asked.limit)
    guard waiting.count > 0 else { return nil }
    return Today.Part(
      kind: state == .planned ? .approvals : .sendings,
      lines: waiting.first.map { Self.line($0, asked) }, count: waiting.count, overdue: 0,
      aside: waiting.older > 0
        ? "\(Words.count(waiting.older)) planned more than \(Self.daysOfAPlan) days ago "
          + "\(waiting.older == 1 ? "is" : "are") not called up any more: plan again instead." : nil
    )
  }

  private static func line(_ summary: DisclosureSummary, _ asked: TodayQuestion) -> Today.Line {
    let chain = (summary.use.through + [summary.use.recipient]).map(asked.name)
      .joined(separator: " to ")
    let people = Words.count(summary.permitted, hasSelector: summary.hasSelector)
    let records = people == "1" ? "1 record" : "\(people) records"
    let why =
      if let approved = summary.approved {
        "Approved on \(HumanDate.text(approved.at)) by \(approved.by.id), and not sent: nothing of "
          + "its \(records) has left."
      } else {
        "Planned on \(HumanDate.text(summary.planned.at)) by \(summary.planned.by.id) for "
          + "\(records). Somebody else approves it."
      }
    return Today.Line(
      place: .disclosure(summary.id), what: "\(asked.name(summary.use.purpose)) for \(chain)",
      why: why, team: asked.register.recipients[id: summary.use.recipient]?.team, due: nil,
      isOverdue: false)
  }
}
