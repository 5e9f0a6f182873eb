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
import Vendors
import Workspace

@testable import Server

/// A house in which partners, audiences, decoys and recalls have come to something, and its pages about them.
struct LivedIn {
  let house: House

  /// Every such page as its reader gets it, by its address.
  static func pages(of house: House) async throws -> [(String, String)] {
    let lived = LivedIn(house: house)
    let lead = try await house.signIn(staff: "lena", .privacyLead)
    let empty = try await lived.get(
      [
        "/desk/recalls", "/desk/partners", "/desk/partners/brand", "/desk/audiences", "/desk/door",
        "/desk/decoys",
      ], lead)
    let sent = try await lived.disclose()
    let audience = try await lived.audience(lead)
    let questions = try await lived.partner(lead)
    try await house.withdrawFromBrand()
    _ = try await house.workspace.keepRecalls(at: house.clock.now)
    let recall = try #require(try await house.workspace.disclosures.recalls().first).id
    _ = try await house.post(audience + "/run", cookie: lead, page: audience, [])
    let partner = try await house.signIn(partner: Fixture.brand)
    let recalled = "/partner/recalls/\(recall)"
    let asked = try await lived.get(
      ["/partner", recalled, "/partner/disclosures/\(sent)", "/partner/onward"], partner)
    _ = try await house.post(
      recalled, cookie: partner, page: recalled,
      [("did", "deleted"), ("done", house.clock.now.date.iso), ("by", "Sam Brand")])
    let subject = try #require(try await house.workspace.members.find(.id, "m-2"))
    let member = try await house.signIn(.member(subject))
    return try await empty
      + lived.get(
        [
          "/desk/recalls", "/desk/recalls/\(recall)", "/desk/partners", "/desk/partners/brand",
          "/desk/audiences", audience, "/desk/door", "/desk/decoys", "/desk/agreements/supply/end",
          "/desk/undertake?recipient=brand", "/desk/plans/\(sent)",
        ], lead)
      + asked + lived.get([recalled], partner) + lived.get([questions, "/shared?with=Softy"], nil)
      + lived.get(["/me/proofs", "/me"], member)
  }

  private func get(_ paths: [String], _ cookie: String?) async throws -> [(String, String)] {
    var pages: [(String, String)] = []
    for path in paths {
      let answer = try await house.client.send(
        "GET", path, headers: cookie.map { ["Cookie": $0] } ?? [:])
      #expect(answer.status == 200, "\(path)")
      pages.append((path, answer.text))
    }
    return pages
  }

  /// A disclosure with decoys, to one of which the recipient and a stranger wrote.
  private func disclose() async throws -> String {
    var register = Fixture.register
    register.organisation.decoys = DecoyRule(domains: ["post.nest.example"], count: 2)
    try await publish(register)
    let sent = try await house.sendToBrand().id
    let decoy = try #require(try await house.workspace.decoys.decoys(in: sent).first)
    for host in ["brand.example", "a-stranger-with-a-rather-long-name.marketing.example"] {
      let path = FileManager.default.temporaryDirectory.path + "/mail-\(UUID().uuidString)"
      defer { try? FileManager.default.removeItem(atPath: path) }
      try Data("From: news@\(host)\nTo: \(decoy.email)\n\nHello\n".utf8).write(
        to: URL(fileURLWithPath: path))
      _ = try await house.workspace.decoys.receive(
        from: try #require(FileHandle(forReadingAtPath: path)), named: "a test",
        at: house.clock.now)
    }
    return sent
  }

  private func publish(_ register: Register) async throws {
    _ = try await house.workspace.standing.publish(
      register, files: [], actor: House.system, at: house.clock.now)
  }

  /// The address of an audience that was approved and has run.
  private func audience(_ lead: String) async throws -> String {
    var purposes = Array(Fixture.register.purposes)
    for index in purposes.indices where purposes[index].id == Fixture.offers {
      purposes[index].kind = .audience
    }
    var register = Fixture.register
    register.purposes = Declared(purposes)
    try await publish(register)
    let marketer = try await house.signIn(staff: "marta", .marketer)
    let made = try await house.post(
      "/desk/audiences/propose", cookie: marketer, page: "/desk/audiences",
      [("purpose", "offers"), ("recipient", "brand"), ("required", "name"), ("days", "7")])
    let path = String((made.header("location") ?? "").prefix { $0 != "?" })
    for step in ["/approve", "/run"] {
      #expect(
        try await house.post(path + step, cookie: lead, page: path, []).status == 303, "\(step)")
    }
    return path
  }

  /// Writes down every kind of fact about the brand; the address at which it answers questions.
  private func partner(_ lead: String) async throws -> String {
    let vendors = house.workspace.vendors
    let (actor, now) = (Actor(kind: .staff, id: "lena"), house.clock.now)
    let states = try #require(Country("US"))
    func record(_ fact: PartnerFact) async throws -> PartnerRecord {
      try await vendors.record(fact, of: Fixture.brand, actor: actor, at: now)
    }
    _ = try await record(
      .assessment(
        Assessment(
          made: now.date, until: now.date.adding(days: 300), isPassed: true,
          scores: Criterion.allCases.map {
            Assessment.Score(criterion: $0, points: 4, reason: "We asked around.")
          })))
    let parcel = try await record(
      .subProcessor(
        SubProcessor(
          name: "Parcel Co", country: Fixture.britain, task: "parcels", from: now.date,
          isDeclaredByPartner: false)))
    _ = try await record(
      .subProcessor(
        SubProcessor(
          name: "Rider Co", country: states, task: "rides", under: parcel.id, from: now.date,
          until: now.date.adding(days: 90), isDeclaredByPartner: true)))
    try await vendors.carry(
      TransferLine(
        country: states, mechanism: .dpf, reference: "a2zt0000000TNxyAAG",
        until: now.date.adding(days: 200), documents: [String(repeating: "0a", count: 32)]),
      to: Fixture.brand, actor: actor, at: now)
    _ = try await record(
      .audit(
        AuditReport(
          agreement: Fixture.supply, made: now.date, next: now.date.adding(days: 300),
          summary: "One fault.", faults: [.init(what: "Old files on a share", due: now.date)])))
    _ = try await record(
      .contract(ContractChecklist(agreement: Fixture.supply, contract: "v3", met: [.duration])))
    _ = try await record(
      .document(PartnerDocument(title: "contract", hash: String(repeating: "0b", count: 32))))
    _ = try await record(
      .name(DeclaredName(kind: .parent, name: "Holdings", isDeclaredByPartner: false)))
    try await house.workspace.standing.carryOut(
      StandingChange.undertake(
        Undertaking(id: "u1", purpose: Fixture.newsletter, from: now.date)), reason: "To the ICO.",
      actor: actor, at: now)
    return "/partner/questions/"
      + (try await vendors.ask(Fixture.brand, actor: actor, at: now).secret)
  }
}
