import Evidence
public import Formats
public import Register
public import Store
import Vault

extension Connectors {
  /// What an act needs until it is over: by what the member is known, and the value that is put right.
  ///
  /// Sealed under the workspace's key, because the subject's own is destroyed before every system may have answered.
  struct Brief: Sendable {
    var subject: SystemSubject
    var value: String?

    var json: JSON {
      [
        "handles": .object(
          subject.handles.mapValues { .array($0.map { .string($0) }) }),
        "value": value.map { .string($0) } ?? .null,
      ]
    }

    init(subject: SystemSubject, value: String?) {
      self.subject = subject
      self.value = value
    }

    init?(_ json: JSON) {
      guard let handles = json["handles"]?.object else { return nil }
      subject = SystemSubject(
        handles: handles.mapValues { ($0.array ?? []).compactMap(\.string) })
      value = json["value"]?.string
    }
  }

  static func briefContext(_ id: String) -> String { "connectors.brief/" + id }

  /// Writes down that an act is to be done at every system of the register; nothing is asked yet.
  ///
  /// For a request there is one act of a kind and field for each subject: asking again gives the one that is there.
  /// - Parameters:
  ///   - people: whom it is about, and by what each is known here: `email`, `id`, `sign-in`.
  ///   - asksPeople: whether systems that are somebody with a checklist are asked too.
  ///   - value: what a value is put right to.
  /// - Returns: the acts, one for each subject.
  public func begin(
    _ kind: SystemAct.Kind, for people: [(subject: UInt32, handles: [String: [String]])],
    in register: Register, asksPeople: Bool = true, request: String? = nil, field: FieldID? = nil,
    value: String? = nil, actor: Actor, at now: Timestamp
  ) async throws -> [SystemAct] {
    let systems = Self.ordered(register).filter { system in
      (asksPeople || system.kind != .person)
        && (field.map { system.kind == .person || system.fields.contains($0) } ?? true)
    }
    let keys = try await vault.keys(for: people.map(\.subject))
    let vault = vault
    return try await database.writeAlone { transaction in
      var acts: [SystemAct] = []
      for (subject, handles) in people {
        if let request,
          let known = try transaction.first(
            """
            SELECT id FROM system_acts WHERE request = \(request) AND kind = \(kind)
              AND subject = \(subject) AND COALESCE(field, '') = \(field?.text ?? "")
            ORDER BY id LIMIT 1
            """)
        {
          acts.append(try transaction.systemAct(try known.text(0)))
          continue
        }
        let id = UUIDv7.make(at: now).text
        let brief = Brief(subject: SystemSubject(handles: handles), value: value)
        let sealed = try vault.sealWorkspace(brief.json.canonical, context: Self.briefContext(id))
        try transaction.run(
          """
          INSERT INTO system_acts (\(SystemAct.columns), sealed) VALUES (\(id), \(kind), \(request),
            \(subject), \(field?.text), \(actor.kind), \(actor.id), \(now),
            \(systems.isEmpty ? now : nil), \(systems.isEmpty ? nil : sealed))
          """)
        for (place, system) in systems.enumerated() {
          try transaction.run(
            """
            INSERT INTO system_steps (act, place, system, team, state, tries, counts, note, tasks)
            VALUES (\(id), \(place), \(system.id.text), \(system.team),
              \(SystemStep.State.waiting), \(0), \("[]"), \(""), \("[]"))
            """)
        }
        acts.append(try transaction.systemAct(id))
        try transaction.append(
          EntryDraft(kind: "system.begun", at: now, subjects: [subject]) { sequence in
            var leaf: [String: JSON] = [
              "act": .string(id), "what": .string(kind.rawValue),
              "systems": .array(systems.map { .string($0.id.text) }),
              "by": .string(actor.kind.rawValue),
            ]
            if let key = keys[subject] {
              leaf["subject"] = .string(key.commitment(sequence: sequence).base64)
            }
            return .object(leaf)
          })
      }
      return acts
    }
  }

  func brief(of id: String, _ transaction: any ReadTransaction) throws -> Brief? {
    guard
      let row = try transaction.first("SELECT sealed FROM system_acts WHERE id = \(id)"),
      let sealed = try row.blobOrNil(0)
    else { return nil }
    let plain = try vault.openWorkspace(sealed, context: Self.briefContext(id))
    guard let brief = (try? JSON(parsing: plain)).flatMap(Brief.init) else {
      throw SystemError.damaged
    }
    return brief
  }
}

extension ReadTransaction {
  /// An act with its steps; throws `SystemError.unknownAct`.
  func systemAct(_ id: String) throws -> SystemAct {
    guard
      let row = try first("SELECT \(SystemAct.columns) FROM system_acts WHERE id = \(id)")
    else { throw SystemError.unknownAct(id) }
    return try SystemAct(row, steps: try systemSteps(of: id))
  }

  func systemSteps(of id: String) throws -> [SystemStep] {
    try rows(
      "SELECT \(SystemStep.columns) FROM system_steps WHERE act = \(id) ORDER BY place"
    ).map(SystemStep.init)
  }
}
