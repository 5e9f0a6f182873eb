extension Site {
  /// Throws `Refusal.signInNeeded` or `.otherRole` unless the caller is whom the route is for.
  func require(_ need: Need, _ call: Call) async throws {
    switch need {
    case .anyone: break
    case .member: _ = try await member(call)
    // The answer to a program that a node cannot check is a denial, which the handler gives.
    case .program: break
    case .partner: _ = try await partner(call)
    case .staff(let power):
      guard try await staff(call).powers[power] else { throw Refusal.otherRole }
    }
  }
}
