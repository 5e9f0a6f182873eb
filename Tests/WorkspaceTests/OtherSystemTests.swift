import Connectors
import Findings
import Formats
import Foundation
import Members
import Register
import Standing
import Store
import TestSupport
import Testing
import Vault
import Workspace

@Suite("Other systems of a workspace") struct OtherSystemTests {
  /// A community whose register declares a folder with a file, and a person.
  static func community(_ folder: String) async throws -> Community {
    let community = try await Community.make(members: 3)
    var register = try Community.register()
    register.systems = Declared([
      ConnectedSystem(
        id: try #require(SystemID("drop")), label: "Drop", kind: .csvFolder, team: "print",
        path: folder, files: "*.csv", separator: ",",
        tables: [
          SystemTable(
            name: "*.csv", find: [.init(column: "mail", handle: "email")],
            columns: [
              .init(name: "mail", field: FieldID("email")),
              .init(name: "name", field: FieldID("name")),
            ], erase: .delete)
        ]),
      ConnectedSystem(
        id: try #require(SystemID("shelf")), label: "Shelf", kind: .person, team: "office",
        asks: ["look"]),
    ])
    _ = try await community.workspace.standing.publish(
      register, actor: Community.staff, at: community.now)
    return community
  }

  @Test("what is begun here goes on by itself, and its subject's erasure leaves nothing of them")
  func goesOn() async throws {
    let folder = try TestFolder()
    let community = try await Self.community(folder.path)
    let (workspace, now) = (community.workspace, community.now)
    let subject = try await community.subject(1)
    let act = try await workspace.beginInOtherSystems(
      .erase, for: subject, actor: Community.staff, at: now)
    try Data("mail,name\nPARENT1@example.org,x\nparent2@example.org,y\n".utf8).write(
      to: URL(fileURLWithPath: folder.path + "/a.csv"))
    for data in workspace.subjectData(key: nil, at: now) {
      try await workspace.database.write { try data.erase(subject: subject, $0) }
    }
    for data in workspace.subjectData(key: nil, at: now) {
      let left = try await workspace.database.read { try data.count(subject: subject, $0) }
      #expect(left == 0)
    }
    #expect(try await workspace.keepOtherSystems(clock: { now }) == 1)
    #expect(
      try String(contentsOfFile: folder.path + "/a.csv", encoding: .utf8)
        == "mail,name\r\nparent2@example.org,y\r\n")
    let lines = try await workspace.systemLines()
    #expect(lines.map(\.isWanting) == [false, true])
    #expect(lines[1].tasks.map(\.id) == [act.id])
    let drop = try #require(SystemID("drop"))
    #expect(try await workspace.systemRows() == [drop: 2])
    try await workspace.connectors.answer(
      act.id, at: try #require(SystemID("shelf")), with: TaskReply(text: "done"),
      in: try await workspace.inForce().register, actor: Community.staff, at: now)
    #expect(try await workspace.connectors.act(act.id).isOver)
    try await workspace.close()
  }

  @Test("everything that is collected for a request comes from one act")
  func collectors() async throws {
    let folder = try TestFolder()
    try Data("mail,name\nparent1@example.org,x\n".utf8).write(
      to: URL(fileURLWithPath: folder.path + "/a.csv"))
    let community = try await Self.community(folder.path)
    let (workspace, now) = (community.workspace, community.now)
    let subject = try await community.subject(1)
    let collectors = try await workspace.systemCollectors(
      request: "r-1", actor: Community.staff, clock: { now })
    #expect(Set(collectors.keys) == ["drop", "shelf"])
    let (askDrop, askShelf) = (
      try #require(collectors["drop"]), try #require(collectors["shelf"])
    )
    let drop = try await askDrop(subject)
    #expect(drop.records.first?.values.map(\.value) == ["parent1@example.org", "x"])
    #expect(drop.records.first?.values.map(\.field?.text) == ["email", "name"])
    #expect(try await askShelf(subject).step.state == .person)
    #expect(try await workspace.connectors.acts(of: subject, limit: 9).count == 1)
    #expect(try await workspace.fsck(at: now).isSound)
    let told = try await workspace.database.read { transaction in
      try SystemsData().collect(subject: subject, transaction)
    }
    #expect(told["other systems"]?.array?.count == 1)
    await #expect(throws: StoreError.self) {
      try await workspace.beginInOtherSystems(
        .collect, for: 4_000_000, actor: Community.staff, at: now)
    }
    try await workspace.close()
  }
}
