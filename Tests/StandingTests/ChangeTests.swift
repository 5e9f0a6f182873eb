import Formats
import Law
import Register
import Standing
import Store
import TestSupport
import Testing

@Suite(.onEveryEngine) struct ChangeTests {
  private static let lead = Actor(kind: .staff, id: "lead")

  @Test(
    "a change that is tried out gives what is in force once it is done, and is refused where that is",
    arguments: 1...6)
  func tried(_ seed: UInt64) async throws {
    var random = SplitMix64(seed: seed)
    let standing = Standing(database: try await TestFolder().database())
    _ = try await standing.publish(register(), actor: Self.lead, at: time(0))
    for step in 1...30 {
      let change = try Self.change(&random)
      let before = try #require(try await standing.load())
      let tried = Result { () throws(StandingError) in try change.applied(to: before) }
      do {
        try await standing.carryOut(
          change, reason: "", actor: Self.lead, at: time(Int64(step)))
        #expect(try tried.get() == (try await standing.load()), "\(change)")
      } catch let error as StandingError {
        guard case .failure(let refused) = tried else {
          Issue.record("only doing it is refused: \(change), \(error)")
          continue
        }
        #expect(refused == error, "\(change)")
        #expect(try await standing.load() == before)
      }
    }
  }

  private static func change(_ random: inout SplitMix64) throws -> StandingChange {
    let agreement = try agreementID(
      ["print", "print", "mail", "prnt"].randomElement(using: &random) ?? "print")
    let news = try purpose(
      ["newsletter", "offers.baby", "nwsletter"].randomElement(using: &random) ?? "")
    let places =
      try [
        nil, [], countries("GB"), countries("DE", "GB"), countries("GB", "FR"), countries("DE"),
      ].randomElement(using: &random) ?? nil
    switch Int.random(in: 0..<4, using: &random) {
    case 0: return .suspend(agreement, places)
    case 1: return .lift(agreement, places)
    case 2: return .pause(news)
    default: return .unpause(news)
    }
  }
}
