import Access
import Connectors
import Formats
import Register
import Store

/// What other systems told of one member, for a package.
struct SystemsTold: Sendable {
  /// By the name of each system.
  var records: [(system: String, records: PackageRecords)] = []
  /// What people handed in.
  var files: [(path: String, bytes: [UInt8])] = []
  /// What is not there.
  var gaps: [PackageGap] = []
}

extension Workspace {
  /// How many seconds a member waits for other systems before a package is made without them.
  private static let patience = 20

  /// Asks every other system for what it holds of a member.
  ///
  /// People are asked for a request alone: a button that can be pressed ten times a day must not send somebody to a
  /// filing cabinet each time.
  func toldBySystems(
    of subject: UInt32, _ terms: PackageTerms, at now: Timestamp
  ) async throws -> SystemsTold {
    let register = try await inForce().register
    guard !register.systems.isEmpty else { return SystemsTold() }
    let act = try await beginInOtherSystems(
      .collect, for: subject, asksPeople: terms.request != nil, request: terms.request,
      actor: terms.actor, at: now)
    if terms.actor.kind == .member {
      _ = try await within(.seconds(Self.patience)) { [self] in
        try await resumeInOtherSystems(act.id, clock: { now })
      }
    } else {
      try await resumeInOtherSystems(act.id, clock: { now })
    }
    let answers = try await connectors.collected(act.id, withRecords: false)
    var told = SystemsTold()
    for system in Connectors.ordered(register) {
      guard let answer = answers.first(where: { $0.step.system == system.id }) else {
        told.gaps.append(
          PackageGap(
            system: system.label,
            why: "A person has to look there. Make a request for access, and somebody will."))
        continue
      }
      told.take(answer, try await connectors.tables(of: act.id, at: system.id), of: system)
    }
    return told
  }

  /// What a package for many says of other systems: they are asked for one member at a time.
  static func notAsked(_ register: Register) -> [PackageGap] {
    register.systems.map {
      PackageGap(
        system: $0.label,
        why: "It was not asked, as this copy was made together with many others. Ask for your own.")
    }
  }
}

extension SystemsTold {
  mutating func take(
    _ answer: CollectedRecords, _ tables: [CollectedTable], of system: ConnectedSystem
  ) {
    let name = system.id.text
    for (place, table) in tables.enumerated() {
      // The number tells tables apart whose names are alike in a path.
      let part = tables.count > 1 ? "\(place + 1)-\(table.name)" : table.name
      self.records.append(
        (
          name,
          PackageRecords(
            name: part, note: system.label,
            records: AsyncThrowingStream(unfolding: {
              try await table.next().map(Self.json)
            }))
        ))
    }
    if let reply = answer.reply {
      records.append(
        (
          name,
          PackageRecords(
            name: "answer", note: "\(system.label): somebody looked there for you.",
            [["answer": .string(reply.text)]])
        ))
      if let file = reply.file {
        files.append((PackageRecords.path(of: reply.fileName ?? "file", in: name), file))
      }
    }
    switch answer.step.state {
    case .done: break
    case .nothing:
      records.append((name, PackageRecords(name: "data", note: system.label, [])))
    case .waiting, .failing:
      gaps.append(
        PackageGap(
          system: system.label, why: "It has not answered yet. We go on asking it; ask us again."))
    case .person:
      gaps.append(
        PackageGap(
          system: system.label,
          why: answer.held.isEmpty
            ? "A person has to look there, and has not yet."
            : "\(answer.held.count) of its entries are about somebody else too. A person looks at "
              + "them before you get them."))
    }
  }

  private static func json(_ record: SystemRecord) -> JSON {
    .object(
      Dictionary(
        record.values.map { ($0.column, $0.value) }, uniquingKeysWith: { first, _ in first }))
  }
}
