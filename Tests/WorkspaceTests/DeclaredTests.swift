import Disclosure
import Evidence
import Findings
import Formats
import Foundation
import Mail
import Register
import Standing
import Store
import TestSupport
import Testing
import Vault
import Vendors
import Workspace

@Suite("Disclosures from before", .onEveryEngine)
struct DeclaredTests {
  static func declaration(
    _ recipient: DeclaredParty = DeclaredParty(
      name: "Quixotic Data Ltd", aliases: ["Quixo"], parent: "Windmill Holdings"),
    purpose: String = "postal offers", until: String? = "2016-08-31"
  ) throws -> Declaration {
    Declaration(
      recipient: recipient, onward: [DeclaredParty(name: "Sancho Mailing")], purpose: purpose,
      fields: ["name", "address"], from: try #require(CivilDate("2014-03-01")),
      until: until.flatMap { CivilDate($0) }, people: .number(1_065_220),
      source: "the contract of 2014")
  }

  static func brand() throws -> DeclaredParty {
    DeclaredParty(try Community.recipient("nappy-brand"))
  }

  @Test(
    "a firm that is declared is never told \"never\", by no name, and the log binds what is said")
  func search() async throws {
    let community = try await Community.make(members: 1)
    let workspace = community.workspace
    #expect(try await workspace.sharedAnswer("Quixo", at: community.now).isNever)
    let never = try await workspace.sharedStatement("Quixo", at: community.now)
    let made = try await workspace.declare(
      try Self.declaration(), actor: Community.staff, at: community.now)
    for name in ["quixotic data", "Quixo", "WINDMILL", "Sancho Mailing Ltd"] {
      let answer = try await workspace.sharedAnswer(name, at: community.now)
      #expect(!answer.isNever, "\(name)")
      let match = try #require(answer.matches.first { !$0.declared.isEmpty })
      #expect(match.handovers == 0 && match.declared.map(\.id) == [made.id], "\(name)")
      #expect(match.declared[0].sentence.hasPrefix("Declared, not proven"))
    }
    let key = workspace.evidence.verifier
    let yes = try await workspace.sharedStatement("Quixo", at: community.now)
    let files = FolderTiles(folder: workspace.evidence.folder)
    #expect(yes.isNever == false)
    #expect(try yes.verify(key: key, files: files).isIntact)
    #expect(try never.verify(key: key, files: files).isIntact)
    let entry = try await workspace.database.read {
      try $0.entries(at: [made.sequence])[made.sequence]
    }
    let leaf = String(decoding: try #require(entry).leaf, as: UTF8.self)
    for word in ["Quixo", "Windmill", "Sancho", "contract", "offers", "alex"] {
      #expect(!leaf.contains(word), "\(word)")
    }
    #expect(try await workspace.fsck(at: community.now).flaws.isSound)
    try await community.end()
  }

  @Test("a signed answer that leaves a declaration out, or other names in it, is found")
  func leftOut() async throws {
    let community = try await Community.make(members: 0)
    let workspace = community.workspace
    _ = try await workspace.declare(
      try Self.declaration(), actor: Community.staff, at: community.now)
    let honest = try await workspace.sharedStatement("Quixo", at: community.now)
    let files = FolderTiles(folder: workspace.evidence.folder)
    let signer = try workspace.vault.signer(origin: workspace.evidence.verifier.name)
    let lines = String(decoding: honest.note.text, as: UTF8.self).split(separator: "\n")
    let json = try JSON(parsing: Array(lines[1].utf8))
    func forged(_ change: (inout [String: JSON]) -> Void) throws -> VerificationReport {
      guard case .object(var object) = json else { throw DeclaredError.damaged }
      change(&object)
      let text =
        "\(lines[0])\n" + String(decoding: JSON.object(object).canonical, as: UTF8.self) + "\n"
      let note = try SignedNote(signing: Array(text.utf8), by: signer)
      return try #require(try SharedStatement(parsing: note.bytes))
        .verify(key: workspace.evidence.verifier, files: files)
    }
    #expect(try forged { _ in }.isIntact)
    let never = try forged {
      $0["declared"] = .array([])
      $0["searched"] = .array(
        ($0["searched"]?.array ?? []).filter {
          !["quixotic-data-ltd", "sancho-mailing"].contains($0["recipient"]?.string ?? "")
        })
      $0["found"] = .array([])
      $0["never"] = .bool(true)
    }
    #expect(!never.isIntact)
    let renamed = try forged {
      let text = JSON.object($0).text.replacing("Quixotic Data Ltd", with: "Somebody Else Ltd")
      if let other = try? JSON(parsing: Array(text.utf8)), case .object(let object) = other {
        $0 = object
      }
    }
    #expect(!renamed.isIntact)
    try await community.end()
  }

  @Test("a correction is a new entry, and only what stands is counted")
  func corrected() async throws {
    let community = try await Community.make(members: 0)
    let workspace = community.workspace
    let first = try await workspace.declare(
      try Self.declaration(), actor: Community.staff, at: community.now)
    let other = try Self.declaration(DeclaredParty(name: "Rocinante"))
    let second = try await workspace.declare(
      other, replaces: first.id, actor: Community.other, at: community.now)
    #expect(try await workspace.disclosures.declared().map(\.id) == [second.id])
    #expect(try await workspace.disclosures.declared(all: true).count == 2)
    #expect(try await workspace.disclosures.declared(first.id)?.replacedBy == second.id)
    #expect(try await workspace.sharedAnswer("Quixo", at: community.now).isNever)
    #expect(try await !workspace.sharedAnswer("Rocinante", at: community.now).isNever)
    let signed = try await workspace.sharedStatement("Quixo", at: community.now)
    let files = FolderTiles(folder: workspace.evidence.folder)
    #expect(try signed.verify(key: workspace.evidence.verifier, files: files).isIntact)
    await #expect(throws: DeclaredError.replaced(id: first.id, by: second.id)) {
      try await workspace.declare(
        other, replaces: first.id, actor: Community.staff, at: community.now)
    }
    #expect(try await workspace.disclosures.declared(all: true).count == 2)
    #expect(try await workspace.fsck(at: community.now).flaws.isSound)
    try await community.end()
  }

