import Evidence
import Testing

@Suite struct LogVerifierTests {
  let signer: NoteSigner
  init() throws { signer = try NoteSigner(name: "log.example", seed: Array(0..<32)) }

  /// A log flushed at every one of these sizes, with the last one's checkpoint.
  func makeLog(_ sizes: [Int]) throws -> MemoryTiles {
    let files = MemoryTiles()
    var log = try TileLog(files: files)
    for size in sizes {
      try log.append((Int(log.size)..<size).map { entry($0) })
      try log.flush()
    }
    let head = try Checkpoint(origin: "log.example", size: log.size, root: log.root)
    try files.write(Checkpoint.path, try head.note(signedBy: signer).bytes)
    return files
  }

  func report(_ files: MemoryTiles) throws -> LogReport {
    try LogVerifier(files: files, key: signer.verifier).verify()
  }

  @Test("an intact log has no problems", arguments: [0, 1, 255, 256, 257, 511, 512, 1_000, 65_537])
  func intact(size: Int) throws {
    let report = try report(makeLog([size / 2, size]))
    #expect(report.problems == [])
    #expect(report.isIntact)
    #expect(report.isSigned)
    #expect(report.origin == "log.example")
    #expect(report.size == Int64(size))
    #expect(report.entriesChecked == Int64(size))
  }

  @Test(
    "every changed byte of every file is found and its file named", arguments: [[3, 9], [258]])
  func flips(sizes: [Int]) throws {
    let files = try makeLog(sizes)
    for path in files.paths {
      let original = try #require(try files.read(path))
      // In the long log a step prime to 32 meets every offset within a hash.
      for index in stride(from: 0, to: original.count, by: original.count > 700 ? 67 : 1) {
        var bytes = original
        bytes[index] ^= 1 << (index % 8)
        let changed = files.copy()
        try changed.write(path, bytes)
        let problems = try report(changed).problems
        #expect(!problems.isEmpty)
        #expect(problems.allSatisfy { $0.path == path }, "\(path) byte \(index): \(problems)")
      }
    }
  }

  @Test("a changed entry is named by its index", arguments: [0, 5, 255, 256, 511, 599])
  func changedEntry(index: Int) throws {
    let files = try makeLog([600])
    let width = min(256, 600 - index / 256 * 256)
    let path = "tile/entries/00\(index / 256)" + (width < 256 ? ".p/\(width)" : "")
    var bytes: [UInt8] = []
    for place in 0..<width {
      var entry = entry(index / 256 * 256 + place)
      if index % 256 == place { entry = Array("forged".utf8) }
      bytes += [0, UInt8(entry.count)] + entry
    }
    try files.write(path, bytes)
    let problems = try report(files).problems
    #expect(problems.map(\.path) == [path])
    #expect(problems.map(\.entry) == [Int64(index)])
    #expect(problems.map(\.kind) == [.alteredEntry])
  }

  @Test("a changed length is named by the entry whose length it is")
  func changedLength() throws {
    let files = try makeLog([600])
    var bytes = try #require(try files.read("tile/entries/001"))
    let start = (256..<300).reduce(0) { $0 + 2 + entry($1).count }
    bytes[start] = 0xFF
    try files.write("tile/entries/001", bytes)
    let problems = try report(files).problems
    #expect(problems.map(\.path) == ["tile/entries/001"])
    #expect(problems.map(\.entry) == [300])
    #expect(problems.map(\.kind) == [.malformed])
  }

  @Test("hashes forged together with their entries are still found")
  func forgedTogether() throws {
    let files = try makeLog([600])
    var bundle = try #require(try files.read("tile/entries/000"))
    bundle[bundle.count - 1] ^= 1
    try files.write("tile/entries/000", bundle)
    var tile = try #require(try files.read("tile/0/000"))
    tile.replaceSubrange(255 * 32..<256 * 32, with: Merkle.leafHash(bundle.suffix(5)).bytes)
    try files.write("tile/0/000", tile)
    let report = try report(files)
    #expect(!report.isIntact)
    #expect(report.problems.allSatisfy { $0.path.hasSuffix("/000") })
  }

  @Test("a log built anew by someone else has another root")
  func rebuilt() throws {
    let files = try makeLog([300])
    let head = try #require(try files.read(Checkpoint.path))
    let forged = MemoryTiles()
    var log = try TileLog(files: forged)
    try log.append((0..<300).map { entry($0 == 7 ? 8 : $0) })
    try log.flush()
    try forged.write(Checkpoint.path, head)
    let problems = try report(forged).problems
    #expect(problems.map(\.kind) == [.rootMismatch])
  }

  @Test("a missing file is named", arguments: [[9], [300], [600]])
  func missing(sizes: [Int]) throws {
    let files = try makeLog(sizes)
    for path in files.paths {
      let less = files.copy()
      try less.remove(path)
      let problems = try report(less).problems
      #expect(problems.map(\.path) == [path])
      #expect(problems.map(\.kind) == [.missing])
    }
  }

  @Test("without bundle and tile the check ends there and says how far it came")
  func lost() throws {
    let files = try makeLog([600])
    try files.remove("tile/0/001")
    try files.remove("tile/entries/001")
    let report = try report(files)
    #expect(report.problems.map(\.path) == ["tile/entries/001", "tile/0/001"])
    #expect(report.entriesChecked == 256)
  }

  @Test("files that grew on since the checkpoint do not disturb it")
  func grown() throws {
    let files = try makeLog([100, 300])
    let head = try #require(try files.read(Checkpoint.path))
    var log = try TileLog(files: files, size: 300)
    try log.append((300..<900).map { entry($0) })
    try log.flush()
    #expect(try files.read(Checkpoint.path) == head)
    let report = try report(files)
    #expect(report.problems == [])
    #expect(report.entriesChecked == 300)
  }

  @Test("without a key the report says that nobody signed for it")
  func unsigned() throws {
    let report = try LogVerifier(files: makeLog([9]), key: nil).verify()
    #expect(report.isIntact)
    #expect(!report.isSigned)
  }

  @Test("a checkpoint of another key is not believed and nothing else is read")
  func otherKey() throws {
    let other = try NoteSigner(name: "log.example", seed: Array(1..<33))
    let report = try LogVerifier(files: makeLog([9]), key: other.verifier).verify()
    #expect(report.problems.map(\.kind) == [.checkpoint(.notSigned)])
    #expect(report.origin == nil)
    #expect(!report.isIntact)
  }

  @Test("a signed checkpoint of a size beyond all files ends at once")
  func hugeSize() throws {
    let files = try makeLog([9])
    let head = try Checkpoint(origin: "log.example", size: .max, root: Merkle.leafHash([]))
    try files.write(Checkpoint.path, try head.note(signedBy: signer).bytes)
    #expect(try report(files).problems.map(\.kind) == [.missing, .missing])
  }

  @Test("problems beyond the limit are counted, not listed")
  func manyProblems() throws {
    let files = try makeLog([2_000])
    for bundle in 0..<7 {
      var bytes: [UInt8] = []
      for _ in 0..<256 { bytes += [0, 1, 9] }
      try files.write("tile/entries/00\(bundle)", bytes)
    }
    let report = try report(files)
    #expect(report.problems.count == LogVerifier.maxProblems)
    #expect(report.problems.count + report.furtherProblems == 7 * 256)
  }

  @Test("progress is told after every bundle")
  func progress() throws {
    var told: [Int64] = []
    let verifier = LogVerifier(files: try makeLog([600]), key: signer.verifier)
    _ = try verifier.verify { done, size in
      told.append(done)
      #expect(size == 600)
    }
    #expect(told == [256, 512, 600])
  }
}
