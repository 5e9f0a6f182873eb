import Formats
import Register
import Sites
import Store

extension Workspace {
  /// How long after it is due a scan may take before it is called overdue: a day, in microseconds.
  private static let patience: Int64 = 86_400_000_000

  /// The declared sites whose scan failed or has not come when it should.
  func unseenSites(
    _ asked: TodayQuestion, _ failed: [String: Job]
  ) async throws -> Today.Part? {
    var schedules: [String: ScanSchedule] = [:]
    for schedule in try await sites.schedules() { schedules[schedule.site] = schedule }
    var lines: [Today.Line] = []
    for site in asked.register.sites where asked.includes(site.team) {
      let id = site.id.text
      let last = try await sites.latest(of: id)
      let due = schedules[id].flatMap { Self.missed($0, last: last?.ended, at: asked.now) }
      // Whatever was scanned since by hand was looked at, however the job ended.
      let failure = failed[id].flatMap { job in
        (last?.ended).map { $0 > job.ended ?? job.asked } == true ? nil : job
      }
      guard failure != nil || due != nil else { continue }
      let seen =
        last.map { "It was last scanned on \(HumanDate.text($0.ended))." }
        ?? "It was never scanned."
      let why =
        failure.map(Self.reason)
        ?? due.map { "Its scan was due on \(HumanDate.text($0)) and has not come." } ?? ""
      lines.append(
        Today.Line(
          place: .site(id), what: "\(id), \(site.address)", why: "\(why) \(seen)",
          team: site.team, due: due?.date, isOverdue: due != nil))
    }
    return Today.Part(.sites, all: lines, limit: asked.limit)
  }

  /// When a scan was due that has not come a day later, or nil.
  ///
  /// A server that takes a schedule up sets its next time; the scan it owes is then the one before.
  private static func missed(
    _ schedule: ScanSchedule, last: Timestamp?, at now: Timestamp
  ) -> Timestamp? {
    let due =
      schedule.next <= now
      ? schedule.next
      : schedule.next.adding(seconds: Int64(-schedule.days) * 86_400)
    guard now.microseconds - due.microseconds > patience else { return nil }
    return last.map { $0 >= due } == true ? nil : due
  }
}
