import Findings
import Formats
import Register
import Standing
import Store
import TestSupport
import Testing
import Vendors

@Suite(.onEveryEngine) struct AuditTests {
  @Test("a team is warned before the day, once, and the warning goes when the work is done")
  func warned() async throws {
    let trade = try await Trade()
    let findings = Findings(database: trade.database)
    _ = try await trade.record(.assessment(try Trade.assessment(until: "2026-04-10")))
    #expect(try await trade.vendors.watch(at: Trade.now) == 0)
    let near = try #require(Timestamp("2026-03-25T00:00:00Z"))
    #expect(try await trade.vendors.watch(at: near) == 1)
    #expect(try await trade.vendors.watch(at: near) == 0)
    let warning = try #require(try await findings.list(limit: 5).first)
    #expect(warning.owner == "marketing")
    #expect(warning.due == (try Trade.day("2026-04-10")))
    _ = try await trade.record(.assessment(try Trade.assessment(until: "2027-04-10")))
    #expect(try await trade.vendors.watch(at: near) == 0)
    #expect(try await findings.openCount() == 0)
  }

  @Test("what an audit found stays open until it is put right, and cannot be put right twice")
  func faults() async throws {
    let trade = try await Trade()
    _ = try await trade.record(
      .plannedAudit(
        PlannedAudit(
          agreement: trade.agreement, day: try Trade.day("2026-03-05"), scope: "deletion")))
    #expect(try await trade.vendors.dossier(of: trade.printer).plannedAudits.count == 1)
    let audit = try await trade.record(
      .audit(
        AuditReport(
          agreement: trade.agreement, made: try Trade.day("2026-03-01"),
          next: try Trade.day("2026-06-01"), summary: "one fault",
          faults: [.init(what: "old files", due: try Trade.day("2026-03-20"))])))
    let dossier = try await trade.vendors.dossier(of: trade.printer)
    #expect(dossier.plannedAudits.isEmpty)
    #expect(dossier.openFaults.map(\.fault.what) == ["old files"])
    let inForce = try #require(try await trade.standing.load())
    let agreement = try #require(inForce.register.agreements[id: trade.agreement])
    #expect(inForce.auditDue(under: agreement) == (try Trade.day("2026-06-01")))
    await #expect(throws: VendorError.unknownRecord(audit.id)) {
      try await trade.record(.fix(AuditFix(audit: audit.id, fault: 2, how: "wiped")))
    }
    _ = try await trade.record(.fix(AuditFix(audit: audit.id, fault: 1, how: "wiped")))
    #expect(try await trade.vendors.dossier(of: trade.printer).openFaults.isEmpty)
    await #expect(throws: VendorError.doneAlready(audit.id)) {
      try await trade.record(.fix(AuditFix(audit: audit.id, fault: 1, how: "wiped")))
    }
  }

  @Test("a draft cannot be audited before it is signed")
  func draft() async throws {
    let trade = try await Trade(isDraft: true)
    let report = AuditReport(
      agreement: trade.agreement, made: try Trade.day("2026-03-01"), next: nil, summary: "fine")
    await #expect(throws: StandingError.notSigned(trade.agreement)) {
      try await trade.record(.audit(report))
    }
    try await trade.standing.carryOut(
      PartnerAct.sign(trade.agreement, on: try Trade.day("2026-02-20")), actor: Trade.lead,
      at: Trade.now)
    _ = try await trade.record(.audit(report))
  }
}
