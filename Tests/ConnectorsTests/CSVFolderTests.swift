#if PostgreSQL
import Connectors
import Foundation
import Formats
import Register
import TestSupport
import Testing

@Suite("Folders of CSV files") struct CSVFolderTests {
  let folder: TestFolder
  static let subject = SystemSubject(handles: ["email": ["ann@x.example"]])

  init() throws { folder = try TestFolder() }

  func system(_ rest: String = "erase: delete") throws -> CSVFolder {
    let register = try ForumRegister.read(
      """
      systems:
        drop:
          label: Mailing house
          kind: csv-folder
          team: print
          folder: \(folder.path)
          find: {Email: email}
          gives: {number: No}
          columns: {Name: name, No: show, Email: email, Note: {erase: blank}, Town: ignore}
          \(rest)
      """)
    let system = try #require(register.systems[id: try ForumRegister.id("drop")])
    let folder = CSVFolder(system)
    return try #require(folder)
  }

  func put(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: folder.path + "/" + name))
  }

  func get(_ name: String) throws -> String {
    String(
      decoding: try Data(contentsOf: URL(fileURLWithPath: folder.path + "/" + name)),
      as: UTF8.self)
  }

  static let two =
    "No,Email,Name,Note,Town\r\n1,Ann@X.example,\"Ann, \"\"A\"\"\",=1+1,Leeds\r\n2,bob@x.example,Bob,=2,York\r\n"

  @Test("a member's rows are found in every file, whatever the case of the address")
  func collect() async throws {
    try put("a.csv", Self.two)
    try put("b.csv", "Email,No\nann@x.example,9\n")
    try put("c.txt", "Email\nann@x.example\n")
    let answer = try await system().collect(Self.subject)
    #expect(answer.records.map(\.table) == ["a.csv", "b.csv"])
    #expect(answer.records[0].values.map(\.column) == ["Name", "No", "Email", "Note"])
    #expect(answer.records[0].values[0].value == "Ann, \"A\"")
    #expect(answer.gives == ["drop/number": ["1", "9"]])
    #expect(try get("a.csv") == Self.two)
  }

  @Test(
    "erasing rewrites the file without the member's rows, and leaves every other cell as it was")
  func erase() async throws {
    try put("a.csv", Self.two)
    chmod(folder.path + "/a.csv", 0o640)
    let answer = try await system().erase(Self.subject)
    #expect(answer.counts == [SystemCount(table: "a.csv", act: .deleted, rows: 1)])
    #expect(try get("a.csv") == "No,Email,Name,Note,Town\r\n2,bob@x.example,Bob,=2,York\r\n")
    let mode =
      try FileManager.default.attributesOfItem(atPath: folder.path + "/a.csv")[.posixPermissions]
      as? Int
    #expect(mode == 0o640)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.csv"])
    #expect(try await system().erase(Self.subject).rows == 0)
  }

  @Test("columns can go while the rows stay, and a value can be put right")
  func columns() async throws {
    try put("a.csv", Self.two)
    let system = try system("erase: columns")
    let field = try #require(FieldID("name"))
    #expect(try await system.rectify(field, of: Self.subject, to: "Anna \"B\"").rows == 1)
    #expect(try await system.erase(Self.subject).rows == 1)
    #expect(
      try get("a.csv")
        == "No,Email,Name,Note,Town\r\n1,Ann@X.example,\"Anna \"\"B\"\"\",,Leeds\r\n2,bob@x.example,Bob,=2,York\r\n"
    )
  }

  @Test("a file that is not what the register says is left to a person, whole")
  func trouble() async throws {
    let torn = "No,Email\n1,ann@x.example\n2,\"bob\n"
    try put("a.csv", torn)
    try put("b.csv", "No,Mail\n1,ann@x.example\n")
    try put("c.csv", "No,Email\n1,ann@x.example,more\n")
    try put("d.csv", "No,Email\n1,ann@x.example\n")
    let answer = try await system().erase(Self.subject)
    #expect(answer.tasks.count == 3)
    #expect(answer.tasks.allSatisfy { !$0.contains("ann") })
    #expect(answer.counts.map(\.table) == ["d.csv"])
    #expect(try get("a.csv") == torn)
    let state = try await system().check()
    #expect(state.broken.count == 3)
    #expect(state.undeclared == ["Mail"])
  }

  @Test("a folder that is not there is an error, and an empty one holds nobody")
  func missing() async throws {
    #expect(try await system().collect(Self.subject) == SystemAnswer())
    try FileManager.default.removeItem(atPath: folder.path)
    await #expect(throws: SystemError.fileMissing(path: folder.path)) {
      try await system().collect(Self.subject)
    }
  }
}
#endif
