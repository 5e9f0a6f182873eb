import Formats
import Store
import TestSupport
import Testing

@testable import Sites

/// Scans that come again by themselves.
@Suite(.onEveryEngine) struct ScheduleTests {
  @Test("a schedule is due at once, then every so many days from when it was taken")
  func due() async throws {
    let house = try await House()
    let detail: JSON = ["site": "forum", "pages": 5]
    try await house.sites.schedule("forum", every: 7, detail: detail, at: time(0))
    #expect(try await house.sites.takeDue(at: time(0)).map(\.site) == ["forum"])
    #expect(try await house.sites.takeDue(at: time(6)).isEmpty)
    let late = try await house.sites.takeDue(at: time(30))
    #expect(late.map(\.detail) == [detail])
    #expect(try await house.sites.takeDue(at: time(31)).isEmpty, "it owes one scan, not four")
    #expect(try await house.sites.schedules().map(\.next) == [time(37)])
  }

  @Test("a schedule is put in the place of the one before, and ended")
  func changed() async throws {
    let house = try await House()
    for (site, days) in [("forum", 7), ("shop", 1), ("forum", 30)] {
      try await house.sites.schedule(site, every: days, detail: [:], at: time(1))
    }
    #expect(try await house.sites.schedules().map(\.site) == ["forum", "shop"])
    #expect(try await house.sites.schedules().map(\.days) == [30, 1])
    try await house.sites.schedule("forum", every: nil, detail: [:], at: time(2))
    #expect(try await house.sites.schedules().map(\.site) == ["shop"])
    #expect(try await house.entries().map(\.kind) == Array(repeating: "site.scheduled", count: 4))
  }

  @Test("of several that ask at the same moment, one is given the scan")
  func once() async throws {
    let house = try await House()
    try await house.sites.schedule("forum", every: 7, detail: [:], at: time(0))
    let taken = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<8 {
        group.addTask { try await house.sites.takeDue(at: time(1)).count }
      }
      return try await group.reduce(0, +)
    }
    #expect(taken == 1)
  }
}
