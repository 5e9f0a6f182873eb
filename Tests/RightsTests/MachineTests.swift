import Rights
import TestSupport
import Testing

@Suite struct MachineTests {
  @Test("the table allows these moves and no others, tried one by one")
  func exhaustive() {
    let allowed: Set<String> = [
      "received start running", "received ask-identity awaiting-identity",
      "received withdraw withdrawn", "awaiting-identity identify running",
      "awaiting-identity refuse refused", "awaiting-identity withdraw withdrawn",
      "running ask-identity awaiting-identity", "running ask-fee awaiting-fee",
      "running pause paused", "running extend extended", "running answer answered",
      "running refuse refused", "running withdraw withdrawn", "awaiting-fee settle-fee running",
      "awaiting-fee refuse refused", "awaiting-fee withdraw withdrawn", "paused resume running",
      "paused resume extended", "paused withdraw withdrawn", "extended pause paused",
      "extended answer answered", "extended refuse refused", "extended withdraw withdrawn",
    ]
    var seen: Set<String> = []
    for from in RequestState.allCases {
      for move in RequestMove.allCases {
        for to in RequestState.allCases where RequestMoves.allows(move, from: from, to: to) {
          seen.insert("\(from.rawValue) \(move.rawValue) \(to.rawValue)")
        }
      }
    }
    #expect(seen == allowed)
  }

  @Test("nothing leads out of answered, refused and withdrawn, and every other state has a way out")
  func ends() {
    for state in RequestState.allCases {
      #expect(RequestMoves.moves(from: state).isEmpty == RequestState.ends.contains(state))
    }
  }

  @Test(
    "no path skips: whatever is answered was worked on before, and nothing comes back to received")
  func skips() {
    var generator = SplitMix64(seed: 20_260_903)
    var answered = 0
    for _ in 0..<5_000 {
      var (state, path) = (RequestState.received, [RequestState.received])
      while let arrow = RequestMoves.all.filter({ $0.from == state })
        .sorted(by: { "\($0)" < "\($1)" }).randomElement(using: &generator), path.count < 40
      {
        state = arrow.to
        path.append(state)
      }
      #expect(!path.dropFirst().contains(.received))
      if path.last == .answered {
        answered += 1
        let before = path.dropLast().last
        #expect(path.contains(.running) && (before == .running || before == .extended))
      }
      if path.last == .refused { #expect(path.count > 2) }
      let areOpen = path.dropLast().allSatisfy { $0.isOpen }
      #expect(areOpen)
    }
    #expect(answered > 100)
  }
}
