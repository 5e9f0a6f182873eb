import Crypto
import Formats
import Foundation
import Mail
import Store
import TestSupport
import Testing

/// Letters from the queue to their files.
@Suite(.onEveryEngine) struct MailTests {
  /// A queue in a database of its own, and a folder for its letters.
  struct PostOffice {
    let folder: TestFolder
    let database: any Store.Database
    let mail: Mail
    let key = SymmetricKey(data: Data(repeating: 7, count: 32))
    let sender = MailSender(name: "Member care at Café", address: "care@nest.example")

    init() async throws {
      folder = try TestFolder()
      database = try await folder.database(of: Mail.migrations)
      mail = Mail(database: database, key: key, folder: folder.path + "/mail")
    }

    var files: [String] {
      ((try? FileManager.default.contentsOfDirectory(atPath: folder.path + "/mail")) ?? []).sorted()
    }

    func text(_ name: String) throws -> String {
      try String(contentsOfFile: "\(folder.path)/mail/\(name)", encoding: .utf8)
    }

    func kinds() async throws -> [String] {
      try await database.read { try $0.entries(after: 0, limit: 100).map(\.kind) }
    }
  }

  static let letter = Letter(
    to: "mia@mail.example", subject: "Bitte bestätigen: " + String(repeating: "Äpfel ", count: 20),
    text: "Guten Tag,\n\nein Satz mit ümlauten.\n.\nFrom here\n"
      + String(repeating: "x", count: 999))

  @Test("a letter becomes one file, and what it said and to whom is forgotten")
  func delivered() async throws {
    let office = try await PostOffice()
    let id = try await office.mail.queue(Self.letter, kind: "test", at: time(0))
    #expect(office.files == [])
    #expect(try await office.mail.waiting() == 1)
    #expect(try await office.mail.deliver(from: office.sender, at: time(1)) == 1)
    #expect(office.files == ["\(id).eml"])
    #expect(try await office.mail.waiting() == 0)
    let sealed = try await office.database.read { try $0.one("SELECT sealed FROM mails").isNull(0) }
    #expect(sealed)
    #expect(try await office.kinds() == ["mail.queued", "mail.sent"])
    #expect(try await office.mail.deliver(from: office.sender, at: time(2)) == 0)
    #expect(office.files.count == 1)
  }

