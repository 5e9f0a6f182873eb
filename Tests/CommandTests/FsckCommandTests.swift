import Formats
import Foundation
import Testing

@testable import aboveboard

@Suite struct FsckCommandTests {
  @Test("after all stories everything agrees")
  func stories() async throws {
    let demo = try await DemoRun.shared.value
    let run = await demo.run("fsck", "--json")
    #expect(run.code == .done && run.errors.isEmpty)
    // A note that our copy of a file with somebody erased in it is gone is no flaw.
    let notes = try run.json["flaws"]?.array ?? []
    #expect(
      try run.json["sound"]?.bool == true && notes.map { $0["code"] } == ["files.removed"],
      "\(run.text)")
  }

  @Test("a fault exits 1 and says what to do; mended, it says what was done and exits 0")
  func mends() async throws {
    let folder = try TestFolder()
    let workspace = folder.path + "/work"
    #expect(await Run("init", "--example", "--workspace", workspace).code == .done)
    #expect(await Run("fsck", "--workspace", workspace).text == "everything agrees\n")
    let fence = try #require(FileHandle(forUpdatingAtPath: workspace + "/data.sqlite-fence"))
    try fence.write(contentsOf: Data([9, 0, 0, 0, 0, 0, 0, 0]))
    try fence.close()
    let found = await Run("fsck", "--workspace", workspace)
    #expect(found.code == .wanting)
    #expect(found.text.contains("FAULT   fence.ahead: 1 ") && found.text.contains("fsck --mend"))
    let mended = await Run("fsck", "--mend", "--workspace", workspace)
    #expect(mended.code == .done && mended.text.hasPrefix("mended  fence: "))
    #expect(await Run("fsck", "--mend", "--workspace", workspace).text == "everything agrees\n")
  }
}
