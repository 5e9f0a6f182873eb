import Evidence
import Foundation
import Testing

@Suite struct FolderTilesTests {
  /// A fresh folder, removed afterwards.
  func inFolder(_ body: (FolderTiles) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("evidence-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(FolderTiles(folder: folder + "/below/it"))
  }

  @Test("a file comes back, is replaced whole, listed and removed")
  func files() throws {
    try inFolder { files in
      let path = "tile/0/x001/067.p/3"
      #expect(try files.read(path) == nil)
      #expect(try files.names(in: "tile") == [])
      try files.remove(path)
      try files.write(path, Array(repeating: 7, count: 100_000))
      try files.write(path, [1, 2])
      #expect(try files.read(path) == [1, 2])
      #expect(try files.names(in: "tile/0/x001/067.p") == ["3"])
      try files.write("tile/0/x001/067", [])
      #expect(try files.read("tile/0/x001/067") == [])
      try files.remove(path)
      try files.remove("tile/0/x001/067.p")
      #expect(try files.names(in: "tile/0/x001") == ["067"])
    }
  }

  @Test(
    "a path that could leave the folder is refused",
    arguments: ["", "/etc/passwd", "../x", "a/../../x", "a//b", "a/", ".", "a\0b"])
  func escapes(path: String) throws {
    try inFolder { files in
      #expect(throws: FolderTiles.Failure.self) { try files.read(path) }
      #expect(throws: FolderTiles.Failure.self) { try files.write(path, []) }
      #expect(throws: FolderTiles.Failure.self) { try files.remove(path) }
      #expect(throws: FolderTiles.Failure.self) { try files.names(in: path) }
    }
  }

  @Test("what cannot be written is an error that names file and reason")
  func failures() throws {
    try inFolder { files in
      try files.write("tile", [1])
      let failure = #expect(throws: FolderTiles.Failure.self) { try files.write("tile/0/000", []) }
      #expect(failure?.description == "could not write tile/0/000: Not a directory")
      #expect(try files.read("tile/0/000") == nil)
    }
  }

  @Test("no log file is larger than the largest bundle, so no more is read")
  func tooLarge() throws {
    try inFolder { files in
      try files.write("big", Array(repeating: 0, count: FolderTiles.maxFileBytes + 1))
      #expect(throws: FolderTiles.Failure.self) { try files.read("big") }
    }
  }

  @Test("a log in a folder is found intact, reopened and extended")
  func log() throws {
    try inFolder { files in
      let signer = try NoteSigner(name: "log.example", seed: Array(0..<32))
      for size in [1, 300, 520] {
        let before = try files.read(Checkpoint.path).map {
          try Checkpoint(verifying: try SignedNote(parsing: $0), by: signer.verifier)
        }
        var log =
          try before.map { try TileLog(files: files, resuming: $0) }
          ?? TileLog(files: files)
        try log.append((Int(log.size)..<size).map { entry($0) })
        try log.flush()
        let head = try Checkpoint(origin: "log.example", size: log.size, root: log.root)
        try files.write(Checkpoint.path, try head.note(signedBy: signer).bytes)
        let report = try LogVerifier(files: files, key: signer.verifier).verify()
        #expect(report.isIntact)
        #expect(report.entriesChecked == Int64(size))
      }
      #expect(try files.names(in: "tile/0") == ["000", "001", "002.p"])
    }
  }
}
