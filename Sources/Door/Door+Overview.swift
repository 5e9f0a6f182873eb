import Disclosure
public import Formats
public import Register
import Staff
import Store

/// What staff see of the door: who comes in, and what nobody collected.
public struct DoorOverview: Sendable, Equatable {
  /// One partner at the door.
  public struct Line: Sendable, Equatable {
    /// Which recipient.
    public var recipient: RecipientID
    /// How many keys work.
    public var keys: Int
    /// How many visits are open.
    public var sessions: Int
    /// How many calls there have been.
    public var calls: Int
    /// When the last was.
    public var last: Timestamp?
  }

  /// Every partner that has a key, a visit or a call, by name.
  public var partners: [Line]
}

extension Door {
  /// Who comes in: every partner with a working key, an open visit or a call.
  public func overview(at now: Timestamp) async throws -> DoorOverview {
    let idle = now.adding(seconds: -Session.idleSeconds)
    let oldest = now.adding(seconds: -Session.longestSeconds)
    return try await database.read { transaction in
      var lines: [RecipientID: DoorOverview.Line] = [:]
      func change(_ sql: SQL, _ apply: (inout DoorOverview.Line, Row) throws -> Void) throws {
        try transaction.each(sql) { row in
          let id = try Self.recipient(try row.text(0), table: "door_calls")
          var line =
            lines[id] ?? DoorOverview.Line(recipient: id, keys: 0, sessions: 0, calls: 0)
          try apply(&line, row)
          lines[id] = line
        }
      }
      try change(
        """
        SELECT recipient, COUNT(*) FROM door_keys WHERE revoked_at IS NULL
        GROUP BY recipient ORDER BY recipient
        """
      ) { $0.keys = Int(try $1.int(1)) }
      try change(
        """
        SELECT recipient, COUNT(*) FROM door_sessions
        WHERE seen_at > \(idle) AND created_at > \(oldest) GROUP BY recipient ORDER BY recipient
        """
      ) { $0.sessions = Int(try $1.int(1)) }
      try change(
        """
        SELECT recipient, COUNT(*), MAX(at) FROM door_calls GROUP BY recipient ORDER BY recipient
        """
      ) {
        $0.calls = Int(try $1.int(1))
        $0.last = try $1.timestamp(2)
      }
      return DoorOverview(partners: lines.values.sorted { $0.recipient.text < $1.recipient.text })
    }
  }

  /// What was sent to anybody but ourselves, newest first, with when it was fetched here.
  public func handedOver(before: String? = nil, limit: Int) async throws -> [PartnerPackage] {
    try await collections(of: try await disclosures.handedOver(before: before, limit: limit))
  }
}
