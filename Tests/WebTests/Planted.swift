import Web

/// The person whom these tests plant.
enum Planted {
  private static let prepared = Result {
    Leaks(
      try Person(
        name: "Quinta Robinson", email: "Quinta.Canary7@mail.aboveboard.example",
        id: "M-48213907", phone: "+49 151 23456789"))
  }

  /// Prepared once for all tests.
  static func leaks() throws -> Leaks { try prepared.get() }
}
