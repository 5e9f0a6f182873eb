import Access
import Connectors
import Erasure
import Findings
import Formats
import Foundation
import Members
import Register
import Rights
import Standing
import Store
import TestSupport
import Testing
import Vault
import Workspace

@Suite("Other systems of a workspace", .onEveryEngine) struct OtherSystemTests {
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

  @Test("somebody's own copy has what programs told, and says what a person has to look up")
  func ownCopy() async throws {
    let folder = try TestFolder()
    try Data("mail,name\nparent1@example.org,Planted Row\n".utf8).write(
      to: URL(fileURLWithPath: folder.path + "/a.csv"))
    let community = try await Self.community(folder.path)
    let subject = try await community.subject(1)
    let made = try await community.workspace.makePackage(
      of: subject, PackageTerms(actor: Actor(kind: .member, id: "m")), at: community.now)
    let opened = try await OpenedPackage(made.id, in: community)
    #expect(try opened.text("index.html").contains("Planted Row"))
    let missing = try #require(try opened.json()["missing"]?.array)
    #expect(missing.map { $0["system"]?.string } == ["Shelf"])
    #expect(try opened.text("index.html").contains("What is not in this copy yet"))
    #expect(try await community.workspace.systemLines().allSatisfy { !$0.isWanting })
    try await community.end()
  }

