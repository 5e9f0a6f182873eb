import Evidence
import Testing

@Suite struct PrunedLogTests {
  let signer: NoteSigner
  init() throws { signer = try NoteSigner(name: "log.example", seed: Array(0..<32)) }

  func makeLog(_ size: Int, prunedTo minimum: Int64) throws -> MemoryTiles {
    let files = MemoryTiles()
    var log = try TileLog(files: files)
    try log.append((0..<size).map { entry($0) })
    try log.flush()
    let head = try Checkpoint(origin: "log.example", size: log.size, root: log.root)
    try files.write(Checkpoint.path, try head.note(signedBy: signer).bytes)
    let mark = PrunedMark(origin: "log.example", minimumIndex: minimum)
    try files.write(PrunedMark.path, try mark.note(signedBy: signer).bytes)
    #expect(try mark.removeBundles(from: files) == Int(minimum / 256))
    return files
  }

  func report(_ files: MemoryTiles) throws -> LogReport {
    try LogVerifier(files: files, key: signer.verifier).verify()
  }

  @Test(
    "a pruned log verifies and says how many entries are pruned",
    arguments: [(256, 256), (600, 256), (1_000, 768), (66_000, 65_536)] as [(Int, Int64)])
  func pruned(size: Int, minimum: Int64) throws {
    let report = try report(makeLog(size, prunedTo: minimum))
    #expect(report.problems == [])
    #expect(report.isIntact && report.isSigned)
    #expect(report.entriesPruned == minimum)
    #expect(report.entriesChecked == Int64(size) - minimum)
  }

  @Test("a bundle that the mark does not cover, or that no mark covers, is missed")
  func dropped() throws {
    let files = try makeLog(1_000, prunedTo: 256)
    try files.remove("tile/entries/001")
    #expect(try report(files).problems.map(\.path) == ["tile/entries/001"])
    let unmarked = try makeLog(1_000, prunedTo: 256)
    try unmarked.remove(PrunedMark.path)
    #expect(try report(unmarked).problems.map(\.path) == ["tile/entries/000"])
  }

  @Test("every changed byte of a pruned log is found, in the mark too")
  func flips() throws {
    let files = try makeLog(600, prunedTo: 512)
    for path in files.paths {
      let original = try #require(try files.read(path))
      for index in stride(from: 0, to: original.count, by: original.count > 700 ? 67 : 1) {
        var bytes = original
        bytes[index] ^= 1 << (index % 8)
        let changed = files.copy()
        try changed.write(path, bytes)
        #expect(!(try report(changed).problems.isEmpty), "\(path) byte \(index)")
      }
    }
  }

  @Test("proofs of pruned entries still hold")
  func proofs() throws {
    let files = try makeLog(600, prunedTo: 512)
    let reader = try TileReader(files: files, size: 600)
    for index in [Int64(0), 255, 256, 511, 512, 599] {
      try Merkle.verifyInclusion(
        index: index, size: 600, leaf: Merkle.leafHash(entry(Int(index))),
        proof: try reader.inclusionProof(index: index, size: 600), root: try reader.root())
    }
  }

  @Test(
    "a mark covers full bundles below its index alone",
    arguments: [
      ("tile/entries/000", true), ("tile/entries/001", true), ("tile/entries/002", false),
      ("tile/entries/000.p/7", false), ("tile/0/000", false), ("tile/entries/x001/000", false),
    ])
  func covers(path: String, isCovered: Bool) {
    #expect(PrunedMark(origin: "x", minimumIndex: 512).covers(path) == isCovered)
  }

  @Test("a witness's request is read back as it was written, and shows what it claims")
  func consistency() throws {
    let files = try makeLog(600, prunedTo: 256)
    let reader = try TileReader(files: files, size: 600)
    let note = try SignedNote(parsing: try #require(try files.read(Checkpoint.path)))
    let hashes = try reader.consistencyProof(size1: 300, size2: 600)
    let made = LogConsistency(oldSize: 300, hashes: hashes, checkpoint: note)
    let read = try LogConsistency(parsing: made.bytes)
    #expect(read == made)
    let old = try reader.root(size: 300)
    #expect(try read.verify(oldRoot: old, by: signer.verifier).size == 600)
    for place in made.bytes.indices {
      var bytes = made.bytes
      bytes[place] ^= 1
      #expect(throws: (any Error).self, "byte \(place)") {
        try LogConsistency(parsing: bytes).verify(oldRoot: old, by: signer.verifier)
      }
    }
  }
}
