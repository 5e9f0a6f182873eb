import Disclosure
import Findings
import Formats
import Foundation
import Gate
import Register
import Store
import TestSupport
import Testing
import Vault
import Workspace

@Suite("What is seen of decoys", .onEveryEngine)
struct DecoySightingTests {
  @Test(
    "mail names disclosure, recipient and whether the sender is declared; a stranger is a finding")
  func declaredOrStranger() async throws {
    let world = try await DecoyWorld.make(members: 3)
    let decoy = try #require(try await world.decoys.decoys(in: world.sent.id).first)
    let declared = try await world.receive(
      world.mail(from: "news.postbird.example", to: decoy.email))
    #expect(declared.sightings.map(\.verdict) == [.declared])
    #expect(try await world.workspace.findings.openCount() == 0)
    // What only ends like the declared domain is not below it.
    let stranger = try await world.receive(
      world.mail(from: "notpostbird.example", to: "\"X\" <\(decoy.email.uppercased())>"))
    let seen = try #require(stranger.sightings.first)
    #expect(seen.verdict == .stranger && seen.sender == "notpostbird.example")
    #expect(seen.disclosure == world.sent.id && seen.recipient.text == "mail-provider")
    let finding = try #require(try await world.workspace.findings.list(limit: 5).first)
    #expect(finding.kind == "decoy-stranger" && finding.owner == "privacy lead")
    #expect(
      finding.title.contains("Postbird Mail") && finding.title.contains("notpostbird.example"))
    #expect(!finding.title.contains(decoy.email))
    let today = try await world.workspace.today(at: world.now)
    #expect(today.parts.contains { $0.kind == .findings && $0.count == 1 })
    try await world.end()
  }

  @Test("the same message is written down once, and nothing of it stands in plain text")
  func once() async throws {
    let world = try await DecoyWorld.make(members: 3)
    let decoy = try #require(try await world.decoys.decoys(in: world.sent.id).first)
    let text = world.mail(from: "stranger.example", to: decoy.email, "Dear Zebrafish,")
    #expect(try await world.receive(text).sightings.count == 1)
    let again = try await world.receive(text)
    #expect(again.sightings.isEmpty && again.known == 1)
    #expect(try await world.decoys.sightings().count == 1)
    let entries = try await world.workspace.database.read { try $0.entries(after: 0, limit: 5_000) }
    #expect(entries.count { $0.kind == "decoy.seen" } == 1)
    for entry in entries {
      let leaf = String(decoding: entry.leaf, as: UTF8.self)
      #expect(
        !leaf.contains(decoy.email) && !leaf.contains("stranger.example")
          || entry.kind == "finding.opened")
      #expect(!leaf.contains(decoy.email) && !leaf.contains("Zebrafish"))
    }
    let plain = try await world.workspace.database.read { transaction in
      try transaction.rows("SELECT sealed FROM decoy_messages ORDER BY digest").map {
        try $0.blob(0)
      }
    }
    for bytes in plain { #expect(!String(decoding: bytes, as: UTF8.self).contains("Zebrafish")) }
    try await world.end()
  }

  @Test("an address is found in the envelope, in a forwarded message and in an encoded body")
  func places() async throws {
    let world = try await DecoyWorld.make(members: 3)
    let decoys = try await world.decoys.decoys(in: world.sent.id)
    let email = try #require(decoys.first).email
    let hidden = try await world.receive(
      world.mail(from: "stranger.example", to: "undisclosed-recipients:;"), envelope: [email])
    #expect(hidden.sightings.map(\.place) == ["envelope"])
    let forward =
      "From: me@nest.example\nTo: lead@nest.example\nMIME-Version: 1.0\n"
      + "Content-Type: multipart/mixed; boundary=\"b 1\"\n\n--b 1\nContent-Type: text/plain\n\nSee\n"
      + "--b 1\nContent-Type: message/rfc822\n\n"
      + world.mail(from: "postbird.example", to: email) + "\n--b 1--\n"
    let forwarded = try #require(try await world.receive(forward).sightings.first)
    #expect(forwarded.place == "inside" && forwarded.sender == "postbird.example")
    #expect(forwarded.verdict == .declared)
    let body = Data("Write to \(email) now".utf8).base64EncodedString()
    let encoded = try await world.receive(
      "From: a@b.example\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n\(body)\n")
    #expect(encoded.sightings.map(\.place) == ["text"])
    let quoted = email.replacingOccurrences(of: "@", with: "=40").replacingOccurrences(
      of: ".", with: "=2E=\n")
    let printable = try await world.receive(
      "From: a@b.example\nContent-Transfer-Encoding: quoted-printable\n\n<\(quoted)>\n")
    #expect(printable.sightings.map(\.place) == ["text"])
    try await world.end()
  }

  @Test("a forged sender whose mail would return elsewhere, and none at all, are not declared")
  func forged() async throws {
    let world = try await DecoyWorld.make(members: 3)
    let email = try #require(try await world.decoys.decoys(in: world.sent.id).first).email
    let forged = try await world.receive(
      "From: \"news@postbird.example\" <x@stranger.example>\nTo: \(email)\n\nHello\n")
    #expect(forged.sightings.map(\.sender) == ["stranger.example"])
    let returned = try await world.receive(
      "From: x@postbird.example\nTo: \(email)\n\nHello\n", sender: "b@stranger.example")
    #expect(returned.sightings.map(\.verdict) == [.stranger])
    #expect(returned.sightings.map(\.sender) == ["stranger.example"])
    let nobody = try await world.receive("To: \(email)\n\nHello\n")
    #expect(nobody.sightings.map(\.verdict) == [.unknown])
    #expect(try await world.workspace.findings.openCount() == 2)
    try await world.end()
  }

  @Test("what is no mail is said to be none, and what names no decoy is not kept")
  func badInput() async throws {
    let world = try await DecoyWorld.make(members: 3)
    for text in ["", "\n\n", "\u{0}\u{1}\u{2}", "hello", "{\"to\": 1}", "\r\nTo: a@b.example"] {
      await #expect(throws: DecoyError.notMail(where: "a test")) { try await world.receive(text) }
    }
    #expect(
      try await world.receive("To: ada.finchdale.1234@\(DecoyWorld.domain)\n\nHi\n").isEmpty)
    let deep = String(
      repeating: "Content-Type: multipart/mixed; boundary=b\n\n--b\n", count: 2_000)
    #expect(try await world.receive("To: a@b.example\n" + deep).isEmpty)
    let count = try await world.workspace.database.read {
      try $0.int("SELECT COUNT(*) FROM decoy_messages")
    }
    #expect(count == 0)
    try await world.end()
  }

  @Test(
    "of a message of a hundred megabytes the beginning is kept, with size and hash of the whole")
  func enormous() async throws {
    let world = try await DecoyWorld.make(members: 3)
    let email = try #require(try await world.decoys.decoys(in: world.sent.id).first).email
    let path = world.community.folder + "/enormous"
    let file = FileManager.default
    #expect(file.createFile(atPath: path, contents: nil))
    let out = try #require(FileHandle(forWritingAtPath: path))
    try out.write(contentsOf: Data(world.mail(from: "stranger.example", to: email).utf8))
    let block = Data(repeating: 120, count: 1 << 20)
    for _ in 0..<100 { try out.write(contentsOf: block) }
    try out.close()
    let seen = try await world.decoys.receive(
      from: try #require(FileHandle(forReadingAtPath: path)), named: "a test", at: world.now)
    let details = try #require(seen.sightings.first).details
    #expect(details["bytes"]?.int ?? 0 > 100 << 20)
    #expect(details["kept"]?.int == Int64(Decoys.mostKept))
    #expect(try await world.decoys.check().all.isEmpty)
    try await world.end()
  }

  @Test("a reported letter is judged by domain or by name, and an address that is nobody's is told")
  func reports() async throws {
    let world = try await DecoyWorld.make(members: 3)
    try await world.community.allow(0)
    let sent = try await world.community.sent(try Community.nappies())
    let decoy = try #require(try await world.decoys.decoys(in: sent.id).first)
    let address = try #require(decoy.values.first { $0.field.text == "address" }?.text)
    func report(_ address: String, from: String?) async throws -> DecoyReceipt {
      try await world.decoys.report(
        DecoyReport(
          address: address, channel: .letter, from: from, seenBy: "the porter",
          day: world.now.date), at: world.now)
    }
    #expect(
      try await report(address.uppercased(), from: "nappy-brand").sightings.map(\.verdict)
        == [.declared])
    #expect(
      try await report(decoy.ref, from: "cloudsoft.example").sightings.map(\.verdict)
        == [.declared])
    #expect(
      try await report(address, from: "insurer").sightings.map(\.verdict) == [.stranger])
    let unknown = try await report(address, from: nil)
    #expect(unknown.sightings.map(\.verdict) == [.unknown])
    #expect(try await report(address, from: nil).known == 1)
    await #expect(throws: DecoyError.noDecoy) { try await report("1 Kiln Lane", from: nil) }
    await #expect(throws: DecoyError.noSender) { try await report(address, from: "a b") }
    try await world.end()
  }

  @Test("the evidence opens the commitment of the one decoy and proves the entry in the log")
  func evidence() async throws {
    let world = try await DecoyWorld.make(members: 3)
    let decoys = try await world.decoys.decoys(in: world.sent.id)
    let text = world.mail(from: "stranger.example", to: try #require(decoys.last).email)
    let id = try #require(try await world.receive(text).sightings.first).id
    let found = try await world.decoys.evidence(of: id)
    #expect(found.message == Array(text.utf8) && found.decoy == decoys.last)
    #expect(try EvidenceOfDecoy.holds(found))
    #expect(try !EvidenceOfDecoy.holds(found, as: decoys.first))
    #expect(
      found.files.map(\.name) == [
        "sighting.json", "decoy.json", "proof.json", "message.eml", "certificate.json",
      ])
    await #expect(throws: DecoyError.noSighting(id: "x")) {
      try await world.decoys.evidence(of: "x")
    }
    try await world.end()
  }
}
