import Evidence
import TestSupport
import Testing

@Suite struct TileLogRecoveryTests {
  @Test("a log grown in random steps and reopened each time is the log grown at once")
  func reopened() throws {
    var random = SplitMix64(seed: 7)
    let files = MemoryTiles()
    var size = 0
    while size < 1_400 {
      var log = try TileLog(files: files, size: Int64(size))
      let step = Int.random(in: 0...300, using: &random)
      try log.append((size..<size + step).map { entry($0) })
      try log.flush()
      size += step
      #expect(log.flushedSize == Int64(size))
      #expect(log.root == Merkle.root(of: (0..<size).map { Merkle.leafHash(entry($0)) }))
    }
    let atOnce = MemoryTiles()
    var log = try TileLog(files: atOnce)
    try log.append((0..<size).map { entry($0) })
    try log.flush()
    for path in atOnce.paths { #expect(try files.read(path) == atOnce.read(path)) }
  }

  @Test("partial tiles stay until the full one is there, then go")
  func partialTiles() throws {
    let files = MemoryTiles()
    var log = try TileLog(files: files)
    for size in [10, 20, 256] {
      try log.append((Int(log.size)..<size).map { entry($0) })
      try log.flush()
      if size == 20 {
        #expect(files.paths.filter { $0.hasPrefix("tile/0/000.p/") }.count == 2)
      }
    }
    #expect(files.paths == ["tile/0/000", "tile/1/000.p/1", "tile/entries/000"])
  }

  @Test("an interrupted flush is finished by the next one, and by a restart", arguments: 0..<9)
  func interrupted(writes: Int) throws {
    let files = MemoryTiles()
    var log = try TileLog(files: files)
    try log.append((0..<200).map { entry($0) })
    try log.flush()
    let head = try Checkpoint(origin: "log.example", size: log.size, root: log.root)
    files.allow(writes: writes)
    try log.append((200..<700).map { entry($0) })
    // Two full tiles and bundles, one partial tile and bundle, one tile at level 1 are seven files.
    if writes < 7 {
      #expect(throws: MemoryTiles.Full.self) { try log.flush() }
    } else {
      try log.flush()
    }
    files.allow(writes: -1)
    let crashed = files.copy()
    try log.flush()
    var restarted = try TileLog(files: crashed, resuming: head)
    try restarted.append((200..<700).map { entry($0) })
    try restarted.flush()
    #expect(restarted.root == log.root)
    #expect(crashed.paths == files.paths)
    #expect(try LogVerifier(files: crashed, key: nil).verify().problems.map(\.kind) == [.missing])
  }

  @Test("other entries at an index already written are a conflict")
  func conflict() throws {
    let files = MemoryTiles()
    var log = try TileLog(files: files)
    try log.append((0..<300).map { entry($0) })
    try log.flush()
    var fork = try TileLog(files: files, size: 256)
    try fork.append((256..<300).map { entry($0 + 1) })
    #expect(throws: LogError.conflict(path: "tile/entries/001.p/44")) { try fork.flush() }
  }

  @Test("a log does not open on tiles that are missing, damaged or of another root")
  func damaged() throws {
    let files = MemoryTiles()
    var log = try TileLog(files: files)
    try log.append((0..<10).map { entry($0) })
    try log.flush()
    let other = try Checkpoint(origin: "log.example", size: 10, root: Merkle.leafHash([1]))
    #expect(throws: LogError.rootMismatch(size: 10)) {
      try TileLog(files: files, resuming: other)
    }
    let bundle = "tile/entries/000.p/10"
    let tile = "tile/0/000.p/10"
    for path in [bundle, tile] {
      let less = files.copy()
      try less.remove(path)
      #expect(throws: LogError.missing(path: path)) { try TileLog(files: less, size: 10) }
      try less.write(path, Array(try #require(try files.read(path)).dropLast()))
      #expect(throws: LogError.malformed(path: path)) { try TileLog(files: less, size: 10) }
    }
  }
}
