import Crypto
import Disclosure
import Findings
import Formats
import Foundation
import Register
import Standing
import Store
import TestSupport
import Testing
import Workspace

/// What leaves with a recall: a list for the recipient alone, a letter that names the door, a finding of who else has it.
@Suite("Recalls on their way")
struct RecallHandingTests {
  /// One withdrawn and asked back, with what the brand declares changed.
  static func recalled(
    _ change: (inout Recipient) -> Void
  ) async throws -> (Community, Recall) {
    let (community, _) = try await RecallTests.handedOver()
    var register = try Community.register()
    register.recipients = Declared(
      register.recipients.map { recipient in
        var recipient = recipient
        if recipient.id.text == "nappy-brand" { change(&recipient) }
        return recipient
      })
    _ = try await community.workspace.standing.publish(
      register, actor: Community.staff, at: community.now)
    try await community.withdraw(2)
    _ = try await community.workspace.disclosures.sweepRecalls(at: community.now)
    return (community, try #require(try await community.workspace.disclosures.recalls().first))
  }

  @Test(
    "to a recipient with a key the list leaves encrypted; what is inside has the recall's hash",
    .enabled(if: AudiencePackageTests.hasAge))
  func sealed() async throws {
    let keys = Community.temporaryFolder()
    try FileManager.default.createDirectory(atPath: keys, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: keys) }
    _ = try shell("/usr/bin/age-keygen", ["-o", keys + "/key"])
    let key = try shell("/usr/bin/age-keygen", ["-y", keys + "/key"])
      .trimmingCharacters(in: .whitespacesAndNewlines)
    let (community, recall) = try await Self.recalled {
      $0.delivery = Recipient.Delivery(folder: "/nowhere", age: key)
    }
    let file = try await community.workspace.disclosures.sealedRecallFile(recall.id)
    #expect(file.isEncrypted)
    let ref = try #require(try await RecallTests.refs(community, recall.id).first)
    #expect(!String(decoding: file.bytes, as: UTF8.self).contains(ref))
    try Data(file.bytes).write(to: URL(fileURLWithPath: keys + "/list.age"))
    let plain = try shell("/usr/bin/age", ["-d", "-i", keys + "/key", keys + "/list.age"])
    #expect(plain.contains(ref))
    #expect(Hex.encode(Array(SHA256.hash(data: Array(plain.utf8)))) == recall.list)
    try await community.end()
  }

