import Access
import Consent
import Disclosure
import Evidence
import Formats
import Foundation
import Gate
import Law
import Members
import Register
import Store
import TestSupport
import Testing
import Vault

@testable import Workspace

@Suite("Packages", .onEveryEngine)
struct PackageTests {
  @Test(
    "a package holds everything: values, handovers, refusals, choices, notices, receipts, proofs")
  func whole() async throws {
    let community = try await Community.make(members: 3)
    for number in 0..<2 { try await community.allow(number) }
    let sent = try await community.sent(try Community.nappies())
    let opened = try await OpenedPackage.make(of: 0, in: community)
    let json = try opened.json()
    let sections = try #require(json["sections"])
    let values = try #require(sections["values"]?.array)
    #expect(values.contains { $0["name"] == "address" && $0["value"] == "0 Kiln Lane" })
    #expect(values.allSatisfy { $0["notice"] == "privacy@1" && $0["basis"] == "consent" })
    let had = try #require(sections["disclosures"]?.array?.first)
    #expect(had["proof-file"]?.string == "proofs/disclosure-\(sent.id).json")
    let ref = try #require(
      json["rooms"]?["disclosure"]?.array?.first?["ref"]?.string)
    #expect(had["reference"]?.string == ref)
    #expect(sections["choices"]?.array?.count == 1)
    #expect(json["notices"]?.array?.first?["version"] == "privacy@1")
    let page = try opened.text("index.html")
    for words in ["0 Kiln Lane", ref, "Parent 0", "ico.org.uk", "Your choices", "privacy@1"] {
      #expect(page.contains(words), "\(words)")
    }
    #expect(!page.contains("<script") && !page.contains("http:") && !page.contains("src="))
    #expect(try opened.text("csv/values.csv").contains("0 Kiln Lane"))
    let receipt = try #require(opened.files.first { $0.hasPrefix("receipts/") })
    let sequence = try #require(Int64(receipt.dropFirst(9).dropLast(5)))
    let same = try await community.workspace.consentReceipt(
      sequence, of: try await community.subject(0))
    #expect(try JSON(parsing: opened.bytes(receipt)) == same?.json)
    // Every link of the page leads to a file or a place of the page.
    for target in page.attributes("href") {
      let isThere =
        target.hasPrefix("#")
        ? page.contains("id=\"\(target.dropFirst())\"") : opened.files.contains(target)
      #expect(isThere, "\(target)")
    }
    let denied = try await OpenedPackage.make(of: 2, in: community)
    let refusals = try #require(try denied.json()["sections"]?["refusals"]?.array)
    #expect(refusals.count == 1 && refusals[0]["why"]?.string?.isEmpty == false)
    #expect(try denied.json()["sections"]?["disclosures"]?.array?.isEmpty == true)
    #expect(try denied.text("index.html").contains("never been handed over"))
    try await community.end()
  }

  @Test("the proofs in it verify with the published key alone, and its data is in its own schema")
  func verifies() async throws {
    let community = try await Community.make(members: 2)
    try await community.allow(0)
    let sent = try await community.sent(try Community.nappies())
    let opened = try await OpenedPackage.make(of: 0, in: community)
    let verifier = community.workspace.evidence.verifier
    let proof = try MemberProof(parsing: opened.bytes("proofs/disclosure-\(sent.id).json"))
    let report = try Verification.verify(proof, key: verifier.text)
    #expect(report.isIntact && proof.wasIn, "\(report.lines)")
    let entries = opened.files.filter { $0.hasSuffix(".tlog-proof") }
    #expect(!entries.isEmpty)
    let own = try #require(
      Base64.decode(
        try opened.text("proofs/key.base64").trimmingCharacters(in: .whitespacesAndNewlines)
      ).flatMap { CommitmentKey(bytes: $0) })
    for path in entries {
      let leaf = try opened.bytes(path.replacingOccurrences(of: ".tlog-proof", with: ".json"))
      _ = try LogProof(parsing: opened.bytes(path)).verify(
        entry: leaf, by: verifier, origin: verifier.name)
      let read = try JSON(parsing: leaf)
      let sequence = try #require(read["seq"]?.int)
      #expect(read["subject"]?.string == own.commitment(sequence: sequence).base64)
    }
    guard (try? OpenedPackage.python("import jsonschema")) != nil else { return }
    try OpenedPackage.python(
      """
      import sys, json, jsonschema
      read = lambda name: json.load(open(sys.argv[1] + "/" + name))
      jsonschema.validate(read("data.json"), read("data.schema.json"))
      """, opened.folder)
    try await community.end()
  }

  @Test(
    "nobody else is in it: no other member, no name of staff, no hold and no word that there is one"
  )
  func nobodyElse() async throws {
    let community = try await Community.make(members: 2)
    let subject = try await community.subject(0)
    let before = try await OpenedPackage.make(of: 0, in: community)
    _ = try await community.workspace.members.placeHold(
      on: subject, reason: "Planted Investigation 4711", actor: Community.staff, at: community.now)
    try await community.workspace.members.recordLook(
      at: subject, by: "planted-account", for: .check, at: community.now)
    let opened = try await OpenedPackage.make(of: 0, in: community)
    let all = try opened.everything()
    for words in [
      "Parent 1", "parent1@", "1 Kiln Lane", "planted-account", "Planted Investigation",
      Community.staff.id + "\"",
    ] { #expect(!all.contains(words), "\(words)") }
    #expect(all.contains("to check how your data is used"))
    #expect(try opened.json()["passages"] == before.json()["passages"])
    #expect(!all.lowercased().contains("\"holds\""))
    try await community.end()
  }

  @Test("what goes to another service is what was given on consent or a contract, and nothing else")
  func portability() async throws {
    let community = try await Community.make(members: 1)
    var draft = try Community.draft(5)
    draft.provenance = .init(
      source: draft.provenance.source, notice: draft.provenance.notice, basis: .legitimateInterests)
    try await community.take([draft])
    let given = try await OpenedPackage.make(of: 0, in: community, .portability).json()
    let values = try #require(given["sections"]?["values"]?.array)
    #expect(values.contains { $0["value"] == "0 Kiln Lane" })
    #expect(given["rooms"] == .object([:]) && given["sections"]?["disclosures"] == nil)
    let other = try await OpenedPackage.make(of: 5, in: community, .portability).json()
    #expect(other["sections"]?["values"]?.array?.isEmpty == true)
    try await community.end()
  }

  @Test(
    "other systems' records are in it, however many; when they break off, nothing is made at all")
  func systems() async throws {
    struct Down: Error {}
    let community = try await Community.make(members: 1)
    let subject = try await community.subject(0)
    let access = community.workspace.access
    let posts = PackageRecords(
      name: "posts", note: "From the forum.", [["text": .string("a post of hers")]])
    let broken = PackageRecords(
      name: "bills", records: AsyncThrowingStream { $0.finish(throwing: Down()) })
    let head = try await community.workspace.database.read { try $0.head() }
    await #expect(throws: PackageError.systemSilent(name: "shop")) {
      try await community.workspace.makePackage(
        of: subject, PackageTerms(actor: Community.staff), at: community.now
      ) { SystemsTold(records: [("forum", posts), ("shop", broken)]) }
    }
    #expect(try await access.list().isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: access.folder).isEmpty)
    #expect(try await community.workspace.database.read { try $0.head() } == head)
    let again = PackageRecords(
      name: "posts", note: "From the forum.", [["text": .string("a post of hers")]])
    let made = try await community.workspace.makePackage(
      of: subject, PackageTerms(actor: Community.staff), at: community.now
    ) { SystemsTold(records: [("forum", again)]) }
    let opened = try await OpenedPackage(made.id, in: community)
    #expect(
      try opened.text("records/forum/posts/part-00001.ndjson").contains("a post of hers"))
    #expect(try opened.text("index.html").contains("a post of hers"))
    try await community.end()
  }

  @Test("an erasure destroys what was made, and nothing is made of the erased or of nobody")
  func erased() async throws {
    let community = try await Community.make(members: 2)
    let subject = try await community.subject(0)
    let made = try await community.workspace.makePackage(
      of: subject, PackageTerms(actor: Community.staff), at: community.now)
    let link = try await community.workspace.access.makeLink(to: made.id, at: community.now)
    try await community.erase(0)
    await #expect(throws: PackageError.unknown) {
      try await community.workspace.access.reader(made.id, at: community.now)
    }
    await #expect(throws: PackageError.linkDead) {
      try await community.workspace.access.open(link: link.text, at: community.now)
    }
    for nobody in [subject, 77] {
      await #expect(throws: PackageError.nobody) {
        try await community.workspace.makePackage(
          of: nobody, PackageTerms(actor: Community.staff), at: community.now)
      }
    }
    let report = try await community.workspace.fsck(at: community.now)
    #expect(report.flaws.isSound, "\(report.flaws.all)")
    try await community.end()
  }

  @Test("a member makes ten a day for themselves, and staff as many as are needed")
  func tooMany() async throws {
    let community = try await Community.make(members: 1)
    let subject = try await community.subject(0)
    let own = PackageTerms(form: .portability, actor: Actor(kind: .member, id: "m"))
    for _ in 0..<10 {
      _ = try await community.workspace.makePackage(of: subject, own, at: community.now)
    }
    await #expect(throws: PackageError.tooMany) {
      try await community.workspace.makePackage(of: subject, own, at: community.now)
    }
    _ = try await community.workspace.makePackage(
      of: subject, PackageTerms(actor: Community.staff), at: community.now)
    _ = try await community.workspace.makePackage(
      of: subject, own, at: community.now.adding(seconds: 86_401))
    try await community.end()
  }
}

extension String {
  /// The values of an attribute, wherever it stands.
  fileprivate func attributes(_ name: String) -> [String] {
    split(separator: " \(name)=\"", omittingEmptySubsequences: false).dropFirst().map {
      String($0.prefix { $0 != "\"" })
    }
  }
}
