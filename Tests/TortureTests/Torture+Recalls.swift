import Disclosure
import Formats
import Gate
import Index
import Members
import Register
import Store
import Workspace

extension Torture {
  /// After one whole sweep, exactly those are asked back, once for each recipient, whose own no denies them now.
  func lookAtRecalls() async throws {
    guard let now = Timestamp(Town.now) else { return }
    let workspace = try await town.open()
    do {
      guard try await workspace.disclosures.sweepRecalls(at: now) != nil else {
        throw Broken(what: "the end: a sweep that was killed keeps its lock")
      }
      if try await workspace.disclosures.sweepRecalls(at: now)?.refs != 0 {
        throw Broken(what: "the end: a second sweep asks back again")
      }
      var expected = 0
      for sent in try await workspace.disclosures.sent() {
        let aftermath = try await workspace.disclosures.aftermath(of: sent.id, at: now)
        expected += (aftermath?.withdrawn ?? 0) * sent.use.links.count
      }
      let (lines, different) = try await workspace.database.read { transaction in
        let lines = try transaction.int("SELECT COUNT(*) FROM recall_items")
        let different = try transaction.int(
          """
          SELECT COUNT(*) FROM
            (SELECT DISTINCT disclosure, ordinal, recipient, action FROM recall_items) d
          """)
        return (lines, different)
      }
      // Somebody who was denied and may be used again was asked back all the same.
      guard lines == different, lines >= expected else {
        throw Broken(
          what: "the end: \(lines) references are asked back, \(different) different ones, of "
            + "\(expected) people who said no")
      }
      let report = try await workspace.fsck(at: now)
      guard report.flaws.isSound else {
        throw Broken(what: "the end: \(report.flaws.all.map(\.kind.code))")
      }
    } catch {
      try await workspace.close()
      throw error
    }
    try await workspace.close()
  }
}