  @Test("without a key the list is the CSV; once answered there is none")
  func plain() async throws {
    let (community, recall) = try await Self.recalled { _ in }
    let disclosures = community.workspace.disclosures
    let file = try await disclosures.sealedRecallFile(recall.id)
    #expect(!file.isEncrypted)
    #expect(file.bytes.starts(with: Array("disclosure,ref,action,field\n".utf8)))
    _ = try await disclosures.attest(
      Attestation(recall: recall.id, list: nil, action: .deleted, done: recall.day, by: "Jo"),
      actor: Community.staff, at: community.now)
    await #expect(throws: AttestationError.answered(recall: recall.id)) {
      try await disclosures.sealedRecallFile(recall.id)
    }
    try await community.end()
  }

  @Test("the letter names the door with the whole address, once a server has said what it is")
  func address() async throws {
    for origin in [nil, "https://privacy.nest.example"] as [String?] {
      let (community, recall) = try await Self.recalled { $0.contact = "data@brand.example" }
      if let origin { try await community.workspace.disclosures.keep(publicOrigin: origin) }
      #expect(try await community.workspace.disclosures.publicOrigin() == origin)
      #expect(try await community.workspace.keepRecalls(at: community.now)?.steps == [.told])
      try await community.workspace.deliverMail(at: community.now)
      let letter = try Self.letter(community)
      let place = "\n\(origin ?? "")/partner/recalls/\(recall.id)\n"
      #expect(letter.contains(place), "\(letter)")
      let tellings = try await community.workspace.disclosures.tellings(of: recall.id)
      #expect(tellings.map(\.way) == [.mail] && tellings.map(\.step) == [.told])
      try await community.end()
    }
  }

  /// The one letter in the workspace's folder of mail, its lines ended by line feeds.
  private static func letter(_ community: Community) throws -> String {
    let files = FileManager.default.enumerator(atPath: community.folder + "/mail")
    for case let name as String in files ?? .init() {
      guard let data = FileManager.default.contents(atPath: community.folder + "/mail/" + name),
        let body = String(decoding: data, as: UTF8.self)
          .components(separatedBy: "\r\n\r\n").dropFirst().first,
        let text = Data(base64Encoded: body, options: .ignoreUnknownCharacters)
      else { continue }
      return String(decoding: text, as: UTF8.self).replacingOccurrences(of: "\r\n", with: "\n")
    }
    return ""
  }

  @Test("who has data undeclared becomes a finding with an owner, once; who is declared does not")
  func undeclaredLink() async throws {
    let (community, recall) = try await Self.recalled { _ in }
    let workspace = community.workspace
    let brand = recall.recipient
    let finding = try #require(
      try await workspace.foundUndeclaredLink(
        from: brand, to: "Acme Leads", source: "decoy letter", at: community.now))
    let team = try #require(try await workspace.inForce().register.recipients[id: brand]?.team)
    #expect(finding.owner == team && finding.state == .open && finding.key == "Acme Leads")
    try await workspace.foundUndeclaredLink(
      from: brand, to: "Acme Leads", source: "a second letter", at: community.now)
    #expect(try await workspace.undeclaredLinks(of: brand).map(\.id) == [finding.id])
    // What the team has to see to stands among what needs somebody today.
    let today = try await workspace.today(at: community.now, team: team)
    #expect(today.parts.flatMap(\.lines).contains { $0.what.contains("Acme Leads") })
    // The recall goes on: a link that is found answers for nobody.
    #expect(try await workspace.disclosures.recall(recall.id) == recall)
    await #expect(throws: UndeclaredLinkError.unknownRecipient(id: "nobody")) {
      try await workspace.foundUndeclaredLink(
        from: try Community.recipient("nobody"), to: "Acme", source: "x", at: community.now)
    }
    for bad in ["", "...", String(repeating: "a", count: 101), "two\nlines"] {
      await #expect(throws: UndeclaredLinkError.badName) {
        try await workspace.foundUndeclaredLink(
          from: brand, to: bad, source: "x", at: community.now)
      }
    }
    let register = try await workspace.inForce().register
    let passer = try #require(register.recipients.first { !$0.onward.isEmpty })
    let behind = try #require(passer.onward.first.flatMap { register.recipients[id: $0] })
    await #expect(
      throws: UndeclaredLinkError.declared(recipient: passer.id.text, link: behind.label)
    ) {
      try await workspace.foundUndeclaredLink(
        from: passer.id, to: behind.label, source: "x", at: community.now)
    }
    #expect(try await workspace.fsck(at: community.now).flaws.isSound)
    try await community.end()
  }

  @Test("a refusal stands among what needs somebody today, for its team")
  func today() async throws {
    let (community, recall) = try await Self.recalled { _ in }
    let workspace = community.workspace
    _ = try await workspace.disclosures.attest(
      Attestation(
        recall: recall.id, list: nil, action: .refused, done: recall.day, by: "Jo", reason: "no"),
      actor: Community.staff, at: community.now)
    _ = try await workspace.keepRecalls(at: community.now)
    let team = try await workspace.inForce().register.recipients[id: recall.recipient]?.team
    let lines = try await workspace.today(at: community.now, team: team).parts.flatMap(\.lines)
    #expect(lines.contains { $0.what.contains("refused the recall") && $0.team == team })
    try await community.end()
  }

  private func shell(_ program: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    let out = Pipe()
    process.standardOutput = out
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = out.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: data, as: UTF8.self)
  }
}