  @Test("what is wrong in a file is said with its place, and nothing is written")
  func badFile() async throws {
    let community = try await Community.make(members: 1)
    let workspace = community.workspace
    let folder = community.folder
    func problems(_ yaml: String, list: String? = nil) async throws -> String {
      try Data(yaml.utf8).write(to: URL(fileURLWithPath: folder + "/d.yaml"))
      if let list { try Data(list.utf8).write(to: URL(fileURLWithPath: folder + "/list.csv")) }
      do {
        let (declaration, list) = try await workspace.readDeclaration(at: folder + "/d.yaml")
        _ = try await workspace.declare(
          declaration, list: list, actor: Community.staff, at: community.now)
        return ""
      } catch let error as DeclaredError {
        return error.description
      }
    }
    let good = """
      recipient: nappy-brand
      purpose: offers.baby
      fields: [name]
      from: 2014-03-01
      source: a letter

      """
    let wrong = try await problems(
      "recipient: nappy-brnd\npurpose: x\nfields: [a]\nfrom: 2014-13-01\nsource: me\npeple: 3\n")
    #expect(wrong.contains("d.yaml:1:12: error: `nappy-brnd` is in no register; did you mean"))
    #expect(wrong.contains("d.yaml:4:7: error: `from` is not a date"))
    #expect(wrong.contains("d.yaml:6:1: error:") && wrong.contains("did you mean `people`?"))
    let members = good + "members: { file: list.csv, handle: email }\n"
    let short = try await problems(members, list: "email,x\nparent0@example.org\n")
    #expect(short.hasSuffix("list.csv:2:2: error: the row has 1 fields and the header 2"))
    let comma = try await problems(members, list: "email\n\"a,b@example.org\"\n")
    #expect(comma.contains("list.csv:2:1: error: the field holds a comma"))
    #expect(!comma.contains("a,b"))
    let late = try await problems(good.replacing("2014-03-01", with: "2099-03-01"))
    #expect(late == DeclaredError.badPeriod.description)
    #expect(try await workspace.disclosures.everythingDeclared().isEmpty)
    #expect(try await problems(members, list: "email\nparent0@example.org\n") == "")
    #expect(try await workspace.disclosures.everythingDeclared().map(\.listed) == [1])
    try await community.end()
  }

