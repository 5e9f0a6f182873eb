public import Formats
import Store

/// A scan that comes again by itself.
public struct ScanSchedule: Sendable, Equatable {
  /// The site of the register.
  public let site: String
  /// How many days lie between two scans.
  public let days: Int
  /// When the next is due.
  public let next: Timestamp
  /// What is asked for, as a job has it.
  public let detail: JSON
}

extension Sites {
  /// Has a site scanned every so many days, the first time at once; nil for no more.
  ///
  /// - Parameter detail: what a scan's job needs to know; never a value of a member.
  public func schedule(_ site: String, every days: Int?, detail: JSON, at now: Timestamp)
    async throws
  {
    try await database.write { transaction in
      try transaction.run("DELETE FROM site_schedules WHERE site = \(site)")
      if let days {
        try transaction.run(
          """
          INSERT INTO site_schedules (site, days, next_at, detail)
          VALUES (\(site), \(days), \(now), \(detail.text))
          """)
      }
      let leaf: JSON = ["site": .string(site), "days": days.map { .integer(Int64($0)) } ?? .null]
      try transaction.append(EntryDraft(kind: "site.scheduled", at: now) { _ in leaf })
    }
  }

  /// Every schedule, by site.
  public func schedules() async throws -> [ScanSchedule] {
    try await database.read { transaction in
      try transaction.rows("SELECT site, days, next_at, detail FROM site_schedules ORDER BY site")
        .map(ScanSchedule.init)
    }
  }

  /// Takes the schedules that are due and sets their next day; of several nodes, each is given to one.
  public func takeDue(at now: Timestamp) async throws -> [ScanSchedule] {
    let due = try await schedules().filter { $0.next <= now }
    guard !due.isEmpty else { return [] }
    return try await database.write { transaction in
      try due.filter { schedule in
        // From now, not from when it was due: a server that was off for a month owes one scan, not four.
        let next = Timestamp(
          microseconds: now.microseconds + Int64(schedule.days) * 86_400_000_000)
        return try transaction.run(
          """
          UPDATE site_schedules SET next_at = \(next)
          WHERE site = \(schedule.site) AND next_at = \(schedule.next)
          """) == 1
      }
    }
  }
}

extension ScanSchedule {
  fileprivate init(_ row: Row) throws {
    guard let detail = try? JSON(parsing: try row.text(3).utf8) else {
      throw StoreError(.corrupt, "a row of site_schedules is damaged")
    }
    self.init(
      site: try row.text(0), days: Int(try row.int(1)), next: try row.timestamp(2), detail: detail)
  }
}
