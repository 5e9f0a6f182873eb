import ArgumentParser

/// How much of a list a command shows.
struct ListLimit: ParsableArguments {
  @Option(help: "How many at most.")
  var limit = 50

  func validate() throws { try Self.check(limit) }

  static func check(_ limit: Int) throws {
    guard (1...10_000).contains(limit) else {
      throw ValidationError("--limit lies between 1 and 10000")
    }
  }
}
