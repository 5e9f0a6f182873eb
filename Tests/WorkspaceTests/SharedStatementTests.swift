import Disclosure
import Evidence
import Formats
import Gate
import Register
import Standing
import TestSupport
import Testing
import Vault
import Workspace

@Suite("Signed answers", .onEveryEngine)
struct SharedStatementTests {
  @Test("a signed never verifies against the log, and is refuted by a handover that it leaves out")
  func never() async throws {
    let community = try await Community.make(members: 1)
    try await community.allow(0)
    let workspace = community.workspace
    let key = workspace.evidence.verifier
    let files = FolderTiles(folder: workspace.evidence.folder)
    let never = try await workspace.sharedStatement("Circlebok", at: community.now)
    #expect(never.isNever == true)
    let read = try #require(try SharedStatement(parsing: never.bytes))
    let report = try read.verify(key: key, files: files)
    #expect(report.isIntact, "\(report.lines)")
    // It still holds when the log has grown, for it speaks of its own checkpoint.
    _ = try await community.sent(try Community.nappies())
    let yes = try await workspace.sharedStatement("Cloudsoft", at: community.now)
    #expect(yes.isNever == false)
    #expect(try read.verify(key: key, files: files).isIntact)
    #expect(try yes.verify(key: key, files: files).isIntact)
    try await community.end()
  }

  @Test("any flipped byte of a signed answer is found")
  func flippedByte() async throws {
    let community = try await Community.make(members: 1)
    let statement = try await community.workspace.sharedStatement("party", at: community.now)
    let key = community.workspace.evidence.verifier
    for place in statement.bytes.indices {
      var bytes = statement.bytes
      bytes[place] ^= 1
      guard let read = try? SharedStatement(parsing: bytes) else { continue }
      #expect(try !read.verify(key: key, files: nil).isIntact, "byte \(place)")
    }
    await #expect(throws: SharedStatementError.emptyQuestion) {
      try await community.workspace.sharedStatement("…!", at: community.now)
    }
    try await community.end()
  }

  @Test("a recipient of an earlier register is found although it is no longer declared")
  func earlierRegisters() async throws {
    let community = try await Community.make(members: 0)
    var register = try Community.register()
    let id = try Community.recipient("nappy-brand")
    register.recipients = Declared(register.recipients.filter { $0.id != id })
    _ = try await community.workspace.standing.publish(
      register, actor: Community.staff, at: community.now)
    let answer = try await community.workspace.sharedAnswer("cloudsoft", at: community.now)
    let match = try #require(answer.matches.first { $0.recipient == id })
    #expect(match.how.hasSuffix("it is no longer declared"))
    try await community.end()
  }

  @Test("a name that a partner trades under, spelled wrongly, leads to the partner")
  func tradingName() async throws {
    let community = try await Community.make(members: 0)
    let id = try Community.recipient("nappy-brand")
    let answer = try await community.workspace.sharedAnswer(
      "Quixotick", names: [id: ["Quixotic"]], at: community.now)
    let match = try #require(answer.matches.first { $0.recipient == id })
    #expect(match.likeness == .part || match.likeness == .alike)
    try await community.end()
  }
}
