import Register
import Testing

/// The parents' forum that the documentation and the other rooms build on.
@Suite struct ExampleTests {
  /// `Examples/parents-forum`, found from this file upwards.
  static func folder(_ name: String) -> String {
    let parts = #filePath.split(separator: "/").dropLast(3)
    return "/" + parts.joined(separator: "/") + "/Examples/parents-forum/" + name
  }

  static func register() throws -> Register {
    let reading = RegisterReader.read(folder: folder("register"))
    #expect(reading.diagnostics.map(\.description) == [])
    return try #require(reading.register)
  }

  /// The example with the notice that was edited on the eve.
  static func edited() throws -> Register {
    let files = try files("register") + files("edited")
    let reading = RegisterReader.read(files: files)
    #expect(reading.diagnostics.map(\.description) == [])
    return try #require(reading.register)
  }

  private static func files(_ name: String) throws -> [RegisterFile] {
    try FolderTests.files(in: folder(name)).map {
      RegisterFile(path: "\(name)/\($0.name)", bytes: $0.bytes)
    }
  }

  @Test("the example reads without a single diagnostic")
  func clean() throws {
    let register = try Self.register()
    #expect(
      register.fields.map(\.id.text) == [
        "name", "email", "address", "country", "birth_date", "has_under5", "child_birth_dates",
        "due_date", "topics",
      ])
    #expect(register.purposes.count == 9)
    #expect(register.recipients.count == 7)
    #expect(register.agreements.count == 6)
    #expect(register.collectionPoints.count == 5)
    #expect(register.sites.map(\.address) == ["https://www.nest.example"])
    #expect(register.sites.first?.loads.map(\.when) == [.afterChoice])
    #expect(register.notices.map(\.version.description) == ["comparecover@1", "privacy@1"])
  }

  @Test("nothing lets the election campaign flow: no agreement, and no notice before the edit")
  func campaign() throws {
    let register = try Self.register()
    let campaign = try #require(PurposeID("political.campaign"))
    let party = try #require(RecipientID("party"))
    #expect(!register.agreements.contains { $0.purposes.contains(campaign) })
    #expect(!register.agreements.contains { $0.recipient == party })
    #expect(!register.notices.contains { $0.names(campaign) })
  }

  @Test("the edited notice is a second version beside the first, in a file of its own")
  func edit() throws {
    let changes = RegisterDiff.between(try Self.register(), try Self.edited())
    #expect(
      changes.map(\.description) == [
        "Members served privacy@1 must be told: privacy@2 newly names the purpose "
          + "a party's election campaign (political.campaign).",
        "Members served privacy@1 must be told: privacy@2 newly names Larkfield Data (data-broker) "
          + "for a party's election campaign (political.campaign).",
        "Members served privacy@1 must be told: privacy@2 newly names The Example Party (party) "
          + "for a party's election campaign (political.campaign).",
        "A yes given under privacy@1 does not cover a party's election campaign "
          + "(political.campaign) by Larkfield Data (data-broker): ask again.",
        "A yes given under privacy@1 does not cover a party's election campaign "
          + "(political.campaign) by The Example Party (party): ask again.",
        "privacy@2 is new and may be served from 2026-11-20.",
      ])
  }

  @Test("the example's notices render with every placeholder filled")
  func rendered() throws {
    let register = try Self.edited()
    for notice in register.notices {
      let text = NoticeText.render(notice, in: register)
      #expect(!text.contains("{{"))
      #expect(text.contains("The Nest Forum Ltd"))
    }
    let first = try #require(register.notices.first { $0.version.description == "privacy@1" })
    let text = NoticeText.render(first, in: register)
    #expect(text.contains("Cloudsoft Nappies"))
    #expect(!text.contains("Larkfield"))
    #expect(!text.contains("Party"))
    #expect(!text.contains("insurance"))
  }
}
