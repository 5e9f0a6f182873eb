import Crypto
public import Formats
public import Register
public import Store

extension Standing {
  /// Publishes a register as the next version, which is in force from then on and never altered.
  ///
  /// The register in force again is no new version: it is returned with `isNew` false. The files it
  /// was read from may be kept beside it. Leaves the entry `register.published` with version and
  /// hash. Throws `StandingError.noticeRewritten` when a published notice version would tell
  /// something else (demand B8), with the names of all.
  public func publish(
    _ register: Register, files: [RegisterFile] = [], actor: Actor, at: Timestamp
  ) async throws -> Publication {
    let bytes: [UInt8]
    do {
      bytes = try register.canonicalJSON()
    } catch {
      throw StandingError.unreadable(error)
    }
    let hash = Array(SHA256.hash(data: bytes))
    let notices = register.notices.map { ($0.version, NoticeMeaning.bytes(of: $0)) }
    return try await database.write { transaction in
      let current = try transaction.lockStanding()
      if let published = try transaction.publication(current), published.hash == hash {
        return published
      }
      try transaction.publishNotices(notices, in: current + 1)
      try transaction.insert(
        into: "register_versions",
        ["number", "hash", "at", "actor_kind", "actor_id", "register"],
        rows: [
          [
            (current + 1).sqlValue, .blob(hash), at.sqlValue, .text(actor.kind.rawValue),
            .text(actor.id), .blob(bytes),
          ]
        ])
      try transaction.insert(
        into: "register_files", ["version", "path", "bytes"],
        rows: files.map { [(current + 1).sqlValue, .text($0.path), .blob($0.bytes)] })
      try transaction.run("UPDATE standing_head SET version = \(current + 1) WHERE one = 1")
      try transaction.note(
        ActDraft(kind: .published, version: current + 1, at: at, actor: actor),
        leaf: ["version": .integer(Int64(current + 1)), "hash": .string(Hex.encode(hash))])
      return Publication(
        number: current + 1, hash: hash, at: at, actor: actor, isNew: true)
    }
  }

  /// Every published version, the newest first.
  public func versions() async throws -> [Publication] {
    try await database.read { transaction in
      try transaction.rows(
        """
        SELECT number, hash, at, actor_kind, actor_id FROM register_versions
        ORDER BY number DESC
        """
      ).map { try Publication($0) }
    }
  }

  /// The register of a version; throws `StandingError.unknownVersion`.
  public func register(version: Int) async throws -> Register {
    try await database.read { try $0.register(version: version) }
  }

  /// The files that a version was read from, sorted by path; empty when none were kept.
  public func files(version: Int) async throws -> [RegisterFile] {
    try await database.read { transaction in
      try transaction.rows(
        "SELECT path, bytes FROM register_files WHERE version = \(version) ORDER BY path"
      ).map { RegisterFile(path: try $0.text(0), bytes: try $0.blob(1)) }
    }
  }
}

extension Publication {
  init(_ row: Row) throws {
    self.init(
      number: Int(try row.int(0)), hash: try row.blob(1), at: try row.timestamp(2),
      actor: try Actor(kind: row.text(3), id: row.text(4)), isNew: false)
  }
}

extension ReadTransaction {
  fileprivate func publication(_ number: Int) throws -> Publication? {
    try first(
      """
      SELECT number, hash, at, actor_kind, actor_id FROM register_versions
      WHERE number = \(number)
      """
    ).map { try Publication($0) }
  }
}

extension WriteTransaction {
  /// Keeps what new notice versions tell; refuses the publication when an old one differs.
  fileprivate func publishNotices(
    _ notices: [(version: NoticeVersion, meaning: [UInt8])], in version: Int
  ) throws {
    var published: [NoticeVersion: [UInt8]] = [:]
    try each("SELECT notice, number, meaning FROM published_notices ORDER BY notice, number") {
      guard let id = NoticeID(try $0.text(0)) else {
        throw StandingError.damaged(table: "published_notices")
      }
      published[NoticeVersion(notice: id, number: Int(try $0.int(1)))] = try $0.blob(2)
    }
    let rewritten = notices.filter { notice in
      published[notice.version].map { $0 != notice.meaning } ?? false
    }
    guard rewritten.isEmpty else {
      throw StandingError.noticeRewritten(rewritten.map(\.version).sorted())
    }
    try insert(
      into: "published_notices", ["notice", "number", "version", "meaning"],
      rows: notices.filter { published[$0.version] == nil }.map {
        [
          .text($0.version.notice.text), $0.version.number.sqlValue, version.sqlValue,
          .blob($0.meaning),
        ]
      })
  }
}
