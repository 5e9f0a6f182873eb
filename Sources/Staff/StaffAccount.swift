public import Formats

/// An account of somebody who works for the organisation.
public struct StaffAccount: Sendable, Equatable {
  /// The identifier: 1 to 64 lower-case letters, digits, `.`, `-`, `_`, a letter first.
  public let id: String
  /// The name as colleagues see it; sealed in the database.
  public let name: String
  /// What the person is there for.
  public let role: StaffRole
  /// The team that a champion speaks for; one without a team changes nothing of any team's.
  public let team: String?
  /// When the account was made.
  public let created: Timestamp
  /// When it was deactivated, which is for good; nil while it is active.
  public let deactivated: Timestamp?

  /// Whether the account may be used.
  public var isActive: Bool { deactivated == nil }

  /// Says whether a text may be an identifier.
  public static func isValid(id: String) -> Bool {
    guard let first = id.utf8.first, (97...122).contains(first), id.utf8.count <= 64 else {
      return false
    }
    return id.utf8.allSatisfy {
      (97...122).contains($0) || (48...57).contains($0) || $0 == 46 || $0 == 45 || $0 == 95
    }
  }
}
