import Register

extension Workspace {
  /// Whether the register in force names a team as deciding on something; false while there is none.
  public func isDeciding(_ team: String) async -> Bool {
    guard let register = try? await inForce().register else { return false }
    return register.recipients.contains { $0.team == team }
      || register.sites.contains { $0.team == team }
      || register.purposes.contains { $0.team == team }
  }
}
