import Evidence
import Formats
import Foundation
import Register
import Standing
import Store
import TestSupport
import Testing
import Vault
import Workspace

@testable import Disclosure

/// Recalls and signed answers in the pack for the regulator.
@Suite("Recalls in a pack")
struct RecallPackTests {
  static let signer = try? NoteSigner(name: "brand.example/attestations", seed: Array(1...32))

  private static func packed() async throws -> (Community, String, Recall, GivenAttestation) {
    let signer = try #require(signer)
    let (community, recall) = try await RecallHandingTests.recalled {
      $0.key = signer.verifier.text
    }
    let answer = Attestation(
      recall: recall.id, list: recall.list, action: .deleted, done: recall.day, by: "Jo Carver")
    let given = try await community.workspace.disclosures.attest(
      try answer.signed(by: signer), actor: Community.staff, at: community.now)
    let folder = community.folder + "/pack"
    _ = try await community.workspace.pack(
      .period(from: nil, until: nil), into: folder, at: community.now)
    return (community, folder, recall, given)
  }

  @Test(
    "the note is in the pack as it was signed, is checked, and a flipped byte is found and named")
  func flipped() async throws {
    let (community, folder, recall, given) = try await Self.packed()
    let path = "recalls/\(recall.id)/\(given.id).note"
    let report = try Verification.verify(folder, key: community.workspace.evidence.verifier.text)
    #expect(report.isIntact, "\(report.lines.filter { !$0.isGood })")
    #expect(report.lines.contains { $0.text.hasPrefix("1 answers of recipients are signed") })
    let page = String(
      decoding: try Data(contentsOf: URL(fileURLWithPath: folder + "/index.html")), as: UTF8.self)
    #expect(page.contains("confirmed: deleted") && page.contains(path))
    let place = URL(fileURLWithPath: folder + "/" + path)
    let original = try Data(contentsOf: place)
    for index in stride(from: 0, to: original.count, by: 17) {
      var changed = original
      changed[index] ^= 1
      try changed.write(to: place)
      let lines = try Verification.verify(folder).lines.filter { !$0.isGood }.map(\.text)
      #expect(lines.contains("\(path): it is not the answer that the log's entry names"))
    }
    try original.write(to: place)
    #expect(try Verification.verify(folder).isIntact)
    try await community.end()
  }

  @Test("packs of the disclosure and of the member hold the recall, and nobody's name")
  func cases() async throws {
    let (community, _, recall, given) = try await Self.packed()
    let disclosure = try #require(
      try await community.workspace.disclosures.sent().first?.id)
    let scopes: [PackScope] = [
      .disclosure(disclosure), .member(try await community.subject(2)),
    ]
    for (number, scope) in scopes.enumerated() {
      let folder = community.folder + "/case-\(number)"
      _ = try await community.workspace.pack(scope, into: folder, at: community.now)
      #expect(try Verification.verify(folder).isIntact)
      #expect(
        FileManager.default.fileExists(
          atPath: "\(folder)/recalls/\(recall.id)/\(given.id).note"))
    }
    // Who was never asked back has none of it.
    let other = community.folder + "/other"
    _ = try await community.workspace.pack(
      .member(try await community.subject(0)), into: other, at: community.now)
    #expect(!FileManager.default.fileExists(atPath: other + "/recalls"))
    try await community.end()
  }

  @Test("a note by another key, of another recall or without its register does not hold")
  func forged() throws {
    let signer = try #require(Self.signer)
    let forger = try NoteSigner(name: "brand.example/attestations", seed: Array(2...33))
    var register = try Community.register()
    register.recipients = Declared(
      register.recipients.map { recipient in
        var recipient = recipient
        if recipient.id.text == "nappy-brand" { recipient.key = signer.verifier.text }
        return recipient
      })
    let answer = Attestation(
      recall: "r-1", list: "00", action: .deleted, done: try #require(CivilDate("2026-11-24")),
      by: "Jo")
    func leaf(_ note: [UInt8], recall: String = "r-1", word: String = "confirmed") -> JSON {
      [
        "kind": "attestation.given", "recall": .string(recall), "recipient": "nappy-brand",
        "word": .string(word), "action": "deleted",
        "sha256": .string(PackedFile(path: "note", bytes: note).digest.hex),
      ]
    }
    let good = try answer.signed(by: signer)
    let bad = try answer.signed(by: forger)
    func flaw(_ note: [UInt8], _ leaf: JSON, _ register: Register?) -> String? {
      AttestationCheck.flaw(note: note, leaf: leaf, register: register)
    }
    #expect(flaw(good, leaf(good), register) == nil)
    #expect(
      flaw(bad, leaf(bad), register)
        == "the signature is not that of the key declared for the recipient")
    #expect(flaw(good, leaf(bad), register) == "it is not the answer that the log's entry names")
    #expect(
      flaw(good, leaf(good, recall: "r-2"), register)
        == "it does not say what the log's entry says")
    #expect(
      flaw(good, leaf(good), nil) == "the register that was in force then is not in the pack")
    #expect(flaw(good, .null, register) == "the log holds no answer for it")
    var keyless = register
    keyless.recipients = Declared(
      keyless.recipients.map { recipient in
        var recipient = recipient
        recipient.key = nil
        return recipient
      })
    #expect(
      flaw(good, leaf(good), keyless)
        == "it counts as confirmed and no key of the recipient was declared")
    #expect(flaw(good, leaf(good, word: "refused"), keyless) == nil)
  }
}
