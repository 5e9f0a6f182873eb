import Crypto
import Formats
import Register
public import Store

extension Standing {
  static let version = FlawKind.fault(
    "register_versions.hash", "published registers are missing or not the bytes that were published"
  )
  static let act = FlawKind.fault(
    "standing_acts.entry", "acts do not agree with their entry")
  static let terms = FlawKind.fault(
    "partner_terms.entry", "acts on partners do not say what their entry says")
  static let missingAct = FlawKind.fault(
    "standing_acts.missing", "entries about what is in force have no act in the table")
  static let headFlaw = FlawKind.mendable(
    "standing_head.revision", "head of what is in force that is not that of the last act")
  static let now = FlawKind.mendable(
    "standing.now", "pauses and suspensions in force that are not those of the acts")
  static let notice = FlawKind.mendable(
    "published_notices.meaning", "notices that are not those of the published registers")

  private static let entryKinds = StandingAct.Kind.allCases.map(\.rawValue)

  /// Compares registers with their hashes, acts with entries, and what is stopped now with the acts.
  public func check() async throws -> Flaws {
    try await database.read { transaction in
      var flaws = Flaws()
      let versions = try Self.checkVersions(transaction, &flaws)
      let last = try Self.checkActs(transaction, hashes: versions.hashes, &flaws)
      try Self.checkTerms(transaction, &flaws)
      let head = try transaction.one("SELECT version, revision FROM standing_head WHERE one = 1")
      // What is derived is judged only by what is sound.
      guard flaws.isSound else { return flaws }
      if try head.int(0) != Int64(versions.hashes.count) || head.int(1) != last {
        flaws.add(Self.headFlaw)
      }
      let (should, have) = (try StopsNow(replaying: transaction), try StopsNow(stored: transaction))
      flaws.add(Self.now, count: should.differences(from: have))
      let stored = try Self.storedNotices(transaction)
      let wrong = Set(versions.notices.keys).union(stored.keys).filter {
        versions.notices[$0] != stored[$0]
      }
      for name in wrong.sorted() { flaws.add(Self.notice, at: name) }
      return flaws
    }
  }

  private struct Versions {
    var hashes: [Int64: [UInt8]] = [:]
    /// By name and number, the version that first published it and its meaning.
    var notices: [String: [SQLValue]] = [:]
  }

  private static func checkVersions(
    _ transaction: any ReadTransaction, _ flaws: inout Flaws
  ) throws -> Versions {
    var versions = Versions()
    try transaction.each("SELECT number, hash, register FROM register_versions ORDER BY number") {
      row in
      let number = try row.int(0)
      let (hash, bytes) = (try row.blob(1), try row.blob(2))
      versions.hashes[number] = hash
      guard number == Int64(versions.hashes.count), Array(SHA256.hash(data: bytes)) == hash,
        let register = try? Register(canonicalJSON: bytes)
      else { return flaws.add(Self.version, at: "version \(number)") }
      for notice in register.notices {
        let name = notice.version.description
        guard versions.notices[name] == nil else { continue }
        versions.notices[name] = [
          .text(notice.version.notice.text), notice.version.number.sqlValue, .integer(number),
          .blob(NoticeMeaning.bytes(of: notice)),
        ]
      }
    }
    return versions
  }

  private static func storedNotices(
    _ transaction: any ReadTransaction
  ) throws -> [String: [SQLValue]] {
    var notices: [String: [SQLValue]] = [:]
    try transaction.each(
      "SELECT notice, number, version, meaning FROM published_notices ORDER BY notice, number"
    ) { notices["\(try $0.text(0))@\(try $0.int(1))"] = $0.values }
    return notices
  }

  /// Returns the sequence of the last act.
  private static func checkActs(
    _ transaction: any ReadTransaction, hashes: [Int64: [UInt8]], _ flaws: inout Flaws
  ) throws -> Int64 {
    var last: Int64 = 0
    var count = 0
    var published: Int64 = 0
    while true {
      let acts = try transaction.rows(
        """
        SELECT sequence, kind, name, territories, version FROM standing_acts
        WHERE sequence > \(last) ORDER BY sequence LIMIT 1000
        """)
      if acts.isEmpty { break }
      let entries = try transaction.entries(at: acts.map { try $0.int(0) })
      for act in acts {
        last = try act.int(0)
        count += 1
        if let version = try act.intOrNil(4) { published = max(published, version) }
        guard let entry = entries[last], try agrees(act, entry, hashes) else {
          flaws.add(Self.act, at: "entry \(last)")
          continue
        }
      }
    }
    let logged = try transaction.entryCounts(of: entryKinds).values.reduce(0, +)
    flaws.add(Self.missingAct, count: logged - count)
    if published != Int64(hashes.count) {
      flaws.add(Self.version, count: Int(abs(published - Int64(hashes.count))))
    }
    return last
  }

  private static func agrees(_ act: Row, _ entry: Entry, _ hashes: [Int64: [UInt8]]) throws -> Bool
  {
    guard let leaf = try? JSON(parsing: entry.leaf), try entry.kind == act.text(1) else {
      return false
    }
    let name = try act.textOrNil(2)
    switch StandingAct.Kind(rawValue: entry.kind) {
    case .published:
      guard let version = try act.intOrNil(4), let hash = hashes[version] else { return true }
      return leaf["version"]?.int == version && leaf["hash"]?.string == Hex.encode(hash)
    case .paused, .unpaused:
      return leaf["purpose"]?.string == name
    case .suspended, .resumed:
      let places = leaf["territories"]?.array?.compactMap(\.string).joined(separator: " ")
      return try leaf["agreement"]?.string == name && act.textOrNil(3) == places
    case .assessed, .transferred: return leaf["recipient"]?.string == name
    case .audited, .signed, .ended: return leaf["agreement"]?.string == name
    case .undertaken, .released: return leaf["undertaking"]?.string == name
    case nil:
      return false
    }
  }

  /// Writes anew what acts and registers say; returns what was done, one sentence each.
  public func mend(_ flaws: Flaws) async throws -> [String] {
    guard flaws.contains(Self.headFlaw) || flaws.contains(Self.now) || flaws.contains(Self.notice)
    else { return [] }
    return try await database.writeAlone { transaction in
      try transaction.lockStanding()
      var (found, done) = (Flaws(), [String]())
      let versions = try Self.checkVersions(transaction, &found)
      let last = try Self.checkActs(transaction, hashes: versions.hashes, &found)
      guard found.isSound else { return [] }
      if flaws.contains(Self.headFlaw) {
        try transaction.run(
          """
          UPDATE standing_head SET version = \(versions.hashes.count), revision = \(last)
          WHERE one = 1
          """)
        done.append("standing_head: set to the last act")
      }
      if flaws.contains(Self.now) {
        try StopsNow(replaying: transaction).write(transaction)
        done.append("paused_purposes, suspended_agreements: worked out anew from the acts")
      }
      if flaws.contains(Self.notice) {
        try transaction.run("DELETE FROM published_notices")
        try transaction.insert(
          into: "published_notices", ["notice", "number", "version", "meaning"],
          rows: versions.notices.keys.sorted().compactMap { versions.notices[$0] })
        done.append("published_notices: taken anew from the published registers")
      }
      return done
    }
  }
}
