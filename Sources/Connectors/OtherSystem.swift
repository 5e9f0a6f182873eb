public import Register

/// Another system in which members' data lies; each kind of connection conforms to it.
public protocol OtherSystem: Sendable {
  /// The system as the register names it.
  var name: SystemID { get }
  /// What it knows of a member that leads further; changes nothing.
  func locate(_ subject: SystemSubject) async throws -> SystemLocation
  /// Everything that it holds of a member; changes nothing.
  func collect(_ subject: SystemSubject) async throws -> SystemAnswer
  /// Erases a member; a second time changes nothing more.
  func erase(_ subject: SystemSubject) async throws -> SystemAnswer
  /// Puts a value of a member right wherever it holds the field.
  func rectify(
    _ field: FieldID, of subject: SystemSubject, to value: String
  ) async throws -> SystemAnswer
  /// What an act would ask or change, in lines; changes nothing.
  func rehearse(_ act: SystemRehearsal, for subject: SystemSubject) async throws -> [String]
  /// Whether it answers and is as the register says.
  func check() async throws -> SystemState
}

/// An act that is only tried out.
public enum SystemRehearsal: Sendable, Equatable {
  /// Everything is collected.
  case collect
  /// The member is erased.
  case erase
  /// A value is put right.
  case rectify(FieldID, value: String)
}

/// By what a member is known, as far as the systems that were asked have told.
public struct SystemSubject: Sendable, Equatable {
  /// The values by handle: `email`, `id`, `sign-in`, and `system/name` for what a system gave.
  public private(set) var handles: [String: [String]]

  /// A member known by some handles; empty values count as none.
  public init(handles: [String: [String]]) {
    self.handles = [:]
    add(handles)
  }

  /// Takes in what a system told.
  public mutating func add(_ more: [String: [String]]) {
    for (handle, values) in more.sorted(by: { $0.key < $1.key }) {
      var known = handles[handle] ?? []
      for value in values where !value.isEmpty && !known.contains(where: { $0.isSame(as: value) }) {
        known.append(value)
      }
      if !known.isEmpty { handles[handle] = known }
    }
  }

  /// The values of a handle as a system's entry names it.
  public func values(of handle: String, in system: SystemID) -> [String] {
    handles[Self.whole(handle, in: system)] ?? []
  }

  /// The name of a handle among all systems.
  public static func whole(_ handle: String, in system: SystemID) -> String {
    ["email", "id", "sign-in"].contains(handle) || handle.contains("/")
      ? handle : "\(system.text)/\(handle)"
  }
}

extension String {
  /// Whether two texts are the same bytes; `é` has two spellings that Swift calls equal.
  func isSame(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}

/// What a system knows of a member that leads further.
public struct SystemLocation: Sendable, Equatable {
  /// The values by handle, each `system/name`.
  public var gives: [String: [String]] = [:]
  /// Whether it knows the member at all.
  public var isKnown = false
  /// Whether the member is banned there.
  public var isBanned = false

  /// Nothing.
  public init() {}
}

/// What came of asking a system.
public struct SystemAnswer: Sendable, Equatable {
  /// What it holds, for the member to see.
  public var told = RecordPile()
  /// What is about a second person too, and waits for a person's eyes.
  public var held: [SystemRecord] = []
  /// What it told that leads further.
  public var gives: [String: [String]] = [:]
  /// What was done to how many rows, by table.
  public var counts: [SystemCount] = []
  /// What a person has to do; free of values.
  public var tasks: [String] = []
  /// Columns that the register does not declare.
  public var undeclared: [String] = []

  /// Nothing.
  public init() {}

  /// What it holds, opened.
  public var records: [SystemRecord] { told.records }

  /// How many rows were touched or told.
  public var rows: Int { counts.reduce(0) { $0 + $1.rows } }
}

/// What was done to rows of a table.
public struct SystemCount: Sendable, Equatable {
  /// What was done.
  public enum Act: String, Sendable, CaseIterable {
    /// They are told.
    case collected
    /// They are gone.
    case deleted
    /// Columns were blanked or anonymised.
    case changed
    /// They stay, for a reason.
    case kept
    /// Passages in other people's texts were replaced.
    case unquoted
    /// A value was put right.
    case rectified
    /// They are about a second person too.
    case shared
  }

  /// The table, file or request.
  public var table: String
  /// What was done.
  public var act: Act
  /// To how many rows.
  public var rows: Int
  /// Why they stay.
  public var reason: String?

  /// A count.
  public init(table: String, act: Act, rows: Int, reason: String? = nil) {
    self.table = table
    self.act = act
    self.rows = rows
    self.reason = reason
  }
}
