import Disclosure
import Formats
import Register
import Store
import TestSupport
import Testing
import Workspace

@Suite(.onEveryEngine) struct TodayDisclosureTests {
  @Test("a disclosure goes from those to approve to those to send, and from there when it is sent")
  func way() async throws {
    let community = try await Community.make(members: 2)
    try await community.allow(0)
    let workspace = community.workspace
    func lines(_ kind: Today.Kind) async throws -> [Today.Line] {
      try await workspace.today(at: community.now).parts.first { $0.kind == kind }?.lines ?? []
    }
    let plan = try await workspace.disclosures.plan(
      try Community.nappies(), actor: Community.staff, at: community.now)
    #expect(try await lines(.approvals).map(\.place) == [.disclosure(plan.id)])
    #expect(try await lines(.approvals).first?.why.contains("for 1 record.") == true)
    _ = try await workspace.disclosures.approve(
      plan.id, actor: Community.other, at: community.now)
    #expect(try await lines(.approvals).isEmpty)
    #expect(try await lines(.sendings).map(\.place) == [.disclosure(plan.id)])
    _ = try await workspace.disclosures.send(
      plan.id, actor: Community.staff, at: community.now)
    #expect(try await lines(.approvals).isEmpty)
    #expect(try await lines(.sendings).isEmpty)
    try await community.end()
  }

  @Test("a recheck of every team's day names the teams of the register")
  func teams() async throws {
    let community = try await Community.make(members: 0)
    let today = try await community.workspace.today(at: community.now)
    let declared = try await community.workspace.inForce().register.recipients.map(\.team)
    #expect(Set(declared).subtracting(today.teams).isEmpty && !today.teams.isEmpty)
    #expect(today.teams == today.teams.sorted())
    try await community.end()
  }
}