  @Test("a copy for a request waits for everybody, asks each once, and then has all of it")
  func forRequest() async throws {
    let folder = try TestFolder()
    try Data("mail,name\nparent1@example.org,Planted Row\n".utf8).write(
      to: URL(fileURLWithPath: folder.path + "/a.csv"))
    let community = try await Self.community(folder.path)
    let (workspace, now) = (community.workspace, community.now)
    let subject = try await community.subject(1)
    let request = try await workspace.receive(
      RequestDraft(.access, received: now.date, channel: .post, content: RequestContent()),
      subject: subject, actor: Community.staff, at: now)
    for _ in 0..<2 {
      let waiting = try await workspace.carryOut(
        request: request.id, actor: Community.staff, at: now)
      #expect(waiting.state == .waiting(for: ["Shelf"]))
    }
    #expect(try await workspace.access.list(of: subject).isEmpty)
    #expect(try await workspace.requestView(request.id).systems == ["Shelf"])
    let act = try #require(try await workspace.connectors.acts(for: request.id).first)
    #expect(try await workspace.connectors.acts(of: subject, limit: 9).count == 1)
    try await workspace.answer(
      task: act.id, at: try #require(SystemID("shelf")),
      with: TaskReply(
        text: "Planted Folder 12", fileName: "../scan one.PDF", file: Array("%PDF-1".utf8)),
      actor: Community.staff, at: now)
    let done = try await workspace.carryOut(
      request: request.id, actor: Community.staff, at: now)
    #expect(done.state == .done && done.request.outcome == .done && done.told == .mail)
    let opened = try await OpenedPackage(try #require(done.package).id, in: community)
    #expect(try opened.text("index.html").contains("Planted Row"))
    #expect(try opened.text("index.html").contains("Planted Folder 12"))
    #expect(try opened.text("records/shelf/file----scan-one.pdf") == "%PDF-1")
    #expect(try opened.json()["missing"]?.array?.isEmpty == true)
    // The link is in the letter alone.
    let secret = try #require(done.page?.split(separator: "/").last)
    let history = try await workspace.requests.history(of: done.request)
    #expect(!history.contains { $0.texts.values.contains { $0.contains(secret) } })
    _ = try await workspace.access.open(link: String(secret), at: now)
    #expect(try await workspace.fsck(at: now).isSound)
    try await community.end()
  }

  @Test(
    "an erasure that was asked for by post runs everywhere, answers last, and keeps a ban alone")
  func erasure() async throws {
    let folder = try TestFolder()
    let community = try await Self.community(folder.path)
    let (workspace, now) = (community.workspace, community.now)
    let subject = try await community.subject(1)
    let request = try await workspace.receive(
      RequestDraft(.erasure, received: now.date, channel: .post, content: RequestContent()),
      subject: subject, actor: Community.staff, at: now)
    try Data("mail,name\nPARENT1@example.org,x\nparent2@example.org,y\n".utf8).write(
      to: URL(fileURLWithPath: folder.path + "/a.csv"))
    _ = try await workspace.makePackage(
      of: subject, PackageTerms(actor: Community.staff), at: now)
    let sealed = workspace.access.folder
    #expect(try FileManager.default.contentsOfDirectory(atPath: sealed).count == 1)
    let done = try await workspace.carryOut(
      request: request.id, actor: Community.staff, at: now)
    #expect(done.state == .done && done.told == .mail && done.request.state == .answered)
    #expect(
      try String(contentsOfFile: folder.path + "/a.csv", encoding: .utf8)
        == "mail,name\r\nparent2@example.org,y\r\n")
    #expect(try FileManager.default.contentsOfDirectory(atPath: sealed).isEmpty)
    let act = try #require(done.erasure)
    #expect(act.state == .running && act.erased != nil)
    let first = try await workspace.erasureCertificate(act.id).statement
    #expect(first["whole"]?.bool == false)
    #expect(first["systems"]?.array?.map { $0["done"]?.bool } == [true, false])
    // The person's own words come back; the act ends by itself, and forgets by what they were known.
    let waiting = try #require(
      try await workspace.connectors.acts(open: true, limit: 9).first)
    try await workspace.answer(
      task: waiting.id, at: try #require(SystemID("shelf")), with: TaskReply(text: "shredded"),
      actor: Community.staff, at: now)
    let second = try await workspace.erasureCertificate(act.id).statement
    #expect(try await workspace.erasures.show(act.id).state == .done)
    #expect(second["whole"]?.bool == true)
    #expect(
      second["systems"]?.array?.map { $0["answer"]?.string } == [
        "1 row of a.csv deleted", "done, as somebody there says",
      ])
    #expect(try await workspace.erasures.kept(of: act.id).1.isEmpty)
    #expect(try await workspace.connectors.whom(waiting.id).isEmpty)
    let again = try await workspace.erasures.act(for: request.id)
    #expect(again?.id == act.id)
    #expect(try await workspace.fsck(at: now).flaws.isSound)
    try await community.end()
  }

  @Test("a value that is put right here is put right where it lies too")
  func rectify() async throws {
    let folder = try TestFolder()
    try Data("mail,name\nparent1@example.org,Old\n".utf8).write(
      to: URL(fileURLWithPath: folder.path + "/a.csv"))
    let community = try await Self.community(folder.path)
    let (workspace, now) = (community.workspace, community.now)
    let name = try #require(FieldID("name"))
    let subject = try await community.subject(1)
    #expect(
      try await workspace.rectify(
        name, of: subject, to: "New Name", actor: Community.staff, at: now))
    #expect(
      try String(contentsOfFile: folder.path + "/a.csv", encoding: .utf8)
        == "mail,name\r\nparent1@example.org,New Name\r\n")
    #expect(
      try await workspace.rectify(
        name, of: subject, to: "Later Name", isPatient: false, actor: Community.staff, at: now))
    #expect(try await workspace.keepOtherSystems(clock: { now }) == 1)
    #expect(
      try String(contentsOfFile: folder.path + "/a.csv", encoding: .utf8).contains("Later Name"))
    try await community.end()
  }

  @Test("nothing can be asked about somebody who is not there")
  func nobody() async throws {
    let folder = try TestFolder()
    let community = try await Self.community(folder.path)
    await #expect(throws: StoreError.self) {
      try await community.workspace.beginInOtherSystems(
        .collect, for: 4_000_000, actor: Community.staff, at: community.now)
    }
    try await community.end()
  }
}
