/// Whom a journey to a provider lets in; what was begun for one never opens the other's pages.
public enum Audience: Sendable, Hashable, CaseIterable {
  /// A subject, to their own pages.
  case member
  /// A member of staff, to the desk.
  case staff

  /// What keeps the journeys of the two apart where they are stored.
  var label: String {
    switch self {
    case .member: "journey"
    case .staff: "staff journey"
    }
  }
}
