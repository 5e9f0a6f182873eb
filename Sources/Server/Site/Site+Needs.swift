extension Site {
  /// Throws `Refusal.signInNeeded` or `.otherRole` unless the caller is whom the route is for.
  ///
  /// Handlers ask again for what they do, so that neither a new address nor a new handler stands open by
  /// being forgotten in one place.
  func require(_ need: Need, _ call: Call) async throws {
    switch need {
    case .anyone: break
    case .member: _ = try await member(call)
    // The answer to a program that a node cannot check is a denial, which the handler gives.
    case .program: break
    case .staff(let power): _ = try await staff(call, power)
    }
  }
}
