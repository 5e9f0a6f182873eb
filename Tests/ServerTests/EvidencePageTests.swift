import Evidence
import Formats
import Staff
import Store
import Testing
import Vault
import Workspace

@testable import Server

/// The desk's page about the log says what everybody can check, and nothing about anybody.
@Suite struct EvidencePageTests {
  @Test("it shows the checkpoint that is served, and the key that verifies it")
  func checkpoint() async throws {
    try await House.run { house in
      let auditor = try await house.signIn(staff: "ali", .auditor)
      try await house.workspace.evidence.integrate()
      // The server brings the log up to date by itself: only a page between two equal checkpoints is compared.
      var compared = false
      for _ in 0..<50 where !compared {
        let before = try await house.client.send("GET", "/evidence/checkpoint")
        let page = try await house.client.send(
          "GET", "/desk/evidence", headers: ["Cookie": auditor])
        let after = try await house.client.send("GET", "/evidence/checkpoint")
        #expect(page.status == 200)
        guard before.text == after.text else { continue }
        compared = true
        let note = try SignedNote(parsing: Array(before.text.utf8))
        let served = try Checkpoint(verifying: note, by: house.workspace.evidence.verifier)
        #expect(page.text.contains("<code>\(served.root.base64)</code>"))
        #expect(page.text.contains("<code>\(served.root.base64.prefix(10))</code>"))
        #expect(page.text.contains("<b>\(served.size)</b> covered by the checkpoint"))
        #expect(page.text.contains("<code>\(served.origin)</code>"))
      }
      #expect(compared)
      let page = try await house.client.send(
        "GET", "/desk/evidence", headers: ["Cookie": auditor])
      #expect(page.text.contains("aboveboard verify evidence-copy --key "))
      #expect(page.text.contains(house.workspace.evidence.verifier.text))
      #expect(page.text.contains("/evidence/checkpoint</code>"))
      #expect(page.text.contains("Nobody. No witness is asked"))
    }
  }

  @Test("every kind of entry has words, and no value, handle or account of anybody is shown")
  func words() async throws {
    try await House.run { house in
      let lead = try await house.signIn(staff: "lena-l", .privacyLead)
      let lines = try await house.workspace.database.read { try $0.entryLines(limit: 1_000) }
      #expect(!lines.isEmpty)
      for line in lines { #expect(EntryWords.kind(line.kind) != line.kind, "\(line.kind)") }
      #expect(EntryWords.kind("a.new-one") == "a.new-one")
      let page = try await house.client.send("GET", "/desk/evidence", headers: ["Cookie": lead])
      #expect(page.text.contains("A register was published"))
      #expect(page.text.contains("Aboveboard itself"))
      for text in ["ada@example.org", "m-1", "lena-l", "{{", "Optional("] {
        #expect(!page.text.contains(text), "\(text)")
      }
    }
  }

  @Test("pages of the list together hold every entry once, and a cursor that is none is refused")
  func pages() async throws {
    try await House.run { house in
      let lead = try await house.signIn(staff: "lena", .privacyLead)
      let things = Dictionary(uniqueKeysWithValues: (0..<60).map { ("t\($0)", ("web", 5)) })
      try await house.find(things)
      let workspace = house.workspace
      let head = try await workspace.evidenceReport(limit: 1).head
      var (seen, before): ([Int64], Int64?) = ([], head + 1)
      while let next = before {
        let report = try await workspace.evidenceReport(before: next)
        #expect(report.entries.count <= 50)
        seen += report.entries.map(\.sequence)
        before = report.next
      }
      #expect(seen == Array((1...head).reversed()))
      let first = try await house.client.send("GET", "/desk/evidence", headers: ["Cookie": lead])
      #expect(first.text.contains("rel=\"next\" href=\"/desk/evidence?before="))
      let last = try await house.client.send(
        "GET", "/desk/evidence?before=3", headers: ["Cookie": lead])
      #expect(last.text.contains("Back to the newest") && !last.text.contains("rel=\"next\""))
      for wrong in ["0", "-1", "x", "99999999999999999999"] {
        let answer = try await house.client.send(
          "GET", "/desk/evidence?before=\(wrong)", headers: ["Cookie": lead])
        #expect(answer.status == 400, "\(wrong)")
      }
    }
  }
}
