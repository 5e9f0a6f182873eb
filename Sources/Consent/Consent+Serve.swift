import Evidence
public import Formats
public import Members
public import Register
public import Store
import Vault

extension Consent {
  /// Records that subjects were shown a notice version; once more at the same time changes nothing.
  ///
  /// Returns how many servings are new. Throws `ConsentError` when the version was never published
  /// or its first day has not come, or when a subject is unknown.
  @discardableResult
  public func serve(
    _ notice: NoticeVersion, to subjects: [UInt32], channel: Channel, inForce: InForce,
    actor: Actor, at: Timestamp
  ) async throws -> Int {
    guard let known = inForce.notices[notice] else { throw ConsentError.unknownNotice(notice) }
    guard known.from <= at.date else { throw ConsentError.noticeNotYet(notice) }
    var count = 0
    let served = MemberDraft.Served(notice: notice, at: at, channel: channel)
    for start in stride(from: 0, to: subjects.count, by: 2_000) {
      let part = Array(subjects[start..<min(start + 2_000, subjects.count)])
      let keys = try await vault.keys(for: part)
      guard part.allSatisfy({ keys[$0] != nil }) else { throw ConsentError.unknownSubject }
      count += try await database.write { transaction in
        let new = try recordServed(part.map { ($0, served) }, transaction)
        guard !new.isEmpty else { return 0 }
        try transaction.append(
          EntryDraft(kind: "notice.served", at: at, subjects: new) { sequence in
            let set = MerkleSet(new.compactMap { keys[$0]?.commitment(sequence: sequence) })
            return [
              "notice": .string(notice.description), "channel": .string(channel.rawValue),
              "rows": .integer(set.count), "root": .string(set.root.base64),
            ]
          })
        return new.count
      }
    }
    return count
  }
}

extension Consent: ServedRecorder {
  private struct Serving: Hashable {
    var subject: UInt32
    var notice: String
    var at: Timestamp
  }

  /// Records servings in the caller's transaction and returns the subjects of those that are new.
  public func recordServed(
    _ served: [(subject: UInt32, served: MemberDraft.Served)], _ transaction: any WriteTransaction
  ) throws -> [UInt32] {
    var known: Set<Serving> = []
    let subjects = Set(served.map(\.subject)).sorted()
    try transaction.each(
      "SELECT ordinal, notice, at FROM served WHERE ordinal IN (\(list: subjects))"
    ) { row in
      known.insert(
        Serving(subject: try row.ordinal(0), notice: try row.text(1), at: try row.timestamp(2)))
    }
    var new: [UInt32] = []
    var rows: [[SQLValue]] = []
    for (subject, served) in served {
      let notice = served.notice.description
      let serving = Serving(subject: subject, notice: notice, at: served.at)
      guard known.insert(serving).inserted else { continue }
      new.append(subject)
      rows.append([
        subject.sqlValue, .text(notice), served.at.sqlValue, .text(served.channel.rawValue),
      ])
    }
    // Another writer may have recorded the same serving since; it is there once either way.
    try transaction.insert(
      into: "served", ["ordinal", "notice", "at", "channel"], rows: rows,
      onConflict: .ignore(target: ["ordinal", "notice", "at"]))
    return new
  }
}
