import Foundation
import Register
import Testing

/// Reading a folder from disk.
@Suite struct FolderTests {
  static func files(in folder: String) throws -> [(name: String, bytes: [UInt8])] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map { name in
      let url = URL(fileURLWithPath: folder).appendingPathComponent(name)
      return (name, [UInt8](try Data(contentsOf: url)))
    }
  }

  /// Makes a folder of these files, hands it on, and removes it.
  private func inFolder(
    _ files: [String: String], _ body: (URL) throws -> Void
  ) throws {
    let outer = FileManager.default.temporaryDirectory.appendingPathComponent(
      "register-\(UUID().uuidString)")
    let folder = outer.appendingPathComponent("register")
    defer { try? FileManager.default.removeItem(at: outer) }
    for (name, text) in files {
      let url = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
    try body(folder)
  }

  @Test("a folder is read with one level of folders below it, and notices from their own files")
  func folder() throws {
    let version = DiagnosticTests.version(
      2, "2026-01-01", "        covers: {news: []}\n        file: two.md")
    try inFolder([
      "base.yaml": Fixture.base, "more/notices.yml": version, "more/two.md": "Hello {{officer}}\n",
      "README.txt": "not ours", ".hidden.yaml": "felds: {}", "more/deeper/x.yaml": "felds: {}",
    ]) { folder in
      let reading = RegisterReader.read(folder: folder.path)
      #expect(reading.diagnostics == [])
      #expect(reading.register?.notices.last?.body == "Hello {{officer}}")
    }
  }

  @Test("diagnostics name files from the folder's name on")
  func names() throws {
    try inFolder(["base.yaml": Fixture.base, "x.yaml": "felds: {}"]) { folder in
      let reading = RegisterReader.read(folder: folder.path + "/")
      #expect(Fixture.found(reading) == ["register/x.yaml:1:1 unknown-section"])
    }
  }

  @Test("a link that leads out of the folder is not followed; one inside it is")
  func links() throws {
    try inFolder(["base.yaml": Fixture.base, "data/x.yaml": "felds: {}"]) { folder in
      let files = FileManager.default
      let outside = folder.deletingLastPathComponent().appendingPathComponent("secret.yaml")
      try Data("felds: {}".utf8).write(to: outside)
      try files.createSymbolicLink(
        at: folder.appendingPathComponent("out.yaml"), withDestinationURL: outside)
      try files.createSymbolicLink(
        at: folder.appendingPathComponent("in.yaml"),
        withDestinationURL: folder.appendingPathComponent("data/x.yaml"))
      let reading = RegisterReader.read(folder: folder.path)
      #expect(
        Fixture.found(reading) == [
          "register/data/x.yaml:1:1 unknown-section", "register/in.yaml:1:1 unknown-section",
          "register/out.yaml:1:1 file-unreadable",
        ])
    }
  }

  @Test("a file over the limit is not read to its end; a missing folder is told")
  func large() throws {
    try inFolder(["base.yaml": Fixture.base]) { folder in
      let path = folder.appendingPathComponent("x.yaml").path
      #expect(FileManager.default.createFile(atPath: path, contents: nil))
      let handle = try #require(FileHandle(forWritingAtPath: path))
      // Sparse: a hundred mebibytes of nothing.
      try handle.truncate(atOffset: 100 << 20)
      try handle.close()
      #expect(
        Fixture.found(RegisterReader.read(folder: folder.path)) == ["register/x.yaml:1:1 too-large"]
      )
      let missing = RegisterReader.read(folder: folder.path + "/nowhere")
      #expect(Fixture.found(missing) == ["nowhere:1:1 file-unreadable"])
    }
  }

  @Test("an empty folder says what belongs there")
  func empty() throws {
    try inFolder(["README.txt": ""]) { folder in
      #expect(
        Fixture.found(RegisterReader.read(folder: folder.path)) == ["register:1:1 folder-empty"])
    }
  }
}
