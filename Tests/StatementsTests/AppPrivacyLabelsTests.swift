import Formats
import Foundation
import Law
import Register
import Testing

@testable import Statements

@Suite struct AppPrivacyLabelsTests {
  private func row(
    _ type: AppleDataType, of register: Register, on day: CivilDate = Example.today
  ) throws -> AppPrivacyLabels.Row {
    try #require(AppPrivacyLabels(register, on: day).rows.first { $0.type == type })
  }

  @Test("every declared field stands in the label, whatever it is")
  func complete() throws {
    let register = try Example.register()
    let labels = AppPrivacyLabels(register, on: Example.today)
    let named = Set(labels.rows.flatMap(\.fields))
    #expect(named == Set(register.fields.map(\.label)))
    #expect(labels.rows.map(\.type).count == Set(labels.rows.map(\.type)).count)
    #expect(
      labels.rows.map(\.type) == [
        .name, .emailAddress, .physicalAddress, .health, .coarseLocation, .sensitiveInfo,
        .otherUserContent, .otherDataTypes,
      ])
  }

  @Test(
    "a field of no known category is Other Data, and one that nothing uses has Other as purpose")
  func unknown() throws {
    let odd = Field(
      id: try Example.id("odd"), label: "an odd thing", kind: .text, system: "db")
    #expect(AppleDataType.types(of: odd) == [.otherDataTypes])
    var register = try Example.register()
    register.fields = Declared([odd])
    let row = try row(.otherDataTypes, of: register)
    #expect(row.fields == ["an odd thing"])
    #expect(row.purposes == [.other])
  }

  @Test(
    "a special category is declared besides what a term says", arguments: SpecialCategory.allCases)
  func special(_ category: SpecialCategory) throws {
    let field = Field(
      id: try Example.id("mail"), label: "mail", kind: .text, special: category, system: "db",
      fideslang: "user.contact.email")
    let types = AppleDataType.types(of: field)
    #expect(types.contains(.emailAddress))
    #expect(types.contains(.sensitiveInfo))
    #expect(types.contains(.health) == (category == .health))
  }

  @Test("a key of one's own below a known one counts as the known one, and the DPV term stands in")
  func terms() throws {
    var field = Field(
      id: try Example.id("x"), label: "x", kind: .text, system: "db",
      fideslang: "user.behavior.search_history.recent")
    #expect(AppleDataType.types(of: field) == [.searchHistory])
    field.fideslang = "user.demographic.gender"
    field.dpv = "pd:TelephoneNumber"
    #expect(AppleDataType.types(of: field) == [.phoneNumber])
  }

  @Test("tracking is what others may get for marketing or matching, and nothing else")
  func tracking() throws {
    var register = try Example.register()
    #expect(try row(.emailAddress, of: register).tracking)
    #expect(try row(.otherUserContent, of: register).tracking == false)
    #expect(AppPrivacyLabels(register, on: Example.today).isTracking)
    // The same flows to processors alone: nobody tracks.
    register.recipients = Declared(
      register.recipients.map { recipient in
        var processor = recipient
        processor.role = .processor
        return processor
      })
    #expect(!AppPrivacyLabels(register, on: Example.today).isTracking)
    // Whoever is not declared is not known to be a processor.
    register.recipients = Declared([])
    #expect(try row(.emailAddress, of: register).tracking)
  }

  @Test("an agreement that has ended lets nobody track")
  func ended() throws {
    var register = try Example.register()
    let address = try row(.physicalAddress, of: register)
    #expect(address.tracking)
    #expect(address.purposes == [.thirdPartyAdvertising, .developerAdvertising])
    let later = try #require(CivilDate("2028-01-01"))
    let ended = try row(.physicalAddress, of: register, on: later)
    #expect(!ended.tracking)
    #expect(ended.purposes == [.developerAdvertising])
    register.purposes = Declared(
      register.purposes.map { purpose in
        var retired = purpose
        retired.retired = Example.today
        return retired
      })
    #expect(try row(.physicalAddress, of: register).purposes == [.other])
  }

  @Test("a host that pages load for marketing is a tracking domain, once and sorted")
  func domains() throws {
    var register = try Example.register()
    #expect(AppPrivacyLabels(register, on: Example.today).trackingDomains == [])
    var site = try #require(register.sites.first)
    let network: RecipientID = try Example.id("social-network")
    site.loads += [
      .init(
        recipient: network, hosts: ["pixel.circlebook.example", "b.example"],
        purpose: try Example.id("ads.audience")),
      .init(
        recipient: network, hosts: ["b.example"], purpose: try Example.id("social.matching")),
    ]
    register.sites = Declared([site])
    let labels = AppPrivacyLabels(register, on: Example.today)
    #expect(labels.trackingDomains == ["b.example", "pixel.circlebook.example"])
    register.agreements = Declared([])
    #expect(AppPrivacyLabels(register, on: Example.today).isTracking)
  }

  @Test(
    "a purpose has the word of Apple's that fits it",
    arguments: [
      ("forum.account", AppleDataPurpose.appFunctionality), ("newsletter", .developerAdvertising),
      ("site.analytics", .analytics), ("ads.audience", .developerAdvertising),
      ("social.matching", .other),
    ])
  func purposes(_ id: String, _ word: AppleDataPurpose) throws {
    let purpose = try #require(try Example.register().purposes[id: try Example.id(id)])
    #expect(AppleDataPurpose(purpose, leavesToOthers: false) == word)
  }

  @Test("Apple's list has 35 types, spelled as Apple spells them")
  func list() throws {
    #expect(AppleDataType.allCases.count == 35)
    let path = "/work/shared/data/apple_data_types.csv"
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return }
    let ours = AppleDataType.allCases.map { "\($0.category),\($0.rawValue),\($0.manifestValue)" }
    #expect(text.split(whereSeparator: \.isNewline).dropFirst().map(String.init) == ours)
  }

  @Test(
    "the manifest is a property list that another program reads as we meant it",
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")))
  func manifest() throws {
    var register = try Example.register()
    var site = try #require(register.sites.first)
    site.loads.append(
      .init(
        recipient: try Example.id("social-network"), hosts: ["a&<\"é.example"],
        purpose: try Example.id("newsletter")))
    register.sites = Declared([site])
    let labels = AppPrivacyLabels(register, on: Example.today)
    #expect(labels.manifest == AppPrivacyLabels(register, on: Example.today).manifest)
    let read = try JSON(parsing: try Self.read(labels.manifest))
    #expect(read["NSPrivacyTracking"]?.bool == true)
    #expect(read["NSPrivacyTrackingDomains"]?.array == [.string("a&<\"é.example")])
    #expect(read["NSPrivacyAccessedAPITypes"]?.array == [])
    let types = try #require(read["NSPrivacyCollectedDataTypes"]?.array)
    #expect(
      types.map { $0["NSPrivacyCollectedDataType"]?.string }
        == labels.rows.map(\.type.manifestValue))
    #expect(types.allSatisfy { $0["NSPrivacyCollectedDataTypeLinked"]?.bool == true })
    #expect(
      types.map { $0["NSPrivacyCollectedDataTypeTracking"]?.bool } == labels.rows.map(\.tracking))
    #expect(
      types.map { $0["NSPrivacyCollectedDataTypePurposes"]?.array?.compactMap(\.string) }
        == labels.rows.map { $0.purposes.map(\.manifestValue) })
  }

  @Test(
    "an empty register gives an empty list that still parses",
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")))
  func empty() throws {
    let organisation = try Example.register().organisation
    let labels = AppPrivacyLabels(Register(organisation: organisation), on: Example.today)
    let read = try JSON(parsing: try Self.read(labels.manifest))
    #expect(read["NSPrivacyTracking"]?.bool == false)
    #expect(read["NSPrivacyCollectedDataTypes"]?.array == [])
  }

  /// The list as Python's plistlib reads it, in JSON.
  private static func read(_ manifest: String) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    process.arguments = [
      "-c", "import plistlib,json,sys;print(json.dumps(plistlib.loads(sys.stdin.buffer.read())))",
    ]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data(manifest.utf8))
    try input.fileHandleForWriting.close()
    let read = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return [UInt8](read).filter { $0 != 10 }
  }
}
