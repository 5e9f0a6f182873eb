public import Formats

/// The jobs of a database: asked for, claimed, renewed, ended, stopped.
public struct Jobs: Sendable {
  /// How long a claim holds without being renewed: 30 seconds, in microseconds.
  static let lease: Int64 = 30_000_000

  let database: any Database

  /// The jobs in a database that holds their migrations.
  public init(database: any Database) {
    self.database = database
  }

  /// Asks for a job and leaves the entry `job.asked`; returns it as it waits.
  public func ask(
    _ kind: String, detail: JSON, node: String? = nil, total: Int64? = nil, actor: Actor,
    at now: Timestamp
  ) async throws -> Job {
    let job = Job(
      id: UUIDv7.make(at: now).text, kind: kind, detail: detail, node: node, actor: actor,
      asked: now, state: .waiting, done: 0, total: total, term: 0, until: now, isToStop: false,
      ended: nil, outcome: nil)
    try await database.write { transaction in
      try transaction.run(
        """
        INSERT INTO jobs (\(Job.columns)) VALUES (\(job.id), \(job.kind), \(job.detail.text),
          \(job.node), \(job.actor.kind), \(job.actor.id), \(job.asked), \(job.state), \(job.done),
          \(job.total), \(job.term), \(job.until), \(0), \(nil as Int64?), \(nil as String?))
        """)
      try transaction.note("job.asked", of: job, at: now)
    }
    return job
  }

  /// Claims the oldest job that waits for this node, or whose claim was not renewed; nil when there is none.
  ///
  /// What is to be stopped and is at nobody's hands ends here.
  public func claim(for node: String, kinds: Set<String>, at now: Timestamp) async throws -> Job? {
    let open = try await database.read { try $0.claimable(node, kinds, now, isToTake: false) }
    guard open != nil else { return nil }
    return try await database.write { transaction in
      guard var job = try transaction.claimable(node, kinds, now, isToTake: true) else {
        return nil
      }
      if job.isToStop {
        try transaction.end(job, .stopped, job.outcome, at: now)
        return nil
      }
      job.state = .running
      job.term += 1
      job.until = Timestamp(microseconds: now.microseconds + Self.lease)
      try transaction.run(
        """
        UPDATE jobs SET state = \(job.state), term = \(job.term), until = \(job.until)
        WHERE id = \(job.id)
        """)
      return job
    }
  }

  /// Says how far a claimed job has come, and keeps the claim.
  ///
  /// Throws `JobError.claimLost` when another node has it, `.toStop` when somebody wants it stopped.
  public func renew(
    _ job: Job, done: Int64? = nil, total: Int64? = nil, at now: Timestamp
  ) async throws {
    let until = Timestamp(microseconds: now.microseconds + Self.lease)
    let isToStop = try await database.write { transaction in
      let row = try transaction.first(
        """
        UPDATE jobs SET until = \(until), done = COALESCE(\(done), done),
          total = COALESCE(\(total), total)
        WHERE id = \(job.id) AND term = \(job.term) AND state = \(Job.State.running)
        RETURNING to_stop
        """)
      guard let row else { throw JobError.claimLost }
      return try row.int(0) == 1
    }
    if isToStop { throw JobError.toStop }
  }

  /// Gives a claimed job back, to be claimed again after a while.
  public func putBack(_ job: Job, for seconds: Int64, at now: Timestamp) async throws {
    let until = Timestamp(microseconds: now.microseconds + seconds * 1_000_000)
    try await database.write { transaction in
      try transaction.run(
        """
        UPDATE jobs SET until = \(until)
        WHERE id = \(job.id) AND term = \(job.term) AND state = \(Job.State.running)
        """)
    }
  }

  /// Ends a claimed job; throws `JobError.claimLost` when another node has it.
  public func end(
    _ job: Job, as state: Job.State, outcome: JSON?, at now: Timestamp
  ) async throws {
    try await database.write { transaction in
      guard let held = try transaction.job(job.id), held.term == job.term, held.state == .running
      else { throw JobError.claimLost }
      try transaction.end(job, state, outcome, at: now)
    }
  }

  /// Stops a job: one that waits at once, one that runs when its node next renews the claim.
  public func stop(_ id: String, actor: Actor, at now: Timestamp) async throws -> Job {
    try await database.write { transaction in
      guard let job = try transaction.job(id) else { throw JobError.unknown(id: id) }
      guard !job.state.isOver else { throw JobError.over(id: id, job.state) }
      try transaction.run("UPDATE jobs SET to_stop = \(1) WHERE id = \(id)")
      try transaction.append(
        EntryDraft(kind: "job.to-stop", at: now) { _ in
          ["job": .string(id), "by": .string(actor.kind.rawValue)]
        })
      if job.state == .waiting { try transaction.end(job, .stopped, nil, at: now) }
      return try transaction.job(id) ?? job
    }
  }

  /// Returns a job once it is over; throws `JobError.unknown`, or when the task is cancelled.
  public func wait(for id: String) async throws -> Job {
    for await _ in database.wakes() {
      guard let job = try await find(id) else { throw JobError.unknown(id: id) }
      if job.state.isOver { return job }
    }
    throw CancellationError()
  }

  /// One job, or nil.
  public func find(_ id: String) async throws -> Job? {
    try await database.read { try $0.job(id) }
  }

  /// The newest jobs first; `before` is the last one seen.
  public func list(before: String? = nil, limit: Int) async throws -> [Job] {
    try await database.read { transaction in
      try transaction.rows(
        """
        SELECT \(Job.columns) FROM jobs WHERE id < \(before ?? "~")
        ORDER BY id DESC LIMIT \(max(limit, 0))
        """
      ).map(Job.init)
    }
  }
}

extension ReadTransaction {
  fileprivate func job(_ id: String) throws -> Job? {
    try first("SELECT \(Job.columns) FROM jobs WHERE id = \(id)").map(Job.init)
  }

  /// The oldest job that a node may take now; on PostgreSQL one that another is just taking is passed over.
  fileprivate func claimable(
    _ node: String, _ kinds: Set<String>, _ now: Timestamp, isToTake: Bool
  ) throws -> Job? {
    let locking: SQL = dialect == .postgres && isToTake ? "FOR UPDATE SKIP LOCKED" : ""
    return try first(
      """
      SELECT \(Job.columns) FROM jobs
      WHERE (state = \(Job.State.waiting) OR (state = \(Job.State.running) AND until < \(now)))
        AND (node IS NULL OR node = \(node)) AND kind IN (\(list: kinds.sorted()))
      ORDER BY id LIMIT 1 \(locking)
      """
    ).map(Job.init)
  }
}

extension WriteTransaction {
  fileprivate func end(_ job: Job, _ state: Job.State, _ outcome: JSON?, at now: Timestamp) throws {
    try run(
      """
      UPDATE jobs SET state = \(state), ended_at = \(now), outcome = \(outcome?.text)
      WHERE id = \(job.id)
      """)
    try note("job." + state.rawValue, of: job, at: now)
  }

  fileprivate func note(_ kind: String, of job: Job, at now: Timestamp) throws {
    let (id, what) = (job.id, job.kind)
    try append(
      EntryDraft(kind: kind, at: now) { _ in ["job": .string(id), "what": .string(what)] })
  }
}
