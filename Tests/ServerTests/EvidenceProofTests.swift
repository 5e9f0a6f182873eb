import Evidence
import Formats
import Foundation
import Staff
import Store
import TestSupport
import Testing
import Vault
import Workspace

@testable import Server

/// Proofs that anybody may fetch, and the checkpoint that a member's browser keeps.
@Suite struct EvidenceProofTests {
  @Test("proofs are served in the forms of C2SP and verify with the key alone")
  func proofs() async throws {
    try await House.run { house in
      let evidence = house.workspace.evidence
      try await evidence.integrate()
      let leaf = try await house.workspace.database.read { try $0.entry(1).leaf }
      let answer = try await house.client.send("GET", "/evidence/proof/0")
      #expect(answer.status == 200)
      #expect(answer.header("content-type") == "text/plain; charset=utf-8")
      let proof = try LogProof(parsing: answer.body)
      let head = try proof.verify(entry: leaf, by: evidence.verifier)
      let served = try await house.client.send("GET", "/evidence/consistency/1")
      let consistency = try LogConsistency(parsing: served.body)
      let shown = try consistency.verify(
        oldRoot: Merkle.leafHash(leaf), by: evidence.verifier)
      #expect(shown.size >= head.size)
      for wrong in [
        "proof/99999", "proof/-1", "proof/01", "proof/x", "proof/9223372036854775807", "proof",
        "consistency/99999", "consistency/x", "cosigned", "pruned", "witnesses.txt", "proof/0/0",
      ] {
        let answer = try await house.client.send("GET", "/evidence/\(wrong)")
        #expect(answer.status == 404, "\(wrong)")
      }
    }
  }

  @Test("a witness behind a port cosigns, and what it gave is served to everybody")
  func witness() async throws {
    try await House.run { house in
      let evidence = house.workspace.evidence
      let witness = try FakeWitness(log: evidence.verifier, time: House.start)
      let server = try WitnessServer(witness)
      try Data("\(server.address) \(witness.key.text)\n".utf8).write(
        to: URL(fileURLWithPath: house.workspace.folder + "/" + Witness.fileName))
      let first = try await house.workspace.cosign(through: WitnessClient())
      #expect(first.outcomes.map(\.kind) == [.cosigned])
      _ = try await house.signIn(staff: "lena", .privacyLead)
      let second = try await house.workspace.cosign(through: WitnessClient())
      #expect(second.outcomes.map(\.kind) == [.cosigned] && second.size > first.size)
      let served = try await house.client.send("GET", "/evidence/cosigned")
      #expect(served.status == 200)
      let note = try SignedNote(parsing: served.body)
      #expect(try witness.key.time(of: note) == House.start)
      #expect(try Checkpoint(verifying: note, by: evidence.verifier).size == second.size)
      let plain = try await house.client.send("GET", "/evidence/checkpoint")
      #expect(try SignedNote(parsing: plain.body).signatures.count == 1)
    }
  }

  @Test("a member's browser keeps the checkpoint, and the next visit shows that it still stands")
  func remembered() async throws {
    try await House.run { house in
      try await house.workspace.evidence.integrate()
      let cookie = try await house.signIn(.member(house.member))
      let first = try await house.client.send("GET", "/me", headers: ["Cookie": cookie])
      #expect(first.text.contains("no second story") && !first.text.contains("What you saw on"))
      let kept = try #require(first.cookie("aboveboard-checkpoint"))
      let header = first.headers.first {
        $0.name == "set-cookie" && $0.value.hasPrefix("aboveboard-checkpoint")
      }
      #expect(header?.value.contains("HttpOnly") == true)
      // The same for everybody: another member's visit of that day gives the same bytes.
      let head = try #require(
        RememberedCheckpoint(
          cookie: kept, by: house.workspace.evidence.verifier))
      #expect(head.checkpoint.size > 0 && head.note.signatures.count == 1)
      _ = try await house.signIn(staff: "lena", .privacyLead)
      try await house.workspace.evidence.integrate()
      let second = try await house.client.send(
        "GET", "/me", headers: ["Cookie": "\(cookie); aboveboard-checkpoint=\(kept)"])
      #expect(second.text.contains("What you saw on 21 November 2026"))
      #expect(second.text.contains("/evidence/consistency/\(head.checkpoint.size)"))
      #expect(second.cookie("aboveboard-checkpoint") != nil)
      #expect(!second.text.contains("role=\"alert\""))
    }
  }

  @Test(
    "a remembered checkpoint that the log does not continue is an alarm, and the browser keeps it")
  func alarm() async throws {
    try await House.run { house in
      let evidence = house.workspace.evidence
      try await evidence.integrate()
      let cookie = try await house.signIn(.member(house.member))
      let signer = try house.workspace.vault.signer(origin: evidence.verifier.name)
      for size in [1, 9_999] as [Int64] {
        let other = try Checkpoint(
          origin: evidence.verifier.name, size: size, root: Merkle.leafHash([1])
        ).note(signedBy: signer)
        let kept = try RememberedCheckpoint(other, on: House.start.date).cookie
        let page = try await house.client.send(
          "GET", "/me", headers: ["Cookie": "\(cookie); aboveboard-checkpoint=\(kept)"])
        #expect(page.status == 200)
        #expect(page.text.contains("role=\"alert\""))
        #expect(page.text.contains("The log is not the one you saw"))
        #expect(page.text.contains(Merkle.leafHash([1]).base64.prefix(20)))
        #expect(page.cookie("aboveboard-checkpoint") == nil)
      }
      // What we never signed is nobody's proof, and the visit begins anew.
      for value in ["x", "x.2026-01-01", "", String(repeating: "A", count: 4_000)] {
        let page = try await house.client.send(
          "GET", "/me", headers: ["Cookie": "\(cookie); aboveboard-checkpoint=\(value)"])
        #expect(page.status == 200 && !page.text.contains("role=\"alert\""))
        #expect(page.cookie("aboveboard-checkpoint") != nil)
      }
    }
  }
}
