import Consent
import Disclosure
import Formats
import Foundation
import Gate
import Members
import Register
import Standing
import Testing
import Workspace

/// A community whose register declares decoys, with members who take its newsletter.
struct DecoyWorld {
  static let domain = "post.nest.example"
  let community: Community
  let sent: DisclosureSummary
  var workspace: Workspace { community.workspace }
  var decoys: Decoys { community.workspace.decoys }
  var now: Timestamp { community.now }

  /// The newsletter's list, sent to the mail provider.
  static func make(members: Int = 9, decoys: Int = 3) async throws -> DecoyWorld {
    let community = try await Community.make(members: members)
    try await publish(decoys: decoys, in: community)
    for number in 0..<members { try await agree(number, in: community) }
    return DecoyWorld(community: community, sent: try await community.sent(try newsletter()))
  }

  static func newsletter() throws -> Use {
    Use(
      purpose: try Community.purpose("newsletter"),
      recipient: try Community.recipient("mail-provider"))
  }

  static func agree(_ number: Int, in community: Community) async throws {
    try await community.choose(
      number,
      ChoiceDraft(
        act: .grant, purpose: .purpose(try Community.purpose("newsletter")), recipient: .all,
        notice: NoticeVersion("privacy@1"), channel: .web))
  }

  static func publish(decoys count: Int, in community: Community) async throws {
    var register = try Community.register()
    register.organisation.decoys = DecoyRule(domains: [domain], count: count)
    let domains = ["mail-provider": ["postbird.example"], "nappy-brand": ["cloudsoft.example"]]
    register.recipients = Declared(
      register.recipients.map { recipient in
        var recipient = recipient
        recipient.domains = domains[recipient.id.text]
        return recipient
      })
    _ = try await community.workspace.standing.publish(
      register, actor: Community.staff, at: community.now)
  }

  /// The lines of the file that was handed over, without its header.
  func rows(_ summary: DisclosureSummary? = nil) throws -> [String] {
    let summary = summary ?? sent
    let path = workspace.disclosures.folder(of: summary.id) + "/" + (summary.file ?? "none")
    return String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
      .split(whereSeparator: \.isNewline).dropFirst().map(String.init)
  }

  /// A file that holds a message, open to be read.
  func message(_ text: String) throws -> FileHandle {
    let path = community.folder + "/message-\(UUID().uuidString)"
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return try #require(FileHandle(forReadingAtPath: path))
  }

  func receive(_ text: String, envelope: [String] = [], sender: String? = nil) async throws
    -> DecoyReceipt
  {
    try await decoys.receive(
      from: try message(text), named: "a test", envelope: envelope, sender: sender, at: now)
  }

  func mail(from: String, to: String, _ body: String = "Hello") -> String {
    "Return-Path: <bounce@\(from)>\r\nReceived: from mx.\(from) (mx.\(from) [192.0.2.7])\r\n"
      + "\tby mail.nest.example; Sat, 21 Nov 2026 12:00:00 +0000\r\nFrom: News <news@\(from)>\r\n"
      + "To: \(to)\r\nSubject: Offers\r\n\r\n\(body)\r\n"
  }

  func end() async throws { try await community.end() }
}
