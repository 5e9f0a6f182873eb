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
  /// Records servings in the caller's transaction and returns the subjects of those that are new.
  public func recordServed(
    _ served: [(subject: UInt32, served: MemberDraft.Served)], _ transaction: any WriteTransaction
  ) throws -> [UInt32] {
    var new: [UInt32] = []
    for (subject, served) in served {
      let written = try transaction.insert(
        into: "served", ["ordinal", "notice", "at", "channel"],
        rows: [
          [
            subject.sqlValue, .text(served.notice.description), served.at.sqlValue,
            .text(served.channel.rawValue),
          ]
        ], onConflict: .ignore(target: ["ordinal", "notice", "at"]))
      if written > 0 { new.append(subject) }
    }
    return new
  }
}
