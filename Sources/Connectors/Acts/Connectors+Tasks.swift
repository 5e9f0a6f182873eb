public import Formats
public import Register
public import Store
import Vault

/// What a person says of what they did at a system.
public struct TaskReply: Sendable, Equatable {
  /// The most bytes of a file.
  public static let most = 1 << 20

  /// In words.
  public var text: String
  /// The name of a file that goes with it.
  public var fileName: String?
  /// The file.
  public var file: [UInt8]?
  /// Whether what is about a second person too may be shown to the member.
  public var releases: Bool

  /// A reply.
  public init(
    text: String, fileName: String? = nil, file: [UInt8]? = nil, releases: Bool = false
  ) {
    self.text = text
    self.fileName = fileName
    self.file = file
    self.releases = releases
  }

  var json: JSON {
    [
      "text": .string(text), "name": fileName.map { .string($0) } ?? .null,
      "file": file.map { .string(Base64.encode($0)) } ?? .null, "releases": .bool(releases),
    ]
  }

  init?(_ json: JSON) {
    guard let text = json["text"]?.string else { return nil }
    self.init(
      text: text, fileName: json["name"]?.string,
      file: json["file"]?.string.flatMap { Base64.decode($0) },
      releases: json["releases"]?.bool ?? false)
  }
}

extension Connectors {
  static func replyContext(_ act: String, _ system: SystemID) -> String {
    "connectors.reply/\(act)/\(system.text)"
  }

  /// Takes down that a person has done what was left to them; the step is over.
  ///
  /// Throws `SystemError.unknownAct`, `.noTask`.
  @discardableResult
  public func answer(
    _ act: String, at system: SystemID, with reply: TaskReply, in register: Register,
    actor: Actor, at now: Timestamp
  ) async throws -> SystemAct {
    let known = try await self.act(act)
    let key: SubjectKey? =
      if let subject = known.subject { try await vault.key(for: subject) } else { nil }
    let sealed = try vault.sealWorkspace(
      reply.json.canonical, context: Self.replyContext(act, system))
    return try await database.write { transaction in
      guard
        let row = try transaction.first(
          """
          SELECT answer FROM system_steps WHERE act = \(act) AND system = \(system.text)
            AND state = \(SystemStep.State.person)
          """)
      else { throw SystemError.noTask(system: system.text) }
      var answer = try row.blobOrNil(0)
      if reply.releases, let key, let bytes = answer {
        let held = try JSON(parsing: try key.open(bytes, context: Self.answerContext)).array ?? []
        let told = try transaction.int(
          """
          SELECT COUNT(*) FROM system_answers WHERE act = \(act) AND system = \(system.text)
          """)
        let pile = try SealedPile(
          RecordPile(held.compactMap { SystemRecord(json: $0) }), key)
        try Self.keep(pile, of: act, at: system, from: told, transaction)
        answer = try key.seal(JSON.array([]).canonical, context: Self.answerContext)
      }
      try transaction.run(
        """
        UPDATE system_steps SET state = \(SystemStep.State.done), reply = \(sealed),
          answer = \(answer), tried_at = \(now), next_at = \(nil as Int64?)
        WHERE act = \(act) AND system = \(system.text)
        """)
      var entries = try Self.reconcile(
        system, register.systems[id: system], source: act, at: now, transaction)
      entries.append(
        EntryDraft(kind: "system.task-done", at: now) { _ in
          [
            "act": .string(act), "system": .string(system.text),
            "by": .string(actor.kind.rawValue),
          ]
        })
      entries += try Self.endIfOver(act, at: now, transaction)
      _ = try transaction.append(contentsOf: entries)
      return try transaction.systemAct(act)
    }
  }

  /// Writes down that somebody looked whom an act is about, where no look at a member can be written any more.
  public func noteLook(at id: String, actor: Actor, at now: Timestamp) async throws {
    try await database.write { transaction in
      _ = try transaction.systemAct(id)
      _ = try transaction.append(
        EntryDraft(kind: "system.looked-at", at: now) { _ in
          ["act": .string(id), "by": .string(actor.kind.rawValue)]
        })
    }
  }

  /// Lets the steps of an act that fail be tried now; throws `SystemError.unknownAct`.
  public func makeDue(_ id: String, at now: Timestamp) async throws {
    try await database.write { transaction in
      _ = try transaction.systemAct(id)
      try transaction.run(
        """
        UPDATE system_steps SET next_at = \(now)
        WHERE act = \(id)
          AND state IN (\(SystemStep.State.failing), \(SystemStep.State.waiting))
        """)
    }
  }
}