  @Test("no address and no word of a letter stands in the database")
  func sealed() async throws {
    let office = try await PostOffice()
    try await office.mail.queue(Self.letter, kind: "test", at: time(0))
    let row = try await office.database.read {
      try $0.one("SELECT sealed FROM mails").blob(0)
    }
    #expect(!String(decoding: row, as: UTF8.self).contains("mail.example"))
    for file in try office.folder.everything() {
      #expect(file.range(of: Data("mia@mail.example".utf8)) == nil)
      #expect(file.range(of: Data("Guten Tag".utf8)) == nil)
    }
    let other = Mail(
      database: office.database, key: SymmetricKey(size: .bits256),
      folder: office.folder.path + "/mail")
    await #expect(throws: MailError.damaged) {
      try await other.deliver(from: office.sender, at: time(1))
    }
    #expect(office.files == [])
  }

  @Test("a crash between the file and its mark makes no second letter, and changes none")
  func crash() async throws {
    let office = try await PostOffice()
    let id = try await office.mail.queue(Self.letter, kind: "test", at: time(0))
    let sealed = try await office.database.read {
      try $0.one("SELECT sealed FROM mails").blob(0)
    }
    try await office.mail.deliver(from: office.sender, at: time(1))
    let first = try office.text("\(id).eml")
    // As the crash leaves it: the file is there, the mark is not.
    try await office.database.write {
      try $0.run("UPDATE mails SET sent_at = NULL, sealed = \(sealed) WHERE id = \(id)")
    }
    #expect(try await office.mail.deliver(from: office.sender, at: time(900)) == 1)
    #expect(office.files == ["\(id).eml"])
    #expect(try office.text("\(id).eml") == first)
    // And had somebody taken the file, the new one would be the same letter to the byte.
    try FileManager.default.removeItem(atPath: "\(office.folder.path)/mail/\(id).eml")
    try await office.database.write {
      try $0.run("UPDATE mails SET sent_at = NULL, sealed = \(sealed) WHERE id = \(id)")
    }
    try await office.mail.deliver(from: office.sender, at: time(1_900))
    #expect(try office.text("\(id).eml") == first)
  }

  @Test("a folder that cannot be written to keeps the letter waiting")
  func folder() async throws {
    let office = try await PostOffice()
    try await office.mail.queue(Self.letter, kind: "test", at: time(0))
    let path = office.folder.path + "/mail"
    #expect(FileManager.default.createFile(atPath: path, contents: Data()))
    await #expect(throws: MailError.folderUnusable) {
      try await office.mail.deliver(from: office.sender, at: time(1))
    }
    #expect(try await office.mail.waiting() == 1)
    try FileManager.default.removeItem(atPath: path)
    #expect(try await office.mail.deliver(from: office.sender, at: time(2)) == 1)
  }

  @Test("many who deliver at once hand each letter over once")
  func together() async throws {
    let office = try await PostOffice()
    for second in 0..<12 {
      try await office.mail.queue(Self.letter, kind: "test", at: time(Int64(second)))
    }
    let counts = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<4 {
        group.addTask { try await office.mail.deliver(from: office.sender, at: time(20)) }
      }
      return try await group.reduce(0, +)
    }
    #expect(counts == 12)
    #expect(office.files.count == 12)
    #expect(try await office.kinds().filter { $0 == "mail.sent" }.count == 12)
  }

  @Test(
    "an address or a subject that would begin another header is refused",
    arguments: [
      Letter(to: "a@b.example\r\nBcc: c@d.example", subject: "s", text: "t"),
      Letter(to: "a@b.example, c@d.example", subject: "s", text: "t"),
      Letter(to: "a", subject: "s", text: "t"), Letter(to: "@b", subject: "s", text: "t"),
      Letter(to: "a@b.example", subject: "s\nBcc: c@d.example", text: "t"),
      Letter(to: "a@b.example", subject: "", text: "t"),
    ])
  func injection(_ letter: Letter) async throws {
    let office = try await PostOffice()
    await #expect(throws: MailError.self) {
      try await office.mail.queue(letter, kind: "test", at: time(0))
    }
    #expect(try await office.mail.waiting() == 0)
  }

  @Test("Python's e-mail parser reads each letter as it was written, without a defect")
  func python() async throws {
    let office = try await PostOffice()
    let letters = [
      Self.letter, Letter(to: "mia@mail.example", subject: "Hello", text: ""),
      Letter(to: "zoe@buero.example", subject: "=?utf-8?B?SGk=?= 👩‍👧", text: "👩‍👧\n"),
    ]
    for (second, letter) in letters.enumerated() {
      try await office.mail.queue(letter, kind: "test", at: time(Int64(second)))
    }
    try await office.mail.deliver(from: office.sender, at: time(9))
    let script = """
      import email, email.policy, json, sys
      out = []
      for path in sys.argv[1:]:
          raw = open(path, "rb").read()
          assert all(len(line) <= 998 for line in raw.split(b"\\r\\n"))
          assert b"\\n" not in raw.replace(b"\\r\\n", b"")
          message = email.message_from_bytes(raw, policy=email.policy.SMTPUTF8)
          assert not message.defects and not any(v.defects for v in message.values()), path
          out.append([message["to"].addresses[0].addr_spec, message["subject"],
                      message["from"].addresses[0].display_name,
                      message["message-id"], message["date"].datetime.isoformat(),
                      message.get_content().replace("\\r\\n", "\\n")])
      print(json.dumps(out))
      """
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      ["python3", "-c", script] + office.files.map { "\(office.folder.path)/mail/\($0)" }
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let read = try #require(try JSON(parsing: [UInt8](output)).array)
    #expect(read.count == letters.count)
    for (position, (seen, letter)) in zip(read, letters).enumerated() {
      let parts = seen.array?.compactMap(\.string) ?? []
      #expect(parts.count == 6)
      #expect(parts.first == letter.to)
      #expect(parts.dropFirst().first == letter.subject)
      #expect(parts.dropFirst(2).first == office.sender.name)
      #expect(parts.dropFirst(3).first?.hasSuffix("@nest.example>") == true)
      #expect(parts.dropFirst(4).first == "2026-01-01T00:00:0\(position)+00:00")
      #expect(parts.last == letter.text)
    }
  }
}
