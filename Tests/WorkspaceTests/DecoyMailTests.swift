import Disclosure
import Findings
import Foundation
import Store
import Testing
import Workspace

/// Real mail through a real server.
@Suite(.enabled(if: OtherMailServer.isThere, "Scripts/smtp installs the mail server"), .serialized)
struct DecoyMailTests {
  @Test(
    "mail sent by SMTP to a decoy arrives in a maildir and names the disclosure that leaked (E6)")
  func throughServer() async throws {
    let world = try await DecoyWorld.make(members: 3)
    let decoys = try await world.decoys.decoys(in: world.sent.id).map(\.email)
    let maildir = world.community.folder + "/maildir"
    let server = try OtherMailServer(maildir: maildir)
    try server.send(
      from: "bounce@stranger.example", to: decoys,
      "From: Deals <deals@stranger.example>\nTo: you@stranger.example\nSubject: Deals\n\nBuy\n")
    try server.send(
      from: "list@postbird.example", to: [try #require(decoys.first)],
      "From: The Nest <news@postbird.example>\nTo: \(decoys[0])\nSubject: News\n\nHello\n")
    try server.send(
      from: "x@other.example", to: ["postmaster@" + DecoyWorld.domain],
      "From: x@other.example\nTo: postmaster@\(DecoyWorld.domain)\n\nHello\n")
    let outcome = try await world.decoys.receive(maildir: maildir, at: world.now)
    #expect(outcome.messages == 3 && outcome.others == 1 && outcome.unreadable.isEmpty)
    #expect(outcome.sightings.count == 4)
    #expect(outcome.sightings.allSatisfy { $0.disclosure == world.sent.id })
    #expect(outcome.sightings.count { $0.verdict == .stranger } == 3)
    #expect(outcome.sightings.count { $0.verdict == .declared } == 1)
    #expect(try await world.workspace.findings.openCount() == 1)
    let again = try await world.decoys.receive(maildir: maildir, at: world.now)
    #expect(again.messages == 0)
    #expect(try await world.decoys.check().all.isEmpty)
    try await world.end()
  }
}

/// Folders of mail, however they look.
@Suite struct MaildirTests {
  @Test(
    "a message that a crash left in new is known again, and what is no mail is put aside flagged")
  func crash() async throws {
    let world = try await DecoyWorld.make(members: 3)
    let email = try #require(try await world.decoys.decoys(in: world.sent.id).first).email
    let (files, maildir) = (FileManager.default, world.community.folder + "/maildir")
    for part in ["new", "cur", "tmp"] {
      try files.createDirectory(atPath: "\(maildir)/\(part)", withIntermediateDirectories: true)
    }
    let text = Data(world.mail(from: "stranger.example", to: email).utf8)
    func file(_ name: String, _ bytes: Data) throws {
      try bytes.write(to: URL(fileURLWithPath: "\(maildir)/new/\(name)"))
    }
    try file("1.a.host", text)
    try file("2.b.host", Data([0, 1, 2, 255]))
    let first = try await world.decoys.receive(maildir: maildir, at: world.now)
    #expect(first.sightings.count == 1 && first.unreadable == ["2.b.host"])
    #expect(
      try files.contentsOfDirectory(atPath: maildir + "/cur").sorted()
        == ["1.a.host:2,S", "2.b.host:2,F"])
    // As after a crash between the commit and the move.
    try file("3.c.host", text)
    let second = try await world.decoys.receive(maildir: maildir, at: world.now)
    #expect(second.sightings.isEmpty && second.known == 1)
    #expect(try files.contentsOfDirectory(atPath: maildir + "/new").isEmpty)
    await #expect(throws: DecoyError.notMaildir(folder: "/nowhere")) {
      try await world.decoys.receive(maildir: "/nowhere", at: world.now)
    }
    try await world.end()
  }
}
