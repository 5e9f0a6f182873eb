import Consent
import Disclosure
import Evidence
import Formats
import Foundation
import Gate
import Members
import Register
import Standing
import Store
import TestSupport
import Testing
import Vault
import Workspace

@Suite("Disclosure", .onEveryEngine)
struct DisclosureTests {
  func rows(_ community: Community, _ summary: DisclosureSummary) throws -> [String] {
    let path =
      community.workspace.disclosures.folder(of: summary.id) + "/" + (summary.file ?? "none")
    return String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
      .split(whereSeparator: \.isNewline).map(String.init)
  }

  @Test("exactly the permitted members are handed over, and the ledger says so (E1)")
  func handsOverPermitted() async throws {
    let community = try await Community.make(members: 6)
    for number in 0..<4 { try await community.allow(number) }
    let sent = try await community.sent(try Community.nappies())
    #expect(sent.members == 6 && sent.permitted == 4 && sent.denied == 2)
    let lines = try rows(community, sent)
    #expect(lines.count == 5)
    #expect(lines[0] == "ref,name,address,has_under5,birth_date,child_birth_dates")
    #expect(Set(lines.dropFirst().map { $0.split(separator: ",")[1] }).count == 4)
    let had = try await community.workspace.disclosures.had(try await community.subject(0))
    #expect(had.map(\.summary.id) == [sent.id])
    #expect(
      try await community.workspace.disclosures.had(try await community.subject(5)).isEmpty)
    let refused = try await community.workspace.disclosures.refused(try await community.subject(5))
    #expect(refused.first?.reasons.map(\.code).contains(.consentMissing) == true)
    try await community.end()
  }

  @Test("nobody approves their own plan, and of two approvals the second is told")
  func approvals() async throws {
    let community = try await Community.make(members: 1)
    let disclosures = community.workspace.disclosures
    let plan = try await disclosures.plan(
      try Community.nappies(), actor: Community.staff, at: community.now)
    await #expect(throws: DisclosureError.ownPlan(id: plan.id)) {
      try await disclosures.approve(plan.id, actor: Community.staff, at: community.now)
    }
    await #expect(throws: DisclosureError.notApproved(id: plan.id)) {
      try await disclosures.send(plan.id, actor: Community.staff, at: community.now)
    }
    let third = Actor(kind: .staff, id: "chris")
    async let first = try? disclosures.approve(plan.id, actor: Community.other, at: community.now)
    async let second = try? disclosures.approve(plan.id, actor: third, at: community.now)
    let both = await [first, second].compactMap { $0 }
    #expect(both.count == 1)
    await #expect(throws: DisclosureError.nobodyPermitted(id: plan.id)) {
      try await disclosures.send(plan.id, actor: Community.staff, at: community.now)
    }
    try await community.end()
  }

  @Test("a withdrawal acknowledged while the file is being written wins over it")
  func withdrawalDuringSendWins() async throws {
    let community = try await Community.make(members: 5)
    for number in 0..<5 { try await community.allow(number) }
    let disclosures = community.workspace.disclosures
    let plan = try await disclosures.plan(
      try Community.nappies(), actor: Community.staff, at: community.now)
    _ = try await disclosures.approve(plan.id, actor: Community.other, at: community.now)
    // The progress call comes after a part is on disk and before the commit: the withdrawal is acknowledged there.
    let done = DispatchSemaphore(value: 0)
    let sent = try await disclosures.send(plan.id, actor: Community.staff, at: community.now) {
      _, _ in
      Task.detached {
        try? await community.withdraw(2)
        done.signal()
      }
      done.wait()
    }
    #expect(sent.permitted == 4)
    let lines = try rows(community, sent)
    #expect(lines.count == 5)
    #expect(!lines.contains { $0.contains("Parent 2") })
    #expect(try await disclosures.had(try await community.subject(2)).isEmpty)
    try await community.end()
  }

  @Test("a send that stopped between commit and file is finished when the workspace opens")
  func recoversAfterCommit() async throws {
    let community = try await Community.make(members: 2)
    for number in 0..<2 { try await community.allow(number) }
    let sent = try await community.sent(try Community.nappies())
    let folder = community.workspace.disclosures.folder(of: sent.id)
    // As a crash right after the commit leaves it: the whole file without its name, no certificate.
    let files = FileManager.default
    try files.moveItem(atPath: folder + "/data.csv", toPath: folder + "/.unfinished")
    try files.removeItem(atPath: folder + "/certificate.json")
    try await community.workspace.close()
    let again = try await Workspace.open(
      at: community.folder, databases: community.databases, now: community.now)
    #expect(files.fileExists(atPath: folder + "/data.csv"))
    #expect(try Verification.verify(folder + "/certificate.json").isIntact)
    try await again.close()
    try files.removeItem(atPath: community.folder)
  }

  @Test("a recipient finds any change to certificate or file, offline (E10)")
  func certificateIsChecked() async throws {
    let community = try await Community.make(members: 2)
    for number in 0..<2 { try await community.allow(number) }
    let sent = try await community.sent(try Community.nappies())
    let folder = community.workspace.disclosures.folder(of: sent.id)
    let path = folder + "/certificate.json"
    let key = community.workspace.evidence.verifier.text
    #expect(try Verification.verify(path, key: key).isIntact)
    let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
    for (old, new) in [
      ("\"rows\": 2", "\"rows\": 3"), ("offers.baby", "political.campaign"),
      ("nappy-brand", "party"), ("privacy@1", "privacy@2"),
    ] {
      let forged = folder + "/forged.json"
      try Data(text.replacingOccurrences(of: old, with: new).utf8).write(
        to: URL(fileURLWithPath: forged))
      #expect(text.contains(old))
      #expect(try !Verification.verify(forged, key: key).isIntact, "\(old)")
    }
    let data = URL(fileURLWithPath: folder + "/data.csv")
    var bytes = try Data(contentsOf: data)
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: data)
    #expect(try !Verification.verify(path, key: key).isIntact)
    try await community.end()
  }

  @Test("two recipients' files do not join: a member's reference differs in each (D8)")
  func referencesDiffer() async throws {
    let community = try await Community.make(members: 1)
    try await community.allow(0)
    let first = try await community.sent(try Community.nappies())
    let second = try await community.sent(try Community.nappies())
    let refs = try [first, second].map { try rows(community, $0)[1].split(separator: ",")[0] }
    #expect(Set(refs).count == 2)
    try await community.end()
  }

  @Test("a formula in a name reaches no spreadsheet")
  func formulaIsNeutralised() async throws {
    let community = try await Community.make(members: 0)
    try await community.take([try Community.draft(0, name: "=HYPERLINK(\"x\")")])
    try await community.allow(0)
    let sent = try await community.sent(try Community.nappies())
    #expect(try rows(community, sent)[1].contains("\"'=HYPERLINK"))
    try await community.end()
  }

  @Test("the list for a party through a broker is refused, also after the notice is edited (D1)")
  func partyIsRefused() async throws {
    let community = try await Community.make(members: 3)
    for number in 0..<3 { try await community.allow(number) }
    let use = Use(
      purpose: try Community.purpose("political.campaign"),
      recipient: try Community.recipient("party"),
      through: [try Community.recipient("data-broker")])
    let disclosures = community.workspace.disclosures
    let before = try await disclosures.plan(use, actor: Community.staff, at: community.now)
    #expect(before.permitted == 0 && before.members == 3)
    _ = try await community.workspace.standing.publish(
      try Community.register(edited: true), actor: Community.staff, at: community.now)
    let after = try await disclosures.plan(use, actor: Community.staff, at: community.now)
    #expect(after.permitted == 0)
    #expect(after.reasons.map(\.code).contains(.noticePurposeNotNamed))
    #expect(after.reasons.map(\.code).contains(.provenanceOtherPurpose))
    try await community.end()
  }
}