  @Test("a member's own no asks those back who had them in a list, by what they know them by, once")
  func listed() async throws {
    let community = try await Community.make(members: 4)
    let workspace = community.workspace
    for number in 0..<4 { try await community.allow(number) }
    // Who said no before it was declared is asked back, too.
    try await community.withdraw(0)
    _ = try await workspace.disclosures.sweepRecalls(at: community.now)
    let rows = (0..<3).map { "m-\($0),parent\($0)@example.org" }
    let csv = "id,mail\n" + rows.joined(separator: "\n") + "\nm-9,nobody@example.org\n"
    let list = try DeclaredList(bytes: Array(csv.utf8), handle: .id, key: "mail")
    let made = try await workspace.declare(
      try Self.declaration(try Self.brand(), purpose: "offers.baby"), list: list,
      actor: Community.staff, at: community.now)
    #expect(made.listed == 3 && made.strangers == 1 && made.declaration.key == "mail")
    #expect(try await workspace.disclosures.sweepRecalls(at: community.now)?.refs == 1)
    try await community.withdraw(1)
    try await community.withdraw(3)
    try await community.erase(2)
    let sweep = try #require(try await workspace.disclosures.sweepRecalls(at: community.now))
    #expect(sweep.refs == 2 && sweep.recalls.count == 1)
    let recall = try #require(sweep.recalls.first)
    #expect(
      try await RecallTests.refs(community, recall)
        == Set((0..<3).map { "parent\($0)@example.org" }))
    #expect(try await workspace.disclosures.sweepRecalls(at: community.now)?.refs == 0)
    let asked = try await workspace.disclosures.askedBack(of: try await community.subject(1))
    #expect(asked.map(\.word) == [.notConfirmed])
    let left = try await workspace.database.read {
      try $0.rows("SELECT ordinal FROM declared_members ORDER BY ordinal").count
    }
    #expect(left == 2)
    let data = DisclosureData(vault: workspace.vault)
    let (subject, erased) = (
      try await community.subject(1),
      try await workspace.disclosures
        .declared(made.id)?.erased
    )
    #expect(erased == 1)
    let held = try await workspace.database.read {
      try data.collect(subject: subject, $0).text
    }
    #expect(held.contains("declared, not proven") && held.contains(made.id))
    #expect(try await workspace.fsck(at: community.now).flaws.isSound)
    try await community.end()
  }

  @Test("all of a declared disclosure can be asked back once, and a lost firm's goes to a person")
  func whole() async throws {
    let community = try await Community.make(members: 0)
    let workspace = community.workspace
    var register = try Community.register()
    register.recipients = Declared(
      register.recipients.map { recipient in
        var recipient = recipient
        if recipient.id.text == "nappy-brand" { recipient.contact = "data@brand.example" }
        return recipient
      })
    _ = try await workspace.standing.publish(register, actor: Community.staff, at: community.now)
    var declaration = try Self.declaration()
    declaration.through = [try Self.brand()]
    let made = try await workspace.declare(
      declaration, actor: Community.staff, at: community.now)
    let recalls = try await workspace.recallDeclared(
      made.id, actor: Community.staff, at: community.now)
    #expect(recalls.count == 2)
    let leaves = try await workspace.database.read {
      try $0.entries(after: 0, limit: 1_000).filter { $0.kind == "recall.made" }.map(\.leaf)
    }
    #expect(try leaves.allSatisfy { try JSON(parsing: $0)["by"] == "staff" } && leaves.count == 2)
    #expect(try await workspace.mail.waiting() == 1)
    let findings = try await workspace.findings.list(limit: 9)
    #expect(findings.map(\.kind) == ["recall-unanswered"])
    #expect(findings.first?.title.contains("Quixotic Data Ltd is not in the register") == true)
    for recall in recalls {
      #expect(try await RecallTests.refs(community, recall) == ["all"])
      _ = try await workspace.disclosures.attest(
        Attestation(
          recall: recall, list: nil, action: .deleted, done: community.now.date, by: "Jo"),
        actor: Community.staff, at: community.now)
    }
    let asked = try await workspace.disclosures.asked(ofDeclared: made.id, isWhole: true)
    #expect(asked.count == 2 && asked.values.allSatisfy { $0.claimed == 1 && $0.all == 1 })
    await #expect(throws: DeclaredError.recalledBefore(id: made.id)) {
      try await workspace.recallDeclared(
        made.id, actor: Community.staff, at: community.now)
    }
    #expect(try await workspace.findings.list(limit: 9).allSatisfy { $0.state == .closed })
    #expect(try await workspace.fsck(at: community.now).flaws.isSound)
    try await community.end()
  }

  @Test("a member reads whether they were in it, may have been, or cannot have been")
  func member() async throws {
    let community = try await Community.make(members: 2)
    let workspace = community.workspace
    func seen(_ number: Int) async throws -> [MemberReport.DeclaredHad] {
      let subject = try await community.subject(number)
      let report = try await workspace.memberReport(subject, at: community.now)
      #expect(report != nil)
      return report?.declared ?? []
    }
    // They joined in March 2025.
    _ = try await workspace.declare(
      try Self.declaration(), actor: Community.staff, at: community.now)
    #expect(try await seen(0).isEmpty)
    _ = try await workspace.declare(
      try Self.declaration(until: nil), actor: Community.staff, at: community.now)
    #expect(try await seen(0).map(\.isListed) == [false])
    let list = try DeclaredList(bytes: Array("id\nm-1\n".utf8), handle: .id)
    _ = try await workspace.declare(
      try Self.declaration(), list: list, actor: Community.staff, at: community.now)
    #expect(try await seen(0).map(\.isListed) == [false])
    #expect(try await seen(1).map(\.isListed).sorted { !$0 && $1 } == [false, true])
    let report = try await workspace.publicReport(at: community.now)
    #expect(report.declared.count == 3 && report.shared.isEmpty)
    let figures = try await workspace.publicFigures(at: community.now)
    #expect(figures.handed.handovers == 0 && figures.handed.records == 0)
    try await community.end()
  }

  @Test("names that a partner declared of itself lead to it, and say who said so")
  func partnerNames() async throws {
    let community = try await Community.make(members: 0)
    let workspace = community.workspace
    let brand = try Community.recipient("nappy-brand")
    for (kind, name) in [(DeclaredName.Kind.trading, "Dulcinea"), (.parent, "Toboso Group")] {
      try await workspace.vendors.record(
        .name(DeclaredName(kind: kind, name: name, isDeclaredByPartner: kind == .trading)),
        of: brand, actor: Community.staff, at: community.now)
    }
    let own = try #require(
      try await workspace.sharedAnswer("dulcinea", at: community.now).matches.first {
        $0.recipient == brand
      })
    #expect(own.recipient == brand)
    #expect(own.how == "by its other name Dulcinea, declared by the partner itself")
    let parent = try #require(
      try await workspace.sharedAnswer("Toboso", at: community.now).matches.first {
        $0.recipient == brand
      })
    #expect(parent.recipient == brand && parent.how == "by its parent Toboso Group")
    let signed = try await workspace.sharedStatement("Dulcinea", at: community.now)
    let files = FolderTiles(folder: workspace.evidence.folder)
    #expect(try signed.verify(key: workspace.evidence.verifier, files: files).isIntact)
    try await community.end()
  }

  @Test("fsck finds a changed text, a lost member of a list, and one that the log does not have")
  func damage() async throws {
    let community = try await Community.make(members: 2)
    let workspace = community.workspace
    let list = try DeclaredList(bytes: Array("id\nm-0\nm-1\n".utf8), handle: .id)
    let made = try await workspace.declare(
      try Self.declaration(), list: list, actor: Community.staff, at: community.now)
    try await workspace.database.writeAlone {
      _ = try $0.run("DELETE FROM declared_members WHERE ordinal = 1")
    }
    let lost = try await workspace.fsck(at: community.now).flaws
    #expect(lost.all.map(\.kind.code).contains("declared_members.count"))
    let id = made.id
    try await workspace.database.writeAlone {
      _ = try $0.run("DELETE FROM declared WHERE id = \(id)")
    }
    let stray = try await workspace.fsck(at: community.now).flaws
    #expect(stray.all.map(\.kind.code).contains("declared.stray"))
    try await community.end()
  }
}
