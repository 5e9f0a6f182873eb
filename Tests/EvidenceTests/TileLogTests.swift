import Evidence
import TestSupport
import Testing

@Suite struct TileLogTests {
  @Test("appending one by one gives the reference root at every size up to 600")
  func roots() throws {
    let tree = ReferenceTree(leaves: (0..<600).map { Merkle.leafHash(entry($0)) })
    var log = try TileLog(files: MemoryTiles())
    for size in 0..<600 {
      #expect(log.root == tree.root(size: size))
      try log.append([entry(size)])
    }
    #expect(log.root == tree.root(size: 600))
  }

  @Test("all proofs of small logs are those of the reference and verify", arguments: [1, 2, 7, 40])
  func smallProofs(size: Int) throws {
    let tree = ReferenceTree(leaves: (0..<size).map { Merkle.leafHash(entry($0)) })
    var log = try TileLog(files: MemoryTiles())
    try log.append((0..<size).map { entry($0) })
    try log.flush()
    for second in 1...size {
      for first in 1...second {
        let proof = try log.consistencyProof(size1: Int64(first), size2: Int64(second))
        #expect(proof == tree.consistency(first, 0..<second))
        try Merkle.verifyConsistency(
          size1: Int64(first), size2: Int64(second), root1: tree.root(size: first),
          root2: tree.root(size: second), proof: proof)
        let index = first - 1
        let path = try log.inclusionProof(index: Int64(index), size: Int64(second))
        #expect(path == tree.path(index, 0..<second))
        try Merkle.verifyInclusion(
          index: Int64(index), size: Int64(second), leaf: tree.leaves[index], proof: path,
          root: tree.root(size: second))
      }
    }
  }

  @Test(
    "random proofs from tiles verify around the tile boundaries",
    arguments: [255, 256, 257, 511, 512, 600, 65_535, 65_536, 65_537])
  func largeProofs(size: Int) throws {
    let leaves = (0..<size).map { Merkle.leafHash(entry($0)) }
    let root = Merkle.root(of: leaves)
    var log = try TileLog(files: MemoryTiles())
    try log.append((0..<size).map { entry($0) })
    try log.flush()
    #expect(log.root == root)
    var random = SplitMix64(seed: UInt64(size))
    let edges = [0, 1, size / 2, size - 2, size - 1]
    for index in edges + (0..<20).map({ _ in Int.random(in: 0..<size, using: &random) }) {
      let path = try log.inclusionProof(index: Int64(index), size: Int64(size))
      try Merkle.verifyInclusion(
        index: Int64(index), size: Int64(size), leaf: leaves[index], proof: path, root: root)
    }
    for first in [1, 255, size / 3, size - 1, size] {
      let proof = try log.consistencyProof(size1: Int64(first), size2: Int64(size))
      try Merkle.verifyConsistency(
        size1: Int64(first), size2: Int64(size),
        root1: Merkle.root(of: Array(leaves.prefix(first))), root2: root, proof: proof)
    }
  }

  @Test("the log of 70,000 entries has the tiles that the specification's example lists")
  func layout() throws {
    let files = MemoryTiles()
    var log = try TileLog(files: files)
    try log.append((0..<70_000).map { entry($0) })
    try log.flush()
    let level0 = files.paths.filter { $0.hasPrefix("tile/0/") }
    #expect(level0.count == 274)
    #expect(level0.filter { !$0.contains(".p/") }.count == 273)
    #expect(level0.contains("tile/0/273.p/112"))
    #expect(files.paths.filter { $0.hasPrefix("tile/1/") } == ["tile/1/000", "tile/1/001.p/17"])
    #expect(files.paths.filter { $0.hasPrefix("tile/2/") } == ["tile/2/000.p/1"])
    #expect(!files.paths.contains { $0.hasPrefix("tile/3/") })
    #expect(files.paths.filter { $0.hasPrefix("tile/entries/") }.count == 274)
    #expect(try files.read("tile/0/272")?.count == 8_192)
    #expect(try files.read("tile/0/273.p/112")?.count == 112 * 32)
  }

  @Test("a log of 256 entries has a full tile and one hash at level 1")
  func fullTile() throws {
    let files = MemoryTiles()
    var log = try TileLog(files: files)
    try log.append((0..<256).map { entry($0) })
    try log.flush()
    #expect(files.paths == ["tile/0/000", "tile/1/000.p/1", "tile/entries/000"])
  }

  @Test("bundles hold each entry after its length in two bytes")
  func bundleForm() throws {
    let files = MemoryTiles()
    var log = try TileLog(files: files)
    try log.append([[], [9], Array(repeating: 1, count: 258)])
    try log.flush()
    let expected: [UInt8] = [0, 0, 0, 1, 9, 1, 2] + Array(repeating: 1, count: 258)
    #expect(try files.read("tile/entries/000.p/3") == expected)
  }

  @Test("entries come back as they were appended, from any size the files hold")
  func entries() throws {
    let files = MemoryTiles()
    var log = try TileLog(files: files)
    try log.append((0..<300).map { entry($0) })
    try log.flush()
    let reader = try TileReader(files: files, size: 300)
    for index in [0, 1, 255, 256, 299] {
      #expect(try reader.entry(Int64(index)) == entry(index))
    }
    let earlier = try TileReader(files: files, size: 200)
    #expect(try earlier.entry(199) == entry(199))
    #expect(try earlier.root() == Merkle.root(of: (0..<200).map { Merkle.leafHash(entry($0)) }))
    #expect(throws: LogError.indexOutside(index: 200, size: 200)) { try earlier.entry(200) }
  }

  @Test("an entry holds 65,535 bytes and not one more, and a refused batch changes nothing")
  func longEntries() throws {
    let files = MemoryTiles()
    var log = try TileLog(files: files)
    try log.append([Array(repeating: 1, count: 65_535)])
    let root = log.root
    #expect(throws: LogError.entryTooLong(index: 2, bytes: 65_536)) {
      try log.append([[1], Array(repeating: 1, count: 65_536)])
    }
    #expect(log.size == 1)
    #expect(log.root == root)
    try log.flush()
    #expect(try TileReader(files: files, size: 1).entry(0).count == 65_535)
  }

  @Test("sizes and indices outside the log are errors, however large")
  func outside() throws {
    var log = try TileLog(files: MemoryTiles())
    try log.append([entry(0), entry(1)])
    #expect(throws: LogError.sizeOutside(size: 2, available: 0)) {
      try log.inclusionProof(index: 0, size: 2)
    }
    try log.flush()
    for number in [Int64.min, -1, 3, .max] {
      #expect(throws: LogError.self) { try log.inclusionProof(index: number, size: 2) }
      #expect(throws: LogError.self) { try log.inclusionProof(index: 0, size: number) }
      #expect(throws: LogError.self) { try log.consistencyProof(size1: number, size2: 2) }
      #expect(throws: LogError.self) { try log.consistencyProof(size1: 1, size2: number) }
      #expect(throws: LogError.self) { try TileLog(files: MemoryTiles(), size: number) }
    }
  }
}
