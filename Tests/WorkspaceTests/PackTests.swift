import Disclosure
import Evidence
import Formats
import Foundation
import Store
import TestSupport
import Testing
import Vault
import Workspace

@Suite struct PackTests {
  private func files(_ folder: String) -> [String] {
    let all = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return all.filter { path in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: folder + "/" + path, isDirectory: &isFolder)
        && !isFolder.boolValue
    }.sorted()
  }

  private func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  private func put(_ bytes: [UInt8], _ path: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  private func filled() async throws -> (Community, DisclosureSummary) {
    let community = try await Community.make(members: 4)
    for number in 0..<3 { try await community.allow(number) }
    return (community, try await community.sent(try Community.nappies()))
  }

  @Test("a pack of a period holds every entry, register, notice and certificate, and verifies")
  func period() async throws {
    let (community, sent) = try await filled()
    let folder = community.folder + "/pack"
    let day = community.now.date
    let made = try await community.workspace.pack(
      .period(from: day, until: day), into: folder, at: community.now)
    let head = try await community.workspace.database.read { try $0.head() }
    #expect(Int64(made.leaves) == head && made.size == head)
    let there = files(folder)
    #expect(there.count == made.files)
    for path in [
      "MANIFEST", "SHA256SUMS", "BLOCKS", "key", "checkpoint", "index.html", "style.css",
      "registers/1.json", "disclosures/\(sent.id)/certificate.json", "findings.json",
      PackLayout.leaf(1), PackLayout.proof(head),
    ] { #expect(there.contains(path), "\(path)") }
    #expect(there.contains { $0.hasPrefix("notices/privacy-") })
    let report = try Verification.verify(
      folder, key: community.workspace.evidence.verifier.text)
    #expect(report.isIntact, "\(report.lines.filter { !$0.isGood })")
    #expect(report.lines.contains { $0.text.contains("1 registers are those") })
    #expect(report.lines.contains { $0.text.contains("1 certificates are in the log") })
    let page = String(decoding: try bytes(folder + "/index.html"), as: UTF8.self)
    #expect(page.contains(sent.id) && page.contains("A disclosure was sent"))
    #expect(!page.contains("<script") && !page.contains("http://"))
    await #expect(throws: PackError.alreadyThere(path: folder)) {
      try await community.workspace.pack(
        .period(from: day, until: day), into: folder, at: community.now)
    }
    await #expect(throws: PackError.self) {
      try await community.workspace.pack(
        .period(from: nil, until: day.adding(days: -400)), into: folder + "-2",
        at: community.now)
    }
    try await community.end()
  }

  @Test("a pack of a case holds what belongs to it, and nobody's data")
  func cases() async throws {
    let (community, sent) = try await filled()
    let folder = community.folder + "/case"
    let made = try await community.workspace.pack(
      .disclosure(sent.id), into: folder, at: community.now)
    // Planned, approved, sent, and the register that was in force.
    #expect(made.leaves == 4)
    #expect(try Verification.verify(folder).isIntact)
    let member = community.folder + "/member"
    let own = try await community.workspace.pack(
      .member(try await community.subject(0)), into: member, at: community.now)
    #expect(own.leaves > 3)
    #expect(try Verification.verify(member).isIntact)
    #expect(files(member).contains { $0.hasPrefix("receipts/") })
    for folder in [folder, member] {
      for path in files(folder) {
        let text = String(decoding: try bytes(folder + "/" + path), as: UTF8.self)
        for value in ["Parent 0", "parent0@", "0 Kiln Lane", "m-0", "1990-05-01"] {
          #expect(!text.contains(value), "\(path) holds \(value)")
        }
      }
    }
    await #expect(throws: DisclosureError.self) {
      try await community.workspace.pack(.disclosure("none"), into: folder + "x", at: community.now)
    }
    try await community.end()
  }

  @Test("any flipped, dropped, reordered or added byte of any file is found, and the file is named")
  func damage() async throws {
    let (community, sent) = try await filled()
    let folder = community.folder + "/pack"
    _ = try await community.workspace.pack(.disclosure(sent.id), into: folder, at: community.now)
    let key = community.workspace.evidence.verifier.text
    var random = Seeded(state: 7)
    func isFound(_ what: String, naming path: String, trusted: String?) throws {
      let report = try Verification.verify(folder, key: trusted)
      #expect(!report.isIntact, "\(what) of \(path)")
      #expect(
        report.lines.contains { !$0.isGood && $0.text.hasPrefix(path) }, "\(what) of \(path)")
    }
    for path in files(folder) {
      let place = folder + "/" + path
      let original = try bytes(place)
      for trusted in [nil, key] as [String?] {
        for _ in 0..<4 {
          var changed = original
          changed[Int.random(in: changed.indices, using: &random)] ^=
            1 << UInt8.random(in: 0..<8, using: &random)
          try put(changed, place)
          try isFound("a flipped bit", naming: path, trusted: trusted)
          changed = original
          changed.remove(at: Int.random(in: changed.indices, using: &random))
          try put(changed, place)
          try isFound("a dropped byte", naming: path, trusted: trusted)
          changed = original
          changed.insert(
            UInt8.random(in: 0...255, using: &random),
            at: Int.random(in: 0...changed.count, using: &random))
          try put(changed, place)
          try isFound("an added byte", naming: path, trusted: trusted)
          let turned = Int.random(in: 1..<original.count, using: &random)
          changed = Array(original[turned...] + original[..<turned])
          guard changed != original else { continue }
          try put(changed, place)
          try isFound("a turned order", naming: path, trusted: trusted)
        }
      }
      try FileManager.default.removeItem(atPath: place)
      try isFound("the loss", naming: path, trusted: key)
      try put(original, folder + "/other-name")
      try isFound("another name", naming: "other-name", trusted: key)
      try FileManager.default.removeItem(atPath: folder + "/other-name")
      try FileManager.default.createSymbolicLink(
        atPath: place, withDestinationPath: "/etc/hostname")
      try isFound("a link", naming: path, trusted: key)
      try FileManager.default.removeItem(atPath: place)
      try put(original, place)
    }
    #expect(try Verification.verify(folder, key: key).isIntact)
    let (first, second) = (PackLayout.leaf(1), PackLayout.leaf(try #require(sent.sequence)))
    let (one, two) = (try bytes(folder + "/" + first), try bytes(folder + "/" + second))
    try put(two, folder + "/" + first)
    try put(one, folder + "/" + second)
    try isFound("an exchange", naming: first, trusted: key)
    try isFound("an exchange", naming: second, trusted: key)
    try await community.end()
  }

  @Test("a pack under another key is not the organisation's")
  func otherKey() async throws {
    let (community, sent) = try await filled()
    let folder = community.folder + "/pack"
    _ = try await community.workspace.pack(.disclosure(sent.id), into: folder, at: community.now)
    let other = try NoteSigner(
      name: community.workspace.evidence.verifier.name, seed: Array(0..<32)
    ).verifier
    #expect(!(try Verification.verify(folder, key: other.text).isIntact))
    let witness = try CosignatureSigner(name: "w", seed: Array(0..<32)).verifier.text
    #expect(!(try Verification.verify(folder, witnesses: [witness]).isIntact))
    try await community.end()
  }

  @Test("after an erasure log and pack verify, and no byte of them says anything of the erased")
  func erased() async throws {
    let (community, _) = try await filled()
    let (evidence, pack) = (community.workspace.evidence, community.folder + "/pack")
    let handle = ["Parent 1", "parent1@example.org", "1 Kiln Lane", "m-1"]
    try await community.erase(1)
    try await evidence.integrate()
    _ = try await community.workspace.pack(
      .period(from: nil, until: nil), into: pack, at: community.now)
    #expect(try Verification.verify(evidence.folder, key: evidence.verifier.text).isIntact)
    #expect(try Verification.verify(pack, key: evidence.verifier.text).isIntact)
    for folder in [evidence.folder, pack] {
      for path in files(folder) {
        let content = try bytes(folder + "/" + path)
        for value in handle {
          #expect(
            Data(content).range(of: Data(value.utf8)) == nil, "\(path) holds \(value)")
        }
      }
    }
    try await community.end()
  }
}

/// The same numbers in every run.
private struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state >> 33) ^ (state << 31)
  }
}
