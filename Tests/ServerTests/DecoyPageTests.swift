import Consent
import Disclosure
import Formats
import Foundation
import Gate
import Law
import Members
import Register
import Staff
import Standing
import Store
import Testing
import Vault
import Workspace

@testable import Server

/// The desk's page of decoys, before and after somebody wrote to one.
@Suite struct DecoyPageTests {
  @Test(
    "the page says who wrote to which disclosure's decoy, and shows neither address nor message")
  func page() async throws {
    try await House.run { house in
      let lead = try await house.signIn(staff: "lena", .privacyLead)
      let support = try await house.signIn(staff: "sam", .support)
      #expect(
        try await house.client.send("GET", "/desk/decoys", headers: ["Cookie": support]).status
          == 403)
      let empty = try await house.client.send("GET", "/desk/decoys", headers: ["Cookie": lead])
      #expect(empty.text.contains("Nobody has written to a decoy."))
      #expect(empty.text.contains("the register does not declare them"))
      let id = try await send(in: house)
      let decoy = try #require(try await house.workspace.decoys.decoys(in: id).first)
      for host in ["brand.example", "stranger.example"] {
        let seen = try await receive("news@\(host)", decoy.email, in: house)
        #expect(seen.sightings.count == 1)
      }
      let page = try await house.client.send("GET", "/desk/decoys", headers: ["Cookie": lead])
      #expect(page.status == 200)
      #expect(page.header("cache-control") == "no-store")
      for text in [
        "wrote once", "decoys were written to 2 times", "stranger.example", "brand.example",
        "Stranger", "Declared", "Nappy brand, 21 November 2026", "/desk/plans/\(id)",
      ] {
        #expect(page.text.contains(text), "\(text)")
      }
      for text in [decoy.email, decoy.ref, "Zebrafish", "{{", "Optional("] {
        #expect(!page.text.contains(text), "\(text)")
      }
      let today = try await house.client.send("GET", "/desk", headers: ["Cookie": lead])
      #expect(
        today.text.contains("A decoy of the disclosure to Nappy brand of 2026-11-21 got mail"))
      let long = String(repeating: "a", count: 65)
      #expect(
        try await house.client.send(
          "GET", "/desk/decoys?before=\(long)", headers: ["Cookie": lead]
        ).status == 400)
    }
  }

  @Test("a list longer than a page goes on on the next")
  func longList() async throws {
    try await House.run { house in
      let lead = try await house.signIn(staff: "lena", .privacyLead)
      let id = try await send(in: house)
      let decoy = try #require(try await house.workspace.decoys.decoys(in: id).first)
      for number in 0..<51 { _ = try await receive("n@s\(number).example", decoy.email, in: house) }
      let first = try await house.client.send("GET", "/desk/decoys", headers: ["Cookie": lead])
      let parts = first.text.components(separatedBy: "rel=\"next\" href=\"")
      let next = String(try #require(parts.dropFirst().first).prefix { $0 != "\"" })
      let second = try await house.client.send("GET", next, headers: ["Cookie": lead])
      #expect(!second.text.contains("rel=\"next\""))
      for number in 0..<51 {
        let cell = ">s\(number).example<"
        #expect(first.text.contains(cell) != second.text.contains(cell), "\(number)")
      }
    }
  }

  /// Publishes a register with decoys, and sends the one who agreed to the brand.
  private func send(in house: House) async throws -> String {
    let (workspace, now) = (house.workspace, House.start)
    var register = Fixture.register
    register.organisation.decoys = DecoyRule(domains: ["post.nest.example"], count: 2)
    register.recipients = Declared(
      register.recipients.map { recipient in
        var recipient = recipient
        recipient.domains = recipient.id == Fixture.brand ? ["brand.example"] : nil
        return recipient
      })
    _ = try await workspace.standing.publish(register, files: [], actor: House.system, at: now)
    let inForce = try await workspace.inForce()
    let draft = MemberDraft(
      handles: [.id: "m-2"], relationship: "sign-up",
      values: [Fixture.name: .text("Bea"), Fixture.country: .country(Fixture.britain)],
      provenance: .init(source: Fixture.signUp, notice: Fixture.privacy, basis: .consent),
      collected: now.date, served: .init(notice: Fixture.privacy, at: now, channel: .web))
    let taken = try await workspace.members.take(
      [draft], inForce: inForce, actor: House.system, at: now, served: workspace.consent)
    guard case .added(let subject)? = taken.first else { throw LoopbackClient.Unanswered() }
    _ = try await workspace.consent.record(
      ChoiceDraft(
        act: .grant, purpose: .purpose(Fixture.offers), recipient: .recipient(Fixture.brand),
        notice: Fixture.privacy, channel: .web, explicit: true), subject: subject,
      inForce: inForce, actor: House.system, at: now)
    let lead = Actor(kind: .staff, id: "one")
    let plan = try await workspace.disclosures.plan(
      Use(purpose: Fixture.offers, recipient: Fixture.brand, required: [Fixture.name]),
      actor: lead, at: now)
    _ = try await workspace.disclosures.approve(
      plan.id, actor: Actor(kind: .staff, id: "two"), at: now)
    return try await workspace.disclosures.send(plan.id, actor: lead, at: now).id
  }

  private func receive(
    _ from: String, _ to: String, in house: House
  ) async throws -> DecoyReceipt {
    let path = FileManager.default.temporaryDirectory.path + "/mail-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data("From: \(from)\nTo: \(to)\n\nZebrafish\n".utf8).write(
      to: URL(fileURLWithPath: path))
    return try await house.workspace.decoys.receive(
      from: try #require(FileHandle(forReadingAtPath: path)), named: "a test", at: House.start)
  }
}
