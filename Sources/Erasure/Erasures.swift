import Evidence
public import Formats
import Members
public import Store
public import Vault

/// Acts of erasure and how far each has come; the queue of those that wait.
///
/// It writes down and remembers; carrying out takes every room, and is Workspace's.
public struct Erasures: Sendable {
  /// The main store.
  public let database: any Database
  let vault: Vault

  /// Makes the room; the database must have this room's migrations.
  public init(database: any Database, vault: Vault) {
    self.database = database
    self.vault = vault
  }

  /// How many subjects one act of a batch has at most.
  public static let batch = 4_096

  /// Asks for subjects to be erased: those under a hold stand in acts of their own, which wait.
  ///
  /// Whoever is in an act that is not done yet stays in that one. Whoever is erased already is passed over.
  /// - Returns: the acts with these subjects in them, those that can be carried out first.
  public func ask(
    _ subjects: [UInt32], for reason: ErasureAct.Reason, request: String? = nil, actor: Actor,
    at now: Timestamp
  ) async throws -> [String] {
    let key = subjects.count == 1 ? try await vault.keys(for: subjects)[subjects[0]] : nil
    return try await database.writeAlone { transaction in
      var open: [String] = []
      var seen: Set<UInt32> = []
      var (free, held) = ([UInt32](), [UInt32]())
      for start in stride(from: 0, to: subjects.count, by: Self.batch) {
        let part = Array(subjects[start..<min(start + Self.batch, subjects.count)])
        let acts = try transaction.rows(
          """
          SELECT ordinal, erasure FROM erasure_subjects
          WHERE ordinal IN (\(list: part)) ORDER BY erasure, ordinal
          """)
        for row in acts {
          seen.insert(try row.ordinal(0))
          let id = try row.text(1)
          if open.last != id { open.append(id) }
        }
        let present = Set(try Members.present(part, transaction))
        let kept = Set(try Members.held(part, transaction))
        for ordinal in part where present.contains(ordinal) && seen.insert(ordinal).inserted {
          if kept.contains(ordinal) { held.append(ordinal) } else { free.append(ordinal) }
        }
      }
      var made: [(id: String, subjects: [UInt32], state: ErasureAct.State)] = []
      for (list, state) in [(free, ErasureAct.State.running), (held, .held)] {
        // One who is held must not keep others waiting.
        let size = state == .held ? 1 : Self.batch
        for start in stride(from: 0, to: list.count, by: size) {
          let part = Array(list[start..<min(start + size, list.count)])
          made.append((UUIDv7.make(at: now).text, part, state))
        }
      }
      for act in made {
        try transaction.run(
          """
          INSERT INTO erasures (id, state, people, reason, request, asked_at, asked_kind, asked_by,
            tries, handovers)
          VALUES (\(act.id), \(act.state), \(act.subjects.count), \(reason), \(request), \(now),
            \(actor.kind), \(actor.id), \(0), \("{}"))
          """)
        try transaction.insert(
          into: "erasure_subjects", ["ordinal", "erasure"],
          rows: act.subjects.map { [$0.sqlValue, .text(act.id)] })
      }
      for act in made {
        try transaction.append(
          EntryDraft(kind: "erasure.asked", at: now, subjects: act.subjects) { sequence in
            var leaf: [String: JSON] = [
              "erasure": .string(act.id), "people": .integer(Int64(act.subjects.count)),
              "held": .bool(act.state == .held), "reason": .string(reason.rawValue),
              "by": .string(actor.kind.rawValue),
            ]
            if let key { leaf["subject"] = .string(key.commitment(sequence: sequence).base64) }
            return .object(leaf)
          })
      }
      return Array(Set(open)).sorted() + made.map(\.id)
    }
  }

  /// One act; throws `ErasureError.unknown`.
  public func show(_ id: String) async throws -> ErasureAct {
    let found = try await database.read { transaction in
      try transaction.first("SELECT \(ErasureAct.columns) FROM erasures WHERE id = \(id)")
        .map(ErasureAct.init)
    }
    guard let found else { throw ErasureError.unknown(id: id) }
    return found
  }

  /// The act that answers a request; nil when there is none.
  public func act(for request: String) async throws -> ErasureAct? {
    try await database.read { transaction in
      try transaction.first(
        """
        SELECT \(ErasureAct.columns) FROM erasures WHERE request = \(request)
        ORDER BY id DESC LIMIT 1
        """
      ).map(ErasureAct.init)
    }
  }

  /// The newest acts; `before` is the last one seen.
  public func list(
    _ state: ErasureAct.State? = nil, before: String? = nil, limit: Int = 50
  ) async throws -> [ErasureAct] {
    let states = state.map { [$0] } ?? ErasureAct.State.allCases
    return try await database.read { transaction in
      try transaction.rows(
        """
        SELECT \(ErasureAct.columns) FROM erasures
        WHERE id < \(before ?? "~") AND state IN (\(list: states))
        ORDER BY id DESC LIMIT \(max(limit, 0))
        """
      ).map(ErasureAct.init)
    }
  }

  /// The act that waits for a subject, if there is one.
  public func waiting(for subject: UInt32) async throws -> String? {
    try await database.read { transaction in
      try transaction.first(
        "SELECT erasure FROM erasure_subjects WHERE ordinal = \(subject) ORDER BY erasure LIMIT 1"
      )?.text(0)
    }
  }

  /// The acts that can go on now, oldest first; those whose hold was lifted are among them.
  public func due(at now: Timestamp, limit: Int = 1_000) async throws -> [String] {
    try await database.read { transaction in
      let open = try transaction.rows(
        """
        SELECT id, state FROM erasures
        WHERE state = \(ErasureAct.State.held) OR (state = \(ErasureAct.State.running)
          AND COALESCE(retry_at, 0) <= \(now))
        ORDER BY id LIMIT \(max(limit, 0))
        """
      ).map { (id: try $0.text(0), isHeld: try $0.text(1) == ErasureAct.State.held.rawValue) }
      return try open.filter { act in
        guard act.isHeld else { return true }
        let subjects = try Self.subjects(of: act.id, transaction)
        return try Members.held(subjects, transaction).isEmpty
      }.map(\.id)
    }
  }

  /// The subjects of an act that are still to go.
  public static func subjects(
    of id: String, _ transaction: any ReadTransaction
  ) throws -> [UInt32] {
    try transaction.rows(
      "SELECT ordinal FROM erasure_subjects WHERE erasure = \(id) ORDER BY ordinal"
    ).map { try $0.ordinal(0) }
  }

  /// How many acts there are in each state.
  public func counts() async throws -> [ErasureAct.State: Int] {
    try await database.read { transaction in
      var counts: [ErasureAct.State: Int] = [:]
      try transaction.each("SELECT state, COUNT(*) FROM erasures GROUP BY state ORDER BY state") {
        if let state = ErasureAct.State(rawValue: try $0.text(0)) {
          counts[state] = Int(try $0.int(1))
        }
      }
      return counts
    }
  }
}
