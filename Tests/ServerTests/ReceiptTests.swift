import Consent
import Formats
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

@Suite struct ReceiptTests {
  /// Lets the member allow baby offers to the brand, and gives the sequence of the entry.
  private static func grant(_ house: House) async throws -> Int64 {
    let inForce = try await house.workspace.inForce()
    let actor = MemberVisitor(ordinal: house.member, formToken: "").actor
    try await house.workspace.consent.serve(
      Fixture.privacy, to: [house.member], channel: .web, inForce: inForce, actor: actor,
      at: house.clock.now)
    let recorded = try await house.workspace.consent.record(
      [
        ChoiceDraft(
          act: .grant, purpose: .purpose(Fixture.offers), recipient: .recipient(Fixture.brand),
          notice: Fixture.privacy, channel: .web, explicit: true)
      ], subject: house.member, inForce: inForce, actor: actor, at: house.clock.now)
    return try #require(recorded.first?.sequence)
  }

  @Test("a receipt has every field that ISO/IEC TS 27560 and the GDPR ask for")
  func fields() async throws {
    try await House.run { house in
      let sequence = try await Self.grant(house)
      let cookie = try await house.signIn(.member(house.member))
      let answer = try await house.client.send(
        "GET", "/me/receipts/\(sequence)", headers: ["Cookie": cookie])
      #expect(answer.status == 200)
      #expect(answer.header("content-type") == "application/ld+json")
      #expect(answer.header("content-disposition")?.hasPrefix("attachment") == true)
      #expect(answer.header("cache-control") == "no-store")
      let receipt = try JSON(parsing: Array(answer.text.utf8))
      for key in ["dct:conformsTo", "dct:identifier", "dct:created", "@context"] {
        #expect(receipt[key] != nil, "\(key)")
      }
      let record = try #require(receipt["dpv:hasRecordOfActivity"]?.array?.first)
      for key in [
        "dct:conformsTo", "dct:identifier", "dpv:hasDataSubject", "dpv:hasNotice", "dct:language",
        "dpv:hasDataController", "dpv:hasJurisdiction", "dpv:hasConsentControl", "dpv:hasRight",
        "dpv:hasAuthority", "dpv:hasConsentStatus", "dpv:hasEntity",
      ] {
        #expect(record[key] != nil, "\(key)")
      }
      let process = try #require(record["dpv:hasProcess"]?.array?.first)
      for key in [
        "dpv:hasPurpose", "dpv:hasPersonalData", "dpv:hasDataController", "dpv:hasStorageCondition",
        "dpv:hasRecipient", "dpv:hasThirdParty", "dpv:hasLegalBasis", "dpv:hasDataSource",
        "dpv:hasProcessing", "dpv:hasLocation", "dpv:hasRule", "dpv:hasNecessity",
      ] {
        #expect(process[key] != nil, "\(key)")
      }
      let special = process["dpv:hasPersonalData"]?.array?.last
      #expect(special?["@type"] == "dpv:SpecialCategoryPersonalData")
      #expect(special?["skos:broader"]?.array?.contains("pd:Health") == true)
      for storage in process["dpv:hasStorageCondition"]?.array ?? [] {
        #expect(storage["dct:description"]?.string?.hasSuffix(", in: members database") == true)
        #expect(storage["dpv:hasDuration"]?["@type"] == "dpv:IndeterminateDuration")
      }
      for entity in try #require(record["dpv:hasEntity"]?.array) {
        for key in ["@id", "@type", "schema:name", "schema:address", "schema:contactPoint"] {
          #expect(entity[key] != nil, "\(key)")
        }
      }
      let event = try #require(record["dpv:hasConsentStatus"])
      #expect(event["@type"] == ["dpv:ConsentGiven", "dpv:ExplicitlyExpressedConsent"])
      #expect(event["dpv:isIndicatedAtTime"]?.string == house.clock.now.rfc3339)
      #expect(event["dpv:hasDuration"] != nil)
      #expect(
        event["dpv:isIndicatedBy"] == record["dpv:hasDataSubject"]?["@id"])
      #expect(event["dpv:isImplementedByEntity"] == nil)
    }
  }

  @Test("the person is named by the commitment of the entry, never by a handle or a name")
  func person() async throws {
    try await House.run { house in
      let sequence = try await Self.grant(house)
      let receipt = try #require(
        try await house.workspace.consentReceipt(sequence, of: house.member))
      let entry = try await house.workspace.database.read { transaction in
        try transaction.first("SELECT leaf FROM entries WHERE sequence = \(sequence)")?.blob(0)
      }
      let leaf = String(decoding: try #require(entry), as: UTF8.self)
      #expect(leaf.contains(receipt.person))
      let text = String(decoding: receipt.json.canonical, as: UTF8.self)
      for secret in ["Ada", "ada@", "m-1"] { #expect(!text.contains(secret)) }
      #expect(receipt.id.contains("/receipts/\(sequence)/"))
    }
  }

  @Test("a stranger's receipt, an unknown one and a malformed one are all the same: not there")
  func strangers() async throws {
    try await House.run { house in
      let sequence = try await Self.grant(house)
      let draft = MemberDraft(
        handles: [.id: "m-2"], relationship: "sign-up", values: [Fixture.name: .text("Bo")],
        provenance: .init(source: Fixture.signUp, notice: Fixture.privacy, basis: .contract),
        collected: House.start.date)
      let outcomes = try await house.workspace.members.take(
        [draft], inForce: try await house.workspace.inForce(), actor: House.system,
        at: House.start)
      guard case .added(let stranger)? = outcomes.first else { throw LoopbackClient.Unanswered() }
      let own = try await house.signIn(.member(house.member))
      let other = try await house.signIn(.member(stranger))
      let staff = try await house.signIn(staff: "priya", .privacyLead)
      for page in ["", "/page"] {
        let path = "/me/receipts/\(sequence)\(page)"
        for (cookie, status) in [(own, 200), (other, 404), (staff, 401), ("", 401)] {
          let answer = try await house.client.send("GET", path, headers: ["Cookie": cookie])
          #expect(answer.status == status)
        }
        for text in ["0", "01", "x", "-1", "999999", "99999999999999999999"] {
          let answer = try await house.client.send(
            "GET", "/me/receipts/\(text)\(page)", headers: ["Cookie": own])
          #expect(answer.status == 404, "\(text)")
        }
      }
    }
  }

  @Test("each choice on the page leads to its receipt, and a withdrawal has one too")
  func links() async throws {
    try await House.run { house in
      let sequence = try await Self.grant(house)
      let cookie = try await house.signIn(.member(house.member))
      let stopped = try await house.post(
        "/me/choices", cookie: cookie, page: "/me",
        [("purpose", "offers"), ("recipient", "brand"), ("act", "withdraw")])
      #expect(stopped.status == 303)
      let page = try await house.client.send("GET", "/me", headers: ["Cookie": cookie])
      #expect(page.text.contains("href=\"/me/receipts/\(sequence)/page\""))
      let history = try await house.workspace.consent.history(of: house.member)
      #expect(page.text.occurrences(of: "/me/receipts/") == history.count)
      let withdrawal = try #require(history.first { $0.choice.act == .withdraw })
      let read = try await house.client.send(
        "GET", "/me/receipts/\(withdrawal.sequence)/page", headers: ["Cookie": cookie])
      #expect(read.status == 200)
      for text in ["You took back your permission for baby offers", "Nappy brand", "due date"] {
        #expect(read.text.contains(text), "\(text)")
      }
      let json = try #require(
        try await house.workspace.consentReceipt(withdrawal.sequence, of: house.member)
      ).json
      let record = json["dpv:hasRecordOfActivity"]?.array?.first
      #expect(
        record?["dpv:hasConsentStatus"]?["@type"] == "dpv:ConsentWithdrawn")
    }
  }

  @Test("a receipt stays the same whatever is published later")
  func stays() async throws {
    try await House.run { house in
      let sequence = try await Self.grant(house)
      let before = try await house.workspace.consentReceipt(sequence, of: house.member)
      house.clock.advance(seconds: 60)
      var register = Fixture.register
      register.organisation.name = "Another name"
      _ = try await house.workspace.standing.publish(
        register, actor: House.system, at: house.clock.now)
      #expect(try await house.workspace.consentReceipt(sequence, of: house.member) == before)
    }
  }
}
