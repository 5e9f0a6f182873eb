public import Formats
import Gate
import Index
import Register
import Store

extension Disclosures {
  /// Whether everybody in a sent disclosure is permitted still, and nobody has been erased since.
  ///
  /// A file is one piece: when a single permission has ended, all of it must not leave any more.
  /// - Throws: `StoreError`, `IndexError`.
  public func isPermittedStill(_ sent: DisclosureSummary, at now: Timestamp) async throws -> Bool {
    guard sent.erased == 0 else { return false }
    let prepared = try await index.prepare(sent.use, at: now)
    let (id, permitted) = (sent.id, await prepared.audience().permitted)
    let (rows, ended) = try await database.read { transaction in
      var (rows, ended) = (0, 0)
      try transaction.each(
        "SELECT ordinal FROM disclosed WHERE disclosure = \(id) ORDER BY ordinal"
      ) {
        rows += 1
        if !permitted.contains(try $0.ordinal(0)) { ended += 1 }
      }
      return (rows, ended)
    }
    return ended == 0 && rows == sent.permitted
  }

  /// Whether each of some references of a sent disclosure is permitted at this moment.
  ///
  /// A reference that is unknown, of another disclosure, or of somebody erased is denied after the same work as one
  /// that is known. A decoy answers as the first members of the disclosure do.
  /// - Parameter decoys: those of the references that were made for nobody.
  /// - Throws: `StoreError`, `IndexError`.
  public func may(
    refs: [String], in sent: DisclosureSummary, decoys: Set<String> = [], at now: Timestamp
  ) async throws -> [Bool] {
    let prepared = try await index.prepare(sent.use, at: now)
    let id = sent.id
    let (known, first) = try await database.read { transaction in
      var known: [String: UInt32] = [:]
      try transaction.each(
        """
        SELECT ref, ordinal FROM disclosed WHERE ref IN (\(list: refs)) AND disclosure = \(id)
        ORDER BY ref
        """
      ) { known[try $0.text(0)] = try $0.ordinal(1) }
      let first = try transaction.rows(
        "SELECT ordinal FROM disclosed WHERE disclosure = \(id) ORDER BY ordinal LIMIT 16"
      ).map { try $0.ordinal(0) }
      return (known, first)
    }
    let anybody = first.map { prepared.decide($0).isPermitted }.contains(true)
    return refs.map { ref in
      let ordinal = known[ref]
      let isPermitted = prepared.decide(ordinal ?? first.first ?? 0).isPermitted
      let isDecoy = decoys.contains(ref)
      return (ordinal != nil && isPermitted) || (isDecoy && anybody)
    }
  }
}
