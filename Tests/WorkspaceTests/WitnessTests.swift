import Evidence
import Formats
import Foundation
import Store
import TestSupport
import Testing
import Vault
import Workspace

/// Asks a witness without a network.
private struct DirectTransport: WitnessTransport {
  var witnesses: [String: FakeWitness]

  func post(_ bytes: [UInt8], to address: String) async throws -> (status: Int, body: [UInt8]) {
    guard let witness = witnesses[address] else { throw CocoaError(.fileReadNoSuchFile) }
    let answer = witness.answer(bytes)
    return (answer.status, answer.body)
  }
}

@Suite struct WitnessTests {
  private func list(_ community: Community, _ lines: [String]) throws {
    try Data(lines.joined(separator: "\n").utf8).write(
      to: URL(fileURLWithPath: community.folder + "/" + Witness.fileName))
  }

  @Test(
    "witnesses cosign one checkpoint after another, and one that knows more says so and is heard")
  func cosign() async throws {
    let community = try await Community.make(members: 2)
    let evidence = community.workspace.evidence
    let first = try FakeWitness(log: evidence.verifier, time: community.now)
    let second = try FakeWitness(name: "w2.example", log: evidence.verifier, time: community.now)
    try list(
      community,
      [
        "# ours", "https://a.example/ \(first.key.text)", "",
        "https://b.example \(second.key.text)",
      ])
    let transport = DirectTransport(witnesses: [
      "https://a.example/add-checkpoint": first, "https://b.example/add-checkpoint": second,
    ])
    let (size, outcomes) = try await community.workspace.cosign(through: transport)
    #expect(outcomes.map(\.kind) == [.cosigned, .cosigned])
    #expect(first.size == size && second.size == size && size > 0)
    let note = try #require(try evidence.cosigned())
    #expect(try first.key.time(of: note) == community.now)
    #expect(try second.key.time(of: note) == community.now)
    // Without our memory of it, the witness answers 409 with its size, and the proof starts there.
    try FileManager.default.removeItem(atPath: evidence.folder + "/cosigned")
    try await community.allow(0)
    let (grown, again) = try await community.workspace.cosign(through: transport)
    #expect(grown > size && first.size == grown)
    #expect(again.map(\.kind) == [.cosigned, .cosigned])
    let report = try await community.workspace.evidenceReport()
    #expect(report.published?.cosigned == grown)
    #expect(report.published?.others == ["witness.example/w1", "w2.example"])
    #expect(try await evidence.check().flaws.all.isEmpty)
    try await community.end()
  }

  @Test("a witness that has seen another history refuses, and the log says what that means")
  func otherHistory() async throws {
    let (ours, twin) = (try await Community.make(members: 1), try await Community.make(members: 5))
    let evidence = ours.workspace.evidence
    let witness = try FakeWitness(log: evidence.verifier, time: ours.now)
    let forged = try Checkpoint(
      origin: evidence.verifier.name, size: 3, root: Merkle.leafHash([1])
    ).note(signedBy: try ours.workspace.vault.signer(origin: evidence.verifier.name))
    #expect(
      witness.answer(LogConsistency(oldSize: 0, hashes: [], checkpoint: forged).bytes).status == 200
    )
    try list(ours, ["https://a.example \(witness.key.text)"])
    let transport = DirectTransport(witnesses: ["https://a.example/add-checkpoint": witness])
    for number in 0..<1 { try await ours.allow(number) }
    let (_, outcomes) = try await ours.workspace.cosign(through: transport)
    #expect(
      outcomes.map(\.kind) == [.inconsistent] || outcomes.map(\.kind) == [.otherHistory(size: 3)])
    #expect(try evidence.cosigned() == nil)
    try list(
      twin, ["https://a.example \(witness.key.text)", "https://gone.example \(witness.key.text)"])
    let strange = try await twin.workspace.cosign(through: transport).outcomes
    #expect(strange.map(\.kind) == [.unknownLog, .unreachable])
    try await ours.end()
    try await twin.end()
  }

  @Test("a cosigned checkpoint of another history is a fault for fsck")
  func checked() async throws {
    let community = try await Community.make(members: 2)
    let evidence = community.workspace.evidence
    try await evidence.integrate()
    let forged = try Checkpoint(
      origin: evidence.verifier.name, size: 1, root: Merkle.leafHash([1])
    ).note(signedBy: try community.workspace.vault.signer(origin: evidence.verifier.name))
    try evidence.keep(cosigned: forged)
    #expect(!(try await evidence.check().flaws.all.isEmpty))
    try await community.end()
  }

  @Test(
    "a list of witnesses that cannot be used is refused with its line",
    arguments: ["https://a.example", "http://a.example KEY", "https://a.example nokey", "a b c"])
  func lists(line: String) throws {
    let key = try CosignatureSigner(name: "w", seed: Array(0..<32)).verifier.text
    #expect(throws: Witness.Unusable.self) {
      try Witness.read("# first\n" + line.replacing("KEY", with: key))
    }
    #expect(try Witness.read("http://127.0.0.1:99 \(key) # here").count == 1)
    #expect(try Witness.read("").isEmpty)
  }
}
