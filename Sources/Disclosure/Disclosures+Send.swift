import Evidence
public import Formats
import Gate
import Index
import Register
import Standing
public import Store
import Vault

extension Disclosures {
  /// Hands the data over: writes the file, commits the ledger, then certificate, then the file under its name.
  ///
  /// The commit reads the feed since the file was begun; a part in which a permission was lost, or a value changed, is
  /// written again first. So a withdrawal acknowledged before the commit wins. A second call after a crash finishes.
  /// - Parameter progress: called with rows written and rows in all.
  /// - Throws: `DisclosureError` when it is not approved, was sent before, or permits nobody.
  public func send(
    _ id: String, actor: Actor, at now: Timestamp, format: FileFormat = .csv,
    progress: (@Sendable (Int, Int) -> Void)? = nil
  ) async throws -> DisclosureSummary {
    if let found = try await database.read({ try Ledger.find(id, $0) }),
      let audience = found.audience, found.state != .sent
    {
      throw DisclosureError.ofAudience(id: id, audience: audience)
    }
    return try await carryOut(id, actor: actor, at: now, format: format, progress: progress)
  }

  /// Sends for whoever has made sure that it is theirs to send.
  func carryOut(
    _ id: String, actor: Actor, at now: Timestamp, format: FileFormat = .csv,
    progress: (@Sendable (Int, Int) -> Void)? = nil
  ) async throws -> DisclosureSummary {
    // A large index may take longer to load than a lock is held in silence.
    if let planned = try await database.read({ try Ledger.find(id, $0) }), planned.state != .sent {
      _ = try await index.prepare(planned.use, at: now)
    }
    // An `fsck` that is just looking at this one is soon done with it.
    let sent = try await lock(id).hold(within: .seconds(10)) { held in
      try await send(id, held, actor: actor, at: now, format: format, progress: progress)
    }
    guard let sent else { throw DisclosureError.beingSent(id: id) }
    return sent
  }

  /// Throws `DisclosureError` unless a disclosure may be sent, or was begun to be.
  public func requireSendable(_ id: String) async throws -> DisclosureSummary {
    let found = try await show(id)
    guard found.state != .sent else { throw DisclosureError.alreadySent(id: id) }
    if let audience = found.audience {
      throw DisclosureError.ofAudience(id: id, audience: audience)
    }
    try requireApproval(of: found)
    return found
  }

  private func requireApproval(of found: DisclosureSummary) throws(DisclosureError) {
    let isOurs = found.use.recipient == .ourselves && found.use.through.isEmpty
    guard found.state == .approved || isOurs else { throw .notApproved(id: found.id) }
  }

  /// Who holds it sends; everybody else is told that it is being sent.
  func lock(_ id: String) -> any ExclusiveLock { database.lock("disclosure/" + id) }

  private func send(
    _ id: String, _ held: any HeldLock, actor: Actor, at now: Timestamp, format: FileFormat,
    progress: (@Sendable (Int, Int) -> Void)?
  ) async throws -> DisclosureSummary {
    guard let found = try await database.read({ try Ledger.find(id, $0) }) else {
      throw DisclosureError.unknown(id: id)
    }
    if found.state == .sent {
      guard try await finish(found) else { throw DisclosureError.alreadySent(id: id) }
      return found
    }
    try requireApproval(of: found)
    try Files.makeFolder(folder(of: id))
    var job = try await begin(found, at: now, format: format)
    guard job.rows > 0 else { throw DisclosureError.nobodyPermitted(id: id) }
    var written = 0
    for number in job.parts.indices {
      try Task.checkCancellation()
      try await job.write(number)
      try await held.check()
      written += job.parts[number].ordinals.count
      progress?(written, job.rows)
    }
    let sent = try await commit(&job, found, actor: actor, at: now)
    _ = try await finish(sent)
    job.removeParts()
    return sent
  }

  private func begin(_ found: DisclosureSummary, at now: Timestamp, format: FileFormat) async throws
    -> SendJob
  {
    let prepared = try await index.prepare(found.use, at: now)
    let snapshot = try await index.current(at: now)
    let id = found.id
    let handling = try await handling(of: found, in: snapshot.inForce)
    let attempt = try await database.writeAlone { try Ledger.begin(id, $0) }
    return await SendJob(
      id: id, attempt: attempt, folder: folder(of: id), format: format, database: database,
      vault: vault, handling: handling, prepared: prepared, inForce: snapshot.inForce,
      partSize: partSize)
  }

  /// What the transaction that commits found in the feed since the file was begun.
  private enum Outcome: Sendable {
    case committed(DisclosureSummary)
    case stale(Set<UInt32>)
  }

  private func commit(
    _ job: inout SendJob, _ found: DisclosureSummary, actor: Actor, at now: Timestamp
  ) async throws -> DisclosureSummary {
    for _ in 0..<1_000 {
      guard job.rows > 0 else { throw DisclosureError.nobodyPermitted(id: found.id) }
      let (bytes, hash) = try job.join()
      let members = MerkleSet(job.parts.flatMap(\.commitments))
      let sent = summary(found, job, actor: actor, at: now)
      let certificate = try await Certificate.statement(
        sent, plan: job.prepared.plan, inForce: job.inForce, standing: standing,
        file: .init(name: job.fileName, bytes: bytes, rows: job.rows, hash: hash), members: members)
      let batch = CommitBatch(
        sent: sent, statement: certificate, fileBytes: bytes, fileRows: job.rows, fileHash: hash,
        root: members.root, commitments: members.members,
        included: Set(job.parts.flatMap(\.ordinals)), denied: try denied(job, found.id),
        fence: job.prepared.sequence, attempt: job.attempt, delta: delta(of: found, job),
        actor: actor, at: now)
      let outcome = try await database.writeAlone { transaction -> Outcome in
        let changed = try Self.changes(since: batch.fence, transaction)
        if let changed, changed.isDisjoint(with: batch.included) {
          return .committed(try Ledger.commit(batch, transaction))
        }
        return .stale(changed ?? batch.included)
      }
      switch outcome {
      case .committed(let summary): return summary
      case .stale(let changed):
        let prepared = try await index.prepare(found.use, at: now)
        let snapshot = try await index.current(at: now)
        // The plan may be newer than what was found: whoever changed until now is written again.
        let since = batch.fence
        let later = try await database.read { try Self.changes(since: since, $0) }
        try await job.refresh(
          prepared, inForce: snapshot.inForce, changed: later?.union(changed) ?? batch.included)
      }
    }
    throw DisclosureError.restless(id: found.id)
  }

