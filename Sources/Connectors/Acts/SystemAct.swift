public import Formats
public import Register
public import Store

/// One act on a member's data in all other systems, with a step at each.
public struct SystemAct: Sendable, Equatable {
  /// What is done.
  public enum Kind: String, Sendable, CaseIterable, SQLBindable {
    /// Everything is collected, for the member.
    case collect
    /// The member is erased.
    case erase
    /// A value is put right.
    case rectify
  }

  /// Our own identifier.
  public let id: String
  /// What is done.
  public let kind: Kind
  /// The request that it answers; nil when there is none.
  public let request: String?
  /// Whose data; nil once the subject was erased here.
  public let subject: UInt32?
  /// The field that is put right.
  public let field: FieldID?
  /// Who asked for it.
  public let actor: Actor
  /// When.
  public let begun: Timestamp
  /// When every step was over; nil before.
  public let ended: Timestamp?
  /// A step for each system, in the order in which they are asked.
  public let steps: [SystemStep]

  /// Whether nothing is left to do.
  public var isOver: Bool { ended != nil }
}

/// What is done at one system.
public struct SystemStep: Sendable, Equatable {
  /// Where a step stands.
  public enum State: String, Sendable, CaseIterable, SQLBindable {
    /// It was not tried yet, or waits for what another system may tell.
    case waiting
    /// It was tried and failed; it is tried again by itself.
    case failing
    /// A person has to do it, or the rest of it.
    case person
    /// It is done.
    case done
    /// The system holds nothing of the member.
    case nothing

    /// Whether nothing more will happen.
    public var isOver: Bool { self == .done || self == .nothing }
    /// Whether the program itself has something to do.
    public var isToRun: Bool { self == .waiting || self == .failing }
  }

  /// The act.
  public let act: String
  /// The system.
  public let system: SystemID
  /// The team that owns what goes wrong.
  public let team: String
  /// Where it stands.
  public let state: State
  /// How often it was tried.
  public let tries: Int
  /// What was done to how many rows.
  public let counts: [SystemCount]
  /// Why it failed or waits; free of values.
  public let note: String
  /// What a person has to do.
  public let tasks: [String]
  /// When it was tried last, or a person answered.
  public let at: Timestamp?
  /// When it is tried again.
  public let next: Timestamp?
}

extension SystemAct {
  static let columns: SQL =
    "id, kind, request, subject, field, actor_kind, actor_id, begun_at, ended_at"

  init(_ row: Row, steps: [SystemStep]) throws {
    guard let kind = Kind(rawValue: try row.text(1)),
      let actor = Actor.Kind(rawValue: try row.text(5))
    else { throw SystemError.damaged }
    self.init(
      id: try row.text(0), kind: kind, request: try row.textOrNil(2),
      subject: try row.isNull(3) ? nil : try row.ordinal(3),
      field: try row.textOrNil(4).flatMap { FieldID($0) },
      actor: Actor(kind: actor, id: try row.text(6)), begun: try row.timestamp(7),
      ended: try row.timestampOrNil(8), steps: steps)
  }
}

extension SystemStep {
  static let columns: SQL =
    "act, system, team, state, tries, counts, note, tasks, tried_at, next_at"

  init(_ row: Row) throws {
    guard let system = SystemID(try row.text(1)), let state = State(rawValue: try row.text(3)),
      let counts = (try? JSON(parsing: try row.text(5).utf8))?.array,
      let tasks = (try? JSON(parsing: try row.text(7).utf8))?.array
    else { throw SystemError.damaged }
    self.init(
      act: try row.text(0), system: system, team: try row.text(2), state: state,
      tries: Int(try row.int(4)), counts: counts.compactMap { SystemCount(json: $0) },
      note: try row.text(6), tasks: tasks.compactMap(\.string), at: try row.timestampOrNil(8),
      next: try row.timestampOrNil(9))
  }
}
