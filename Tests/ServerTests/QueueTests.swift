import Consent
import Dispatch
import Formats
import Staff
import Store
import Testing
import Workspace

@testable import Server

@Suite struct QueueTests {
  @Test(
    "when too many changes wait, more are refused with 503 and Retry-After, and none that was taken is lost"
  )
  func bounded() async throws {
    try await House.run(databases: DatabaseAddresses(waiting: 2)) { house in
      let key = try await house.workspace.staff.createKey(
        name: "app", scopes: [.choices], actor: House.system, at: house.clock.now)
      let (began, beginning) = AsyncStream<Void>.makeStream()
      let gate = DispatchSemaphore(value: 0)
      let database = house.workspace.database
      // The disk takes its time.
      let slow = Task {
        try await database.writeAlone { _ in
          beginning.finish()
          gate.wait()
        }
      }
      for await _ in began {}
      let answers = try await withThrowingTaskGroup(of: LoopbackClient.Answer.self) { group in
        for _ in 0..<8 {
          group.addTask {
            try await house.client.send(
              "POST", "/v1/choices",
              headers: [
                "Authorization": "Bearer \(key.token.text)", "Content-Type": "application/json",
              ],
              body: """
                {"act":"withdraw","purpose":"offers","channel":"web","subject":{"id":"m-1"}}
                """)
          }
        }
        var answers: [LoopbackClient.Answer] = []
        // One is being written, two wait; the other five are told at once.
        while answers.count < 5, let answer = try await group.next() { answers.append(answer) }
        gate.signal()
        while let answer = try await group.next() { answers.append(answer) }
        return answers
      }
      try await slow.value
      let refused = answers.filter { $0.status == 503 }
      #expect(refused.count == 5)
      #expect(refused.allSatisfy { $0.header("retry-after") == "5" })
      #expect(refused.allSatisfy { $0.header("content-type") == "application/problem+json" })
      #expect(answers.count { $0.status == 201 } == 3)
      #expect(try await house.workspace.consent.history(of: house.member).count >= 3)
    }
  }
}
