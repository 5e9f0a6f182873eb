import Consent
import Formats
import Members
import Register
import Store
import TestSupport
import Testing
import Vault

@Suite("Choices at the same time", .onEveryEngine) struct BatchTests {
  private func all(
    _ world: World, _ drafts: [(draft: ChoiceDraft, subject: UInt32, request: String?)]
  ) async -> [Result<Recorded, any Error>] {
    await withTaskGroup(of: (Int, Result<Recorded, any Error>).self) { group in
      for (place, one) in drafts.enumerated() {
        group.addTask {
          do {
            return (
              place,
              .success(try await world.record(one.draft, one.subject, request: one.request))
            )
          } catch {
            return (place, .failure(error))
          }
        }
      }
      var results: [Int: Result<Recorded, any Error>] = [:]
      for await (place, result) in group { results[place] = result }
      return results.keys.sorted().compactMap { results[$0] }
    }
  }

  private func refusal(_ purpose: String = "newsletter", wording: String? = nil) throws
    -> ChoiceDraft
  {
    ChoiceDraft(
      act: .refuse, purpose: .purpose(try identifier(purpose)), channel: .web, wording: wording)
  }

  @Test("each is told of what was recorded for it, and one that is refused harms no other")
  func faults() async throws {
    let world = try await World()
    defer { world.remove() }
    var drafts: [(draft: ChoiceDraft, subject: UInt32, request: String?)] = []
    for number in 0..<60 {
      let subject = UInt32(number % 3)
      switch number % 5 {
      // Nothing was shown; there is no such subject; a value cannot be kept.
      case 0: drafts.append((try world.grant(), subject, nil))
      case 1: drafts.append((try refusal(), 9, nil))
      case 2: drafts.append((try refusal(wording: "no\u{0}thing"), subject, nil))
      default: drafts.append((try refusal(), subject, nil))
      }
    }
    let results = await all(world, drafts)
    var identifiers = Set<UUIDv7>()
    for (number, result) in results.enumerated() {
      switch (number % 5, result) {
      case (0, .failure(let error)):
        #expect(error as? ConsentError == .notServed(try World.privacy()))
      case (1, .failure(let error)): #expect(error as? ConsentError == .unknownSubject)
      case (2, .failure(let error)): #expect((error as? StoreError)?.code == .misuse)
      case (3, .success(let recorded)), (4, .success(let recorded)):
        identifiers.insert(recorded.id)
        let entry = try await world.main.read { try $0.entry(recorded.sequence) }
        #expect(entry.kind == "choice.refuse")
        #expect(entry.subjects == [UInt32(number % 3)])
      default: Issue.record("request \(number) came to \(result)")
      }
    }
    #expect(identifiers.count == 24)
    var histories: [RecordedChoice] = []
    for subject in UInt32(0)..<3 { histories += try await world.consent.history(of: subject) }
    #expect(Set(histories.map(\.id)) == identifiers)
    #expect(Set(histories.map(\.sequence)).count == 24)
    // What cannot be kept was journalled before that was known; the others' acts are all passed over.
    #expect(try await world.consent.journalPosition() <= 36)
    #expect(try await world.journalKinds().count == 36)
  }

  @Test("the same request made many times at once is recorded once, and all are told the same")
  func sameRequest() async throws {
    let world = try await World()
    defer { world.remove() }
    let draft = try refusal()
    let results = await all(world, (0..<20).map { (draft, 1, "k-\($0 % 2)") })
    let recorded = try results.map { try $0.get() }
    #expect(Set(recorded.map(\.id)).count == 2)
    #expect(try await world.consent.history(of: 1).count == 2)
    #expect(try await world.consent.journalPosition() == 2)
  }

  @Test(
    "what one person says at once keeps an order, and no act counts as earlier than one before it")
  func oneSubject() async throws {
    let world = try await World()
    defer { world.remove() }
    try await world.serve("2026-11-21T10:00:00Z")
    let drafts = try (0..<40).map {
      (
        draft: $0 % 2 == 0 ? try world.grant() : try refusal("offers.baby"), subject: UInt32(2),
        request: String?.none
      )
    }
    let results = await all(world, drafts)
    #expect(results.allSatisfy { if case .success = $0 { true } else { false } })
    let history = try await world.consent.history(of: 2)
    #expect(history.count == 40)
    #expect(history.map(\.sequence) == history.map(\.sequence).sorted())
  }

  @Test("when the disk is full all are told, and their acts are in the journal")
  func fullDisk() async throws {
    let world = try await World()
    defer { world.remove() }
    let failing = Consent(database: FailingWrites(inner: world.main), vault: world.vault)
    let draft = try refusal()
    let codes = await withTaskGroup(of: StoreError.Code?.self) { group in
      for number in 0..<30 {
        group.addTask {
          do {
            _ = try await failing.record(
              draft, subject: UInt32(number % 3), inForce: world.inForce, actor: world.actor,
              at: world.at)
            return nil
          } catch {
            return (error as? StoreError)?.code
          }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(codes == Array(repeating: .full, count: 30))
    #expect(try await world.journalKinds().count == 30)
    #expect(try await world.consent.catchUpWithJournal(at: world.at) == 30)
  }
}
