import Formats
import TestSupport
import Testing

@testable import Questions

/// Whether answers came by the day that was promised.
@Suite(.onEveryEngine) struct PromiseTests {
  @Test(
    "an answer on the promised day is in time, one after it is not, and a new version changes neither"
  )
  func kept() async throws {
    let forum = try await Forum()
    let early = try await forum.accepted("One?").id
    let late = try await forum.accepted("Two?").id
    _ = try await forum.accepted("Three?")
    _ = try await forum.questions.ask("Four?", at: moment(0))
    try await forum.answer(early, "Yes.", on: 10)
    try await forum.answer(late, "Yes.", on: 11)
    try await forum.answer(early, "Yes, still.", on: 20)
    let kept = KeptPromises(answered: 2, inTime: 1, waiting: 1, overdue: 0)
    #expect(try await forum.questions.keptPromises(on: day(10)) == kept)
    #expect(try await forum.questions.keptPromises(on: day(11)).overdue == 1)
  }
}
