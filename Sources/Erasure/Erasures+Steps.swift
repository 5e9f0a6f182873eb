public import Disclosure
public import Formats
public import Store
import Vault

extension Erasures {
  /// The steps that were tried, in the order in which they are taken.
  public func steps(of id: String) async throws -> [ErasureStepLine] {
    let tried = try await database.read { transaction in
      try transaction.rows(
        """
        SELECT step, state, at, tries, detail FROM erasure_steps WHERE erasure = \(id)
        ORDER BY step
        """
      ).map { row in
        guard let step = ErasureStep(rawValue: try row.text(0)),
          let state = ErasureStepLine.State(rawValue: try row.text(1))
        else { throw StoreError(.corrupt, "a row of erasure_steps is damaged") }
        return ErasureStepLine(
          step: step, state: state, at: try row.timestamp(2), tries: Int(try row.int(3)),
          detail: try JSON(parsing: try row.text(4).utf8))
      }
    }
    return ErasureStep.allCases.compactMap { step in tried.first { $0.step == step } }
  }

  /// Writes down what became of a step; in the caller's transaction where that must be one with the step.
  public static func mark(
    _ step: ErasureStep, of id: String, _ state: ErasureStepLine.State = .done,
    detail: JSON = .object([:]), at now: Timestamp, _ transaction: any WriteTransaction
  ) throws {
    let before = try transaction.first(
      "SELECT tries FROM erasure_steps WHERE erasure = \(id) AND step = \(step.rawValue)")
    let tries = try before?.int(0) ?? 0
    try transaction.insert(
      into: "erasure_steps", ["erasure", "step", "state", "at", "tries", "detail"],
      rows: [
        [
          .text(id), .text(step.rawValue), .text(state.rawValue), now.sqlValue, .integer(tries + 1),
          .text(detail.text),
        ]
      ], onConflict: .update(target: ["erasure", "step"]))
  }

  /// The same in a transaction of its own.
  public func mark(
    _ step: ErasureStep, of id: String, _ state: ErasureStepLine.State = .done,
    detail: JSON = .object([:]), at now: Timestamp
  ) async throws {
    try await database.write {
      try Self.mark(step, of: id, state, detail: detail, at: now, $0)
    }
  }

  /// Puts down, sealed, what leads to copies elsewhere, before the key is destroyed.
  public func keep(
    _ handovers: ErasedHandovers, packages: [String], isSuppressed: Bool,
    _ subjects: [ErasedSubject], of id: String, at now: Timestamp
  ) async throws {
    let sealed = try ErasureNote.seal(subjects, of: id, by: vault)
    let json: JSON = [
      "disclosures": .array(handovers.disclosures.map { .string($0) }),
      "recipients": .object(handovers.recipients.mapValues { .integer(Int64($0)) }),
    ]
    try await database.write { transaction in
      try transaction.run(
        """
        UPDATE erasures SET handovers = \(json.text), handles = \(sealed),
          state = \(ErasureAct.State.running)
        WHERE id = \(id)
        """)
      try Self.mark(
        .note, of: id,
        detail: [
          "suppressed": .bool(isSuppressed), "packages": .array(packages.map { .string($0) }),
        ], at: now, transaction)
    }
  }

  /// The files in which packages of whoever is erased lay; their names say nothing.
  public func packages(of id: String) async throws -> [String] {
    try await steps(of: id).first { $0.step == .note }?.detail["packages"]?.array?
      .compactMap(\.string) ?? []
  }

  /// What was put down: the handovers, and whoever other systems are still asked to erase.
  public func kept(of id: String) async throws -> (ErasedHandovers, [ErasedSubject]) {
    let row = try await database.read {
      try $0.first("SELECT handovers, handles FROM erasures WHERE id = \(id)")
    }
    guard let row else { throw ErasureError.unknown(id: id) }
    let json = try JSON(parsing: try row.text(0).utf8)
    var handovers = ErasedHandovers()
    handovers.disclosures = (json["disclosures"]?.array ?? []).compactMap(\.string)
    handovers.recipients = (json["recipients"]?.object ?? [:]).compactMapValues {
      $0.int.map { Int($0) }
    }
    let subjects = try row.blobOrNil(1).map { try ErasureNote.open($0, of: id, by: vault) } ?? []
    return (handovers, subjects)
  }

  /// Writes down, in the transaction in which the rooms erase, that the data is gone.
  public static func erased(
    _ id: String, sequence: Int64, at now: Timestamp, _ transaction: any WriteTransaction
  ) throws {
    try transaction.run(
      "UPDATE erasures SET erased_at = \(now), sequence = \(sequence) WHERE id = \(id)")
  }

  /// Forgets the handles: nobody has to be asked any more.
  public func forgetHandles(of id: String) async throws {
    try await database.write { transaction in
      _ = try transaction.run(
        "UPDATE erasures SET handles = \(nil as [UInt8]?) WHERE id = \(id) AND handles IS NOT NULL"
      )
    }
  }

  /// Has an act wait for a hold that was placed since it was asked for.
  public func wait(_ id: String) async throws {
    try await database.write { transaction in
      _ = try transaction.run(
        """
        UPDATE erasures SET state = \(ErasureAct.State.held)
        WHERE id = \(id) AND state = \(ErasureAct.State.running)
        """)
    }
  }

  /// Writes down when what failed is tried again: after a minute, then ever later, six hours at most.
  public func postpone(_ id: String, at now: Timestamp) async throws {
    try await database.write { transaction in
      let tries = try transaction.one("SELECT tries FROM erasures WHERE id = \(id)").int(0)
      let seconds = min(Int64(60) << min(tries, 9), 21_600)
      try transaction.run(
        """
        UPDATE erasures SET tries = tries + 1, retry_at = \(now.adding(seconds: seconds))
        WHERE id = \(id)
        """)
    }
  }

  /// Keeps a certificate's statement, with the entry that names it by its hash; the newest counts.
  ///
  /// With `isDone` the act is at its end.
  public func certify(
    _ statement: JSON, of id: String, isDone: Bool, at now: Timestamp
  ) async throws {
    let digest = ErasureCertificate.digest(of: statement)
    try await database.write { transaction in
      try Self.mark(.certificate, of: id, isDone ? .done : .failed, at: now, transaction)
      if isDone {
        try transaction.run(
          """
          UPDATE erasures SET state = \(ErasureAct.State.done), done_at = \(now),
            retry_at = \(nil as Int64?)
          WHERE id = \(id)
          """)
      }
      let sequence = try transaction.append(
        EntryDraft(kind: "erasure.certified", at: now) { _ in
          [
            "erasure": .string(id), "certificate": .string(digest), "whole": .bool(isDone),
          ]
        })
      try transaction.run(
        """
        UPDATE erasures SET statement = \(String(decoding: statement.canonical, as: UTF8.self)),
          certified = \(sequence)
        WHERE id = \(id)
        """)
    }
  }
}
