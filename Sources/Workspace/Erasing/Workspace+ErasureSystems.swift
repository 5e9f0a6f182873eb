import Connectors
import Erasure
import Formats
import Members
import Register
import Standing
import Store
import Vault

/// What became of one other system in an erasure, of everybody who is in it.
struct SystemTold: Sendable, Equatable {
  var system: SystemID
  var isDone: Bool
  /// What was done there, or why it is not; counts and our own words, nothing of anybody.
  var answer: String
  var at: Timestamp?
  var tries: Int
}

extension Workspace {
  /// By what the acts in other systems for an erasure are found.
  private static func request(ofErasure id: String) -> String { mark + id }
  private static let mark = "erasure "

  /// An erasure that waited for an act in other systems goes on.
  func goOn(after act: SystemAct, at now: Timestamp) async throws {
    guard act.isOver, let request = act.request, request.hasPrefix(Self.mark) else { return }
    do {
      _ = try await carryOut(
        erasure: String(request.dropFirst(Self.mark.count)), isPatient: false, at: now)
    } catch ErasureError.busy {
      // Whoever is at it looks for itself.
    }
  }

  /// Writes down that other systems are to be asked, while the handles can still be read.
  func beginInSystems(
    _ subjects: [ErasedSubject], of id: String, at now: Timestamp
  ) async throws {
    guard !subjects.isEmpty, let register = try await standing.load()?.register,
      !register.systems.isEmpty
    else { return }
    _ = try await connectors.begin(
      .erase,
      for: subjects.map { subject in
        (
          subject.ordinal,
          Dictionary(
            uniqueKeysWithValues: subject.handles.map { ($0.key.rawValue, [$0.value]) })
        )
      }, in: register, request: Self.request(ofErasure: id),
      actor: Actor(kind: try await erasures.show(id).by, id: "erasure"), at: now)
  }

  /// Asks every other system that has not answered, and fails while one has not.
  ///
  /// - Parameter isPatient: waits for their answers; otherwise a server asks them, and this looks at what came of it.
  func tellSystems(of id: String, isPatient: Bool, at now: Timestamp) async throws {
    let acts = try await connectors.acts(for: Self.request(ofErasure: id))
    guard !acts.isEmpty else { return try await erasures.mark(.systems, of: id, at: now) }
    if isPatient {
      let register = try await inForce().register
      for act in acts where act.steps.contains(where: \.state.isToRun) {
        do {
          _ = try await connectors.run(act.id, in: register, clock: { now })
        } catch SystemError.beingCarriedOut {
          continue
        }
      }
    }
    let open = try await systemsTold(of: id).filter { !$0.isDone }
    guard open.isEmpty else {
      throw StepFailure(open.map { "\($0.system): \($0.answer)" }.joined(separator: "; "))
    }
    var detail: [String: JSON] = [:]
    // A ban that another system knew of is kept without the person.
    let (_, subjects) = try await erasures.kept(of: id)
    for (kind, value) in subjects.count == 1 ? subjects.first?.handles ?? [:] : [:]
    where try await members.suppression(of: kind, value) != nil { detail["suppressed"] = true }
    try await erasures.mark(.systems, of: id, detail: .object(detail), at: now)
  }

  /// What each other system did, in the order in which they are asked.
  func systemsTold(of id: String) async throws -> [SystemTold] {
    let steps = try await connectors.acts(for: Self.request(ofErasure: id)).flatMap(\.steps)
    var order: [SystemID] = []
    var bySystem: [SystemID: [SystemStep]] = [:]
    for step in steps {
      if bySystem[step.system] == nil { order.append(step.system) }
      bySystem[step.system, default: []].append(step)
    }
    return order.map { Self.told($0, bySystem[$0] ?? []) }
  }

  private static func told(_ system: SystemID, _ steps: [SystemStep]) -> SystemTold {
    let open = steps.first { !$0.state.isOver }
    let answer: String
    if let open {
      switch open.state {
      case .person: answer = "waits for somebody of \(open.team)"
      case .failing, .waiting: answer = open.note.isEmpty ? "is being asked" : open.note
      case .done, .nothing: answer = ""
      }
    } else {
      var counts: [SystemCount] = []
      for count in steps.flatMap(\.counts) {
        if let known = counts.firstIndex(where: { $0.table == count.table && $0.act == count.act })
        {
          counts[known].rows += count.rows
        } else {
          counts.append(count)
        }
      }
      let words = counts.map(\.words).joined(separator: "; ")
      let isByHand = steps.contains { $0.state == .done && $0.counts.isEmpty }
      answer =
        !words.isEmpty ? words : isByHand ? "done, as somebody there says" : "nothing was there"
    }
    return SystemTold(
      system: system, isDone: open == nil, answer: answer, at: steps.compactMap(\.at).max(),
      tries: steps.map(\.tries).max() ?? 0)
  }
}
