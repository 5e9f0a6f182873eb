import Consent
import Disclosure
import Formats
import Foundation
import Law
import Members
import Register
import Standing
import Store
import Testing
import Vault

@testable import Workspace

/// A workspace in which a little of everything has happened, to be copied and damaged.
struct DamagedWorld {
  static let shared = Task { try await DamagedWorld() }

  let folder: String
  let now: Timestamp
  let sent: String
  let unsent: String

  private init() async throws {
    let community = try await Community.make(members: 6)
    let (workspace, now) = (community.workspace, community.now)
    for number in 0..<3 { try await community.allow(number) }
    try await community.allow(3)
    try await community.withdraw(3)
    try await community.choose(
      4,
      ChoiceDraft(
        act: .grant, purpose: .purpose(try Community.purpose("newsletter")), recipient: .all,
        notice: NoticeVersion("privacy@1"), channel: .web, wording: "Yes, please"))
    _ = try await workspace.consent.record(
      [
        ChoiceDraft(
          act: .refuse, purpose: .purpose(try Community.purpose("newsletter")), channel: .post)
      ], subject: try await community.subject(2), inForce: try await workspace.inForce(),
      actor: Community.staff, at: now, letter: try ScannedLetter(Array("%PDF-1.7\nNo.\n".utf8)))
    let subject = try await community.subject(5)
    try await workspace.consent.serve(
      try #require(NoticeVersion("privacy@1")), to: [subject], channel: .email,
      inForce: try await workspace.inForce(), actor: Community.staff, at: now)
    _ = try await workspace.members.placeHold(
      on: subject, reason: "a claim", actor: Community.staff, at: now)
    sent = try await community.sent(try Community.nappies()).id
    try await workspace.standing.suspend(
      try #require(AgreementID("social-sharing")),
      territories: [try #require(Country("GB"))], reason: "asked", actor: Community.staff, at: now)
    try await workspace.standing.pause(
      try Community.purpose("newsletter"), reason: "a complaint", actor: Community.staff, at: now)
    let plan = try await workspace.disclosures.plan(
      try Community.nappies(), actor: Community.staff, at: now)
    _ = try await workspace.disclosures.approve(plan.id, actor: Community.other, at: now)
    unsent = plan.id
    try FileManager.default.createDirectory(
      atPath: workspace.disclosures.folder(of: unsent), withIntermediateDirectories: true)
    try await workspace.evidence.integrate()
    try await workspace.close()
    folder = community.folder
    self.now = now
  }

  /// Opens a copy, to be removed by `FsckTests`.
  func copy() async throws -> Workspace {
    let copy = Community.temporaryFolder()
    try FileManager.default.copyItem(atPath: folder, toPath: copy)
    return try await Workspace.open(at: copy, now: now)
  }
}

@Suite("fsck")
struct FsckTests {
  private func codes(_ report: FsckReport) -> Set<String> {
    Set(report.flaws.all.map(\.kind.code))
  }

  @Test("in a workspace where a little of everything has happened, nothing is found")
  func sound() async throws {
    let world = try await DamagedWorld.shared.value
    let workspace = try await world.copy()
    let report = try await workspace.fsck(mend: true, at: world.now)
    #expect(report.flaws.all.isEmpty && report.mended.isEmpty, "\(report.flaws.all)")
    try await end(workspace)
  }

  @Test(
    "each damage is told as what it is, and mended exactly when it can be derived",
    arguments: Damage.tables + Damage.onDisk)
  func damage(damage: Damage) async throws {
    let world = try await DamagedWorld.shared.value
    let workspace = try await world.copy()
    try await damage.apply(to: workspace, world)
    let found = try await workspace.fsck(at: world.now)
    #expect(codes(found) == damage.codes, "\(found.flaws.all)")
    let mended = try await workspace.fsck(mend: true, at: world.now)
    #expect(mended.mended.isEmpty != found.flaws.all.contains(where: \.kind.isMendable))
    if damage.isMended {
      #expect(mended.flaws.all.isEmpty, "\(mended.flaws.all)")
    } else {
      #expect(
        codes(mended)
          == damage.codes.filter { code in
            !found.flaws.all.contains { $0.kind.code == code && $0.kind.isMendable }
          }, "\(mended.flaws.all)")
    }
    // Mending again finds nothing more to do.
    let again = try await workspace.fsck(mend: true, at: world.now)
    #expect(again.mended.isEmpty)
    try await end(workspace)
  }

  @Test("what fsck says names no value and no ordinal")
  func discreet() async throws {
    let world = try await DamagedWorld.shared.value
    let workspace = try await world.copy()
    for damage in Damage.tables where damage.what.contains("record is damaged") {
      try await damage.apply(to: workspace, world)
    }
    let flaws = try await workspace.fsck(at: world.now).flaws.all
    #expect(flaws.map(\.count) == [1] && flaws.allSatisfy(\.places.isEmpty))
    try await end(workspace)
  }

  @Test("while others go on working, no fault is found that is not there")
  func beside() async throws {
    let community = try await Community.make(members: 8)
    for number in 0..<4 { try await community.allow(number) }
    async let work: Void = {
      for round in 1...5 {
        try await community.take((0..<8).map { try Community.draft(round * 8 + $0) })
        try await community.allow(round * 8)
        try await community.withdraw(round * 8)
        _ = try await community.sent(try Community.nappies())
      }
    }()
    for _ in 0..<5 {
      let report = try await community.workspace.fsck(at: community.now)
      #expect(report.isSound, "\(report.flaws.all)")
    }
    try await work
    #expect(try await community.workspace.fsck(at: community.now).flaws.all.isEmpty)
    try await community.end()
  }

  @Test("a withdrawal that was put back denies again")
  func putBack() async throws {
    let world = try await DamagedWorld.shared.value
    let workspace = try await world.copy()
    let subject = try #require(try await workspace.members.find(.id, "m-3"))
    let before = try await workspace.consent.history(of: subject)
    try await workspace.database.writeAlone {
      try $0.run("DELETE FROM choices WHERE act = 'withdraw'")
    }
    _ = try await workspace.fsck(mend: true, at: world.now)
    #expect(try await workspace.consent.history(of: subject) == before)
    try await end(workspace)
  }

  private func end(_ workspace: Workspace) async throws {
    try await workspace.close()
    try FileManager.default.removeItem(atPath: workspace.folder)
  }
}
