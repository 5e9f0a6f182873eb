import Store
import Vault

/// What a draft is, seen from the tables and the drafts before it.
enum Judgement: Sendable, Equatable {
  /// About somebody who is not known yet.
  case newcomer
  /// About a subject.
  case existing(UInt32)
  /// Not to be taken in; the line is that of the earlier row in the way.
  case refused(ProblemCode, line: Int?)
}

/// What the tables say of some handles, and of the subjects they belong to.
struct HandleSituation: Sendable, Equatable {
  var known: [HandleKey: UInt32] = [:]
  var kept: [UInt32: [HandleKey]] = [:]
  var suppressed: Set<HandleKey> = []

  init(of keys: [HandleKey], _ vault: Vault, _ transaction: any ReadTransaction) throws {
    known = try transaction.subjects(of: keys)
    suppressed = try SuppressionMark(vault).refused(of: keys, transaction)
    let ordinals = Set(known.values).sorted()
    for start in stride(from: 0, to: ordinals.count, by: 8_192) {
      let part = ordinals[start..<min(start + 8_192, ordinals.count)]
      try transaction.each(
        "SELECT ordinal, handles FROM subjects WHERE ordinal IN (\(list: part))"
      ) { row in
        kept[try row.ordinal(0)] = try HandleKey.decode(try row.blob(1))
      }
    }
  }

  /// Judges one draft by its handles, and claims them for its line.
  ///
  /// The host's own id never changes: an e-mail address that leads to somebody with another id
  /// belongs to that somebody.
  func judge(_ keys: [HandleKey], line: Int, seen: inout SeenMembers) -> Judgement {
    guard !keys.isEmpty else { return .refused(.noHandle, line: nil) }
    guard suppressed.isEmpty || suppressed.isDisjoint(with: keys) else {
      return .refused(.suppressed, line: nil)
    }
    let found = Set(keys.compactMap { known[$0] })
    guard found.count <= 1 else { return .refused(.handleTaken, line: nil) }
    if let ordinal = found.first {
      let own = kept[ordinal] ?? []
      for key in keys where key.kind == .id {
        if own.contains(where: { $0.kind == .id && $0 != key }) {
          return .refused(.handleTaken, line: nil)
        }
      }
      if let earlier = seen.line(of: ordinal) {
        return .refused(.duplicateMember, line: earlier)
      }
      for key in keys where known[key] == nil {
        if let earlier = seen.line(of: key) { return .refused(.handleTaken, line: earlier) }
      }
      seen.note(ordinal, line: line)
      seen.claim(keys, line: line)
      return .existing(ordinal)
    }
    for (rank, key) in keys.enumerated() {
      if let earlier = seen.line(of: key) {
        return .refused(rank == 0 ? .duplicateMember : .handleTaken, line: earlier)
      }
    }
    seen.claim(keys, line: line)
    return .newcomer
  }
}
