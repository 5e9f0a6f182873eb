import Foundation
import Gate
import Register
public import Store

/// Which handovers had some subjects in them: what is left of it when they are erased.
public struct ErasedHandovers: Sendable, Equatable {
  /// The disclosures that were sent with one of them in it.
  public var disclosures: [String] = []
  /// The recipients who had one of them, those it passed through included, with how many references each had.
  public var recipients: [String: Int] = [:]

  /// None.
  public init() {}
}

extension Disclosures {
  /// The handovers that had some subjects in them; ask before they are erased, for nothing leads there afterwards.
  public static func handovers(
    of subjects: [UInt32], _ transaction: any ReadTransaction
  ) throws -> ErasedHandovers {
    var counts: [String: Int] = [:]
    for start in stride(from: 0, to: subjects.count, by: 4_096) {
      let part = subjects[start..<min(start + 4_096, subjects.count)]
      try transaction.each(
        """
        SELECT disclosure, COUNT(*) FROM disclosed WHERE ordinal IN (\(list: part))
        GROUP BY disclosure ORDER BY disclosure
        """
      ) { counts[try $0.text(0), default: 0] += Int(try $0.int(1)) }
    }
    var found = ErasedHandovers()
    for (id, count) in counts.sorted(by: { $0.key < $1.key }) {
      guard let summary = try Ledger.find(id, transaction), summary.state == .sent else { continue }
      found.disclosures.append(id)
      for link in summary.use.links { found.recipients[link.text, default: 0] += count }
    }
    return found
  }

  /// Removes our copies of the files of some disclosures, and of the packages that hold them.
  ///
  /// A file is removed whole: it cannot be handed over any more, for somebody in it is permitted no longer. Ledger,
  /// certificate and evidence go on saying what it was. Safe to repeat.
  /// - Returns: how many files and folders went, and the disclosures whose package is still on its way to a recipient:
  ///   what is left of those goes once it has arrived.
  public func removeFiles(
    of ids: [String], audiences folder: String
  ) async throws -> (removed: Int, waiting: [String]) {
    var removed = 0
    var waiting: [String] = []
    for id in ids {
      let (name, run) = try await database.read { transaction in
        let run = try transaction.first(
          "SELECT audience, number, state FROM audience_runs WHERE disclosure = \(id)"
        ).map { (try $0.text(0), Int(try $0.int(1)), try $0.text(2)) }
        return (try Ledger.find(id, transaction)?.file, run)
      }
      if let run, run.2 == AudienceRun.State.packed.rawValue {
        waiting.append(id)
        continue
      }
      if let name, !name.contains("/") { removed += Self.removed(self.folder(of: id) + "/" + name) }
      for name in names(in: self.folder(of: id)) where Self.isUnfinished(name) {
        removed += Self.removed(self.folder(of: id) + "/" + name)
      }
      guard let run else { continue }
      let digits = String(run.1)
      let package =
        run.0 + "-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      removed += Self.removed("\(folder)/\(run.0)/out/\(package)")
      removed += Self.removed("\(folder)/\(run.0)/\(run.1)")
    }
    return (removed, waiting)
  }

  private static func removed(_ path: String) -> Int {
    guard Files.exists(path) else { return 0 }
    Files.remove(path)
    return 1
  }
}
