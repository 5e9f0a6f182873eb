/// What a member of staff is there for; Workspace says what each role may do.
public enum StaffRole: String, Sendable, Codable, CaseIterable {
  /// Answers for privacy: publishes, approves, suspends.
  case privacyLead = "privacy-lead"
  /// Speaks for data protection in a team.
  case champion
  /// Gets the permitted part of an audience.
  case marketer
  /// Helps members with their requests.
  case support
  /// Sees all evidence and changes nothing.
  case auditor
  /// Manages accounts and keys.
  case administrator
}