  /// The subjects changed since a position of the feed, or nil when what is in force changed.
  private static func changes(since fence: Int64, _ transaction: any ReadTransaction) throws
    -> Set<UInt32>?
  {
    var changed = Set<UInt32>()
    var position = fence
    while true {
      let entries = try transaction.entries(after: position, limit: 1_000)
      guard let last = entries.last else { return changed }
      for entry in entries {
        let isStanding = ["register.", "agreement.", "purpose."].contains {
          entry.kind.hasPrefix($0)
        }
        if isStanding { return nil }
        changed.formUnion(entry.subjects)
      }
      position = last.sequence
    }
  }

  private func summary(
    _ found: DisclosureSummary, _ job: SendJob, actor: Actor, at now: Timestamp
  ) -> DisclosureSummary {
    let plan = job.prepared.plan
    var sent = found
    sent.state = .sent
    sent.register = plan.register
    // Whom a run of an audience leaves as they were is neither permitted anew nor denied.
    sent.members = job.audience.members - job.kept
    sent.permitted = job.rows
    sent.reasons = Self.reasons(plan, job.audience)
    sent.blanks = Self.blanks(plan, job.audience)
    sent.terms = Self.terms(of: found.use, in: job.inForce)
    sent.sent = .init(at: now, by: actor)
    sent.file = job.fileName
    return sent
  }

  private func handling(of found: DisclosureSummary, in inForce: InForce) async throws
    -> SendJob.Handling
  {
    var handling = SendJob.Handling(
      scope: ReferenceScope.of(disclosure: found.id, audience: found.audience),
      isHashed: found.isHashed)
    guard let audience = found.audience else { return handling }
    let id = found.id
    let (run, members) = try await database.read { transaction in
      (
        try AudienceLedger.run(of: id, transaction),
        try AudienceLedger.members(of: audience, transaction)
      )
    }
    handling.run = run
    handling.excluding = members
    handling.key = inForce.register.recipients[id: found.use.recipient]?.delivery?.age
    return handling
  }

  private func delta(of found: DisclosureSummary, _ job: SendJob) -> AudienceDelta? {
    guard let audience = found.audience, let run = job.handling.run else { return nil }
    return AudienceDelta(
      audience: audience, run: run, drops: job.dropped, added: job.rows,
      hasSelector: found.hasSelector)
  }

  private func denied(_ job: SendJob, _ id: String) throws -> [DeniedRow] {
    try job.audience.denied.map { denied in
      let clause = job.prepared.plan.clauses[denied.clause]
      return try DeniedRow(
        clause: denied.clause, code: clause.code, about: clause.about, count: denied.count,
        sealed: DeniedRow.seal(denied.subjects, of: id, clause: denied.clause, by: vault))
    }
  }

  /// Finishes what a commit began: certificate, then the file under its name.
  ///
  /// Returns whether anything was left to do.
  func finish(_ sent: DisclosureSummary) async throws -> Bool {
    guard let name = sent.file, let sequence = sent.sequence else { return false }
    let folder = folder(of: sent.id)
    if Files.exists(folder + "/" + name) { return false }
    let (hash, statement) = try await database.read { transaction in
      let row = try transaction.one(
        "SELECT file_hash, statement FROM disclosures WHERE id = \(sent.id)")
      return (try row.blob(0), try row.text(1))
    }
    let unfinished = folder + "/.unfinished"
    // Once handed over a file may be deleted: the certificate without either says that it was finished.
    if !Files.exists(unfinished), Files.exists(folder + "/certificate.json") { return false }
    guard let digest = try Files.digest(unfinished), digest.hash == hash else {
      throw DisclosureError.fileLost(id: sent.id)
    }
    try await evidence.integrate()
    let entry = try await database.read { try $0.entry(sequence) }
    let certificate = try Certificate(
      statement: JSON(parsing: statement.utf8), leaf: entry.leaf,
      proof: evidence.proof(of: sequence),
      verifier: evidence.verifier)
    try Files.write(certificate.bytes, to: folder + "/certificate.json")
    try Files.rename(unfinished, folder + "/" + name)
    return true
  }

  /// Finishes every disclosure that a crash left between its commit and its file; returns their names.
  ///
  /// One that another process is sending at this moment is left to it.
  public func recover() async throws -> [String] {
    var finished: [String] = []
    for sent in try await database.read({ try Ledger.sent($0) }) {
      guard let name = sent.file, !Files.exists(folder(of: sent.id) + "/" + name),
        Files.exists(folder(of: sent.id) + "/.unfinished")
      else { continue }
      do {
        let isFinished = try await lock(sent.id).hold { _ in try await finish(sent) }
        if isFinished == true { finished.append(sent.id) }
      } catch DisclosureError.fileLost {
        // The ledger stands without it, and everything else must open; `send` names it when it is asked for.
        continue
      }
    }
    return finished
  }
}
