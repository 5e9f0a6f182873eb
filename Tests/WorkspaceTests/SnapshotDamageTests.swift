import Formats
import Foundation
import Gate
import Register
import Testing
import Vault
import Workspace

@testable import Index

@Suite("Damaged snapshots")
struct SnapshotDamageTests {
  /// A real file of a real workspace, with several sealed frames: a snapshot of a few million invented bits.
  static func written(_ community: Community) async throws -> (SnapshotFile, [UInt8]) {
    let inForce = try await community.workspace.inForce()
    var random = SystemRandomNumberGenerator()
    var bitmaps: [Atom: Bitmap] = [.known: Bitmap([1, 2, 3] as [UInt32])]
    for band in 0..<40 {
      let words = (0..<8_192).map { _ in random.next() as UInt64 }
      bitmaps[.band(inForce.register.fields[0].id, "band \(band)")] = Bitmap(words: words)
    }
    let snapshot = Snapshot(
      sequence: 1, day: community.now.date, inForce: inForce, bitmaps: bitmaps)
    let stamp = SnapshotStamp(
      recipe: AtomRecipe.fingerprint, register: 1, sequence: 1,
      history: AtomRecipe.fingerprint, day: community.now.date)
    let file = SnapshotFile(
      folder: community.folder + "/index", vault: community.workspace.vault)
    #expect(try file.write(stamp, snapshot, DayQueue()))
    #expect(Self.refusal(file) == nil)
    let bytes = try #require(FileManager.default.contents(atPath: file.path))
    return (file, [UInt8](bytes))
  }

  /// Reads a whole file as a start does, without the questions to the database.
  static func refusal(_ file: SnapshotFile) -> SnapshotRefusal? {
    do {
      var frames = try file.read()
      _ = try frames.stamp()
      var reader = SnapshotRecords.Reader()
      while let part = try frames.next() { try reader.add(part) }
      return nil
    } catch {
      return error
    }
  }

  static func refusal(_ file: SnapshotFile, of bytes: [UInt8]) throws
    -> SnapshotRefusal?
  {
    try Data(bytes).write(to: URL(fileURLWithPath: file.path))
    return refusal(file)
  }

  /// The head, then each frame with its length before it.
  static func frames(_ bytes: [UInt8]) -> [[UInt8]] {
    var frames = [Array(bytes.prefix(36))]
    var start = 36
    while start + 4 <= bytes.count {
      let length = bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
      frames.append(Array(bytes[start..<min(start + 4 + length, bytes.count)]))
      start += 4 + length
    }
    return frames
  }

  static func joined(_ frames: [[UInt8]]) -> [UInt8] { frames.reduce(into: []) { $0 += $1 } }

  @Test("a snapshot that ends early, between two frames or within one, is not used")
  func truncated() async throws {
    let community = try await Community.make(members: 0)
    let (file, bytes) = try await Self.written(community)
    let frames = Self.frames(bytes)
    #expect(frames.count > 3 && Self.joined(frames) == bytes)
    var ends = [0, 1, 35]
    var end = 0
    for frame in frames {
      end += frame.count
      ends += [end - 1, end, end + 2, end + 4].filter { $0 < bytes.count }
    }
    for end in ends + (0..<20).map({ _ in Int.random(in: 0..<bytes.count) }) {
      #expect(try Self.refusal(file, of: Array(bytes.prefix(end))) == .broken, "cut at \(end)")
    }
    #expect(try Self.refusal(file, of: bytes + [0]) == .broken)
    #expect(try Self.refusal(file, of: bytes + (frames.last ?? [])) == .broken)
    #expect(try Self.refusal(file, of: bytes) == nil)
    try await community.end()
  }

  @Test("a snapshot with one changed byte anywhere is not used")
  func flipped() async throws {
    let community = try await Community.make(members: 0)
    let (file, bytes) = try await Self.written(community)
    let places = Array(0..<80) + (0..<60).map { _ in Int.random(in: bytes.indices) }
    for place in places + [bytes.count - 1] {
      var flipped = bytes
      flipped[place] ^= 1 << UInt8.random(in: 0..<8)
      let refusal = try Self.refusal(file, of: flipped)
      #expect(refusal == ((16..<20).contains(place) ? .otherForm : .broken), "at \(place)")
    }
    try await community.end()
  }

  @Test(
    "frames that changed places, were left out or doubled, or come from another file, are not used")
  func mixed() async throws {
    let community = try await Community.make(members: 0)
    let other = Self.frames(try await Self.written(community).1)
    let (file, bytes) = try await Self.written(community)
    let frames = Self.frames(bytes)
    for number in 1..<frames.count {
      var mixed = frames
      mixed[number] = other[number]
      #expect(try Self.refusal(file, of: Self.joined(mixed)) == .broken)
      var fewer = frames
      fewer.remove(at: number)
      #expect(try Self.refusal(file, of: Self.joined(fewer)) == .broken)
      var more = frames
      more.insert(frames[number], at: number)
      #expect(try Self.refusal(file, of: Self.joined(more)) == .broken)
      for second in number + 1..<frames.count {
        var swapped = frames
        swapped.swapAt(number, second)
        #expect(try Self.refusal(file, of: Self.joined(swapped)) == .broken)
      }
    }
    #expect(try Self.refusal(file, of: Self.joined([other[0]] + frames.dropFirst())) == .broken)
    try await community.end()
  }

  @Test("a start over a damaged snapshot answers from the databases and writes another")
  func startOver() async throws {
    let community = try await Community.make(members: 3)
    try await community.allow(0)
    _ = try await community.workspace.index.current(at: community.now)
    await community.workspace.index.save()
    let path = community.folder + "/index/snapshot"
    let bytes = try #require(FileManager.default.contents(atPath: path))
    try Data(bytes.dropLast()).write(to: URL(fileURLWithPath: path))
    let index = SnapshotTests.started(community.workspace)
    #expect(try await index.storedSnapshot(at: community.now) == .refused(.broken))
    #expect(try await IndexTests.permits(index, at: community.now) == 1)
    await index.close()
    #expect(try await SnapshotTests.start(community.workspace, at: community.now) == nil)
    let doctor = try await community.workspace.doctor(at: community.now)
    #expect(doctor.contains { $0.isGood && $0.text.contains("snapshot of the index holds") })
    try await community.end()
  }
}
