public import Formats
import Law
public import Register

/// What a no has stopped for one member, and what goes on and why, by test decisions before and after (demand C3).
public struct StopOutcome: Sendable, Equatable {
  /// One way in which data is used or could travel.
  public struct Line: Sendable, Equatable {
    /// Why.
    public var purpose: String
    /// Who.
    public var recipient: String
    /// Those through whom it passes.
    public var through: [String]
    /// Why it goes on; empty for what was stopped.
    public var why: String

    /// Makes a line.
    public init(purpose: String, recipient: String, through: [String] = [], why: String = "") {
      self.purpose = purpose
      self.recipient = recipient
      self.through = through
      self.why = why
    }
  }

  /// What was permitted before and no longer is.
  public var stopped: [Line]
  /// What is still permitted.
  public var remains: [Line]

  /// Makes an outcome.
  public init(stopped: [Line], remains: [Line]) {
    self.stopped = stopped
    self.remains = remains
  }

  /// Compares two tables of the same member.
  public init(before: [StopRow], after: [StopRow], register: Register) {
    let permitted = after.filter(\.isPermitted)
    stopped =
      before.filter { row in row.isPermitted && !permitted.contains { $0.isSameWay(as: row) } }
      .map { Line($0, why: "", register) }
    remains = permitted.map { row in
      let why = register.purposes[id: row.purpose].map(Self.why) ?? ""
      return Line(row, why: why, register)
    }
  }

  /// Why a no to marketing or sharing leaves a purpose as it is.
  private static func why(_ purpose: Purpose) -> String {
    switch purpose.basis {
    case .consent: "You have allowed it. You can take that back."
    case .contract: "We need it to run your account. It ends with your membership."
    case .legalObligation: "The law obliges us to do this."
    case .vitalInterests: "It protects somebody's life."
    case .publicTask, .recognisedLegitimateInterest, .legitimateInterests:
      "We may do this unless you object. You can object at any time."
    }
  }
}

extension Workspace {
  /// Carries out an act of a member's and says what it stopped and what goes on.
  public func outcome(
    of ordinal: UInt32, at now: Timestamp, _ act: () async throws -> Void
  ) async throws -> StopOutcome {
    let before = try await stopTable(ordinal, at: now)
    try await act()
    let after = try await stopTable(ordinal, at: now)
    return StopOutcome(before: before, after: after, register: try await inForce().register)
  }
}

extension StopOutcome.Line {
  fileprivate init(_ row: StopRow, why: String, _ register: Register) {
    self.init(
      purpose: register.purposes[id: row.purpose]?.label ?? row.purpose.text,
      recipient: Workspace.name(row.recipient, register),
      through: row.through.map { Workspace.name($0, register) }, why: why)
  }
}

extension StopRow {
  fileprivate func isSameWay(as other: StopRow) -> Bool {
    purpose == other.purpose && recipient == other.recipient && through == other.through
  }
}
