import Consent
import Evidence
import Formats
import Members
import Register
import Store
import TestSupport
import Testing
import Vault

@Suite struct LetterTests {
  private static let pdf = Array("%PDF-1.7\nPlease stop. Ada, 1 Kiln Lane\n%%EOF\n".utf8)

  private func record(
    _ world: World, _ bytes: [UInt8] = pdf, subject: UInt32 = 0, channel: Channel = .post
  ) async throws -> [Recorded] {
    try await world.consent.record(
      ChoiceDraft.stopMarketing(channel: channel), subject: subject, inForce: world.inForce,
      actor: world.actor, at: world.at, letter: try ScannedLetter(bytes))
  }

  private func leaf(_ sequence: Int64, in world: World) async throws -> JSON {
    try JSON(parsing: try await world.main.read { try $0.entry(sequence).leaf })
  }

  @Test("a letter is what its first bytes say, and nothing else is taken")
  func kinds() throws {
    #expect(try ScannedLetter(Self.pdf).kind == .pdf)
    #expect(try ScannedLetter([0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0]).kind == .png)
    #expect(try ScannedLetter([0xFF, 0xD8, 0xFF, 0xE0]).kind == .jpeg)
    #expect(throws: LetterError.empty) { try ScannedLetter([]) }
    for other in ["MZ\u{1}", "%PDF-", "%PDF-x", " %PDF-1.7", "\u{89}PNG\n", "GIF89a", "<svg/>"] {
      #expect(throws: LetterError.otherKind) { try ScannedLetter(Array(other.utf8)) }
    }
    let most = Self.pdf + [UInt8](repeating: 0, count: ScannedLetter.mostBytes - Self.pdf.count)
    #expect(try ScannedLetter(most).bytes.count == 5 << 20)
    #expect(throws: LetterError.tooLarge) { try ScannedLetter(most + [0]) }
  }

  @Test("a letter is kept once for all acts that rest on it, and read back as it was")
  func kept() async throws {
    let world = try await World()
    defer { world.remove() }
    let recorded = try await record(world)
    let kept = try await world.consent.letters(of: 0)
    #expect(kept.map(\.kind) == [.pdf] && kept.map(\.size) == [Int64(Self.pdf.count)])
    #expect(kept.first?.sequences == recorded.map(\.sequence) && recorded.count == 2)
    let id = try #require(kept.first?.id)
    #expect(try await world.consent.letter(id, of: 0)?.letter.bytes == Self.pdf)
    #expect(try await world.consent.letter(id, of: 1) == nil)
    #expect(try await world.consent.letter(UUIDv7.make(at: world.at), of: 0) == nil)
    #expect(try await world.consent.letters(of: 1).isEmpty)
    #expect(try await world.consent.check().all.isEmpty)
  }

  @Test("only choices that came by post or phone have a letter, and another records nothing")
  func channels() async throws {
    let world = try await World()
    defer { world.remove() }
    for channel in Channel.allCases where ![.post, .phone].contains(channel) {
      await #expect(throws: LetterError.otherChannel) {
        try await record(world, channel: channel)
      }
    }
    #expect(try await world.consent.history(of: 0).isEmpty)
    #expect(try await record(world, channel: .phone).count == 2)
  }

  @Test("the entry commits to the letter, and equal letters cannot be told from different ones")
  func commitments() async throws {
    let world = try await World()
    defer { world.remove() }
    var said: Set<String> = []
    var sequences: [Int64] = []
    for subject: UInt32 in [0, 0, 1] {
      for recorded in try await record(world, subject: subject) {
        let leaf = try await leaf(recorded.sequence, in: world)
        said.insert(try #require(leaf["letter"]?.string))
        sequences.append(recorded.sequence)
      }
    }
    #expect(said.count == sequences.count)
    let plain = try await world.record(ChoiceDraft.stopSharing(channel: .post)[0])
    #expect(try await leaf(plain.sequence, in: world)["letter"] == nil)
  }

  @Test("the words of a letter stand in no table")
  func sealed() async throws {
    let world = try await World()
    defer { world.remove() }
    _ = try await record(world)
    for table in try await world.main.read({ try $0.storedTables() }) {
      try await world.main.read { transaction in
        try transaction.eachRow(of: table) { row in
          for value in row {
            guard case .blob(let bytes) = value else { continue }
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(!text.contains("Kiln Lane") && !text.contains("%PDF"))
          }
        }
      }
    }
  }

  @Test(
    "when the key is destroyed, nobody can read the letter any more, and nothing is found wrong")
  func destroyed() async throws {
    let world = try await World()
    defer { world.remove() }
    _ = try await record(world)
    let id = try #require(try await world.consent.letters(of: 0).first?.id)
    try await world.vault.destroy([0])
    #expect(try await world.consent.letter(id, of: 0) == nil)
    let flaws = try await world.consent.check().all.map(\.kind.code)
    #expect(!flaws.contains { $0.hasPrefix("letters.") })
  }

  @Test("a letter is in the copy of a subject's data, is counted, and goes with an erasure")
  func subjectData() async throws {
    let world = try await World()
    defer { world.remove() }
    _ = try await record(world)
    _ = try await record(world, subject: 1)
    let data = ConsentData()
    let copy = try await world.main.read { try data.collect(subject: 0, $0) }
    let letter = try #require(copy["letters"]?.array?.first)
    #expect(letter["type"] == "application/pdf" && letter["at"]?.string == world.at.rfc3339)
    #expect(letter["bytes"]?.int == Int64(Self.pdf.count))
    // Two acts, a letter, and its place with each of them.
    #expect(try await world.main.read { try data.count(subject: 0, $0) } == 5)
    try await world.main.write { try data.erase(subject: 0, $0) }
    #expect(try await world.main.read { try data.count(subject: 0, $0) } == 0)
    #expect(try await world.consent.letters(of: 0).isEmpty)
    #expect(try await world.consent.letters(of: 1).count == 1)
  }

  @Test("when it cannot be written, neither the choice nor its letter is in the tables")
  func failing() async throws {
    let world = try await World()
    defer { world.remove() }
    let consent = Consent(database: FailingWrites(inner: world.main), vault: world.vault)
    await #expect(throws: StoreError.self) {
      try await consent.record(
        ChoiceDraft.stopMarketing(channel: .post), subject: 0, inForce: world.inForce,
        actor: world.actor, at: world.at, letter: try ScannedLetter(Self.pdf))
    }
    #expect(try await world.consent.letters(of: 0).isEmpty)
    #expect(try await world.consent.history(of: 0).isEmpty)
  }
}
