import Crypto
import Formats
import Staff
import Store
import TestSupport
import Testing

private let root = Actor(kind: .system, id: "cli")

@Suite(.onEveryEngine) struct TeamTests {
  @Test("a champion is made with a team and can be given to another; nobody else has one")
  func teams() async throws {
    let staff = Staff(
      database: try await TestFolder().database(), key: SymmetricKey(size: .bits256))
    await #expect(throws: StaffError.teamNeeded) {
      try await staff.add(id: "cleo", name: "Cleo", role: .champion, actor: root, at: time(1))
    }
    await #expect(throws: StaffError.malformedName) {
      try await staff.add(
        id: "cleo", name: "Cleo", role: .champion, team: "", actor: root, at: time(1))
    }
    for role in StaffRole.allCases where role != .champion {
      await #expect(throws: StaffError.teamOfNobody) {
        try await staff.add(
          id: "other", name: "Other", role: role, team: "Community", actor: root, at: time(1))
      }
    }
    #expect(try await staff.list().isEmpty)
    try await staff.add(
      id: "cleo", name: "Cleo", role: .champion, team: "Community", actor: root, at: time(2))
    #expect(try await staff.account("cleo")?.team == "Community")
    try await staff.setTeam("Product", of: "cleo", actor: root, at: time(3))
    #expect(try await staff.list().map(\.team) == ["Product"])
    try await staff.add(id: "al", name: "Al", role: .auditor, actor: root, at: time(4))
    await #expect(throws: StaffError.teamOfNobody) {
      try await staff.setTeam("Product", of: "al", actor: root, at: time(5))
    }
    try await staff.deactivate(id: "cleo", actor: root, at: time(6))
    for id in ["cleo", "nobody"] {
      await #expect(throws: StaffError.accountUnknown) {
        try await staff.setTeam("Community", of: id, actor: root, at: time(7))
      }
    }
  }
}
