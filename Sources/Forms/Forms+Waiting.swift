public import Formats
import Store

/// What children entered in one form and no guardian has decided on.
public struct WaitingGuardians: Sendable, Equatable {
  /// The form's identifier.
  public let form: String
  /// How many requests wait.
  public let count: Int
  /// When the first of them is destroyed.
  public let expires: Timestamp
}

extension Forms {
  /// What waits for guardians, by form; who they are is sealed.
  public func waitingForGuardians(at now: Timestamp) async throws -> [WaitingGuardians] {
    try await database.read { transaction in
      try transaction.rows(
        """
        SELECT form, COUNT(*), MIN(expires_at) FROM form_requests
        WHERE waits_for = 'guardian' AND expires_at > \(now) GROUP BY form ORDER BY form
        """
      ).map {
        WaitingGuardians(
          form: try $0.text(0), count: Int(try $0.int(1)), expires: try $0.timestamp(2))
      }
    }
  }
}
