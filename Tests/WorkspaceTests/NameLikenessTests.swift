import Testing

@testable import Workspace

@Suite struct NameLikenessTests {
  private func likeness(_ one: String, _ other: String) -> NameLikeness? {
    NameLikeness(FoldedName(one), FoldedName(other))
  }

  @Test(
    "case, accents, punctuation and legal form are of no account",
    arguments: [
      ("Little Cloud Club", "little-cloud club Ltd."), ("Müller GmbH", "MULLER"),
      ("Marks & Spencer plc", "marks and spencer"), ("Face Book", "Facebook Inc"),
      ("L'Étoile S.A.", "letoile"), ("The Larkfield Group", "Larkfield"), ("Straße AG", "strasse"),
    ])
  func same(_ one: String, _ other: String) {
    #expect(likeness(one, other) == .exact)
  }

  @Test("order, parts and spelling are told apart, and what is another name is not found")
  func apart() {
    #expect(likeness("Insight Larkfield", "Larkfield Insight") == .reordered)
    #expect(likeness("Cloudsoft", "Cloudsoft Family Products") == .part)
    #expect(likeness("Cloudsfot", "Cloudsoft") == .alike)
    #expect(likeness("Larkfeild", "Larkfield") == .alike)
    #expect(likeness("Circlebook", "Cloudsoft") == nil)
    #expect(likeness("BBC", "ABC") == nil)
    #expect(likeness("", "Cloudsoft") == nil)
    #expect(likeness("&", "Marks and Spencer") == nil)
  }

  @Test("one letter finds nothing but itself")
  func oneLetter() {
    for letter in "abcdefghijklmnopqrstuvwxyz" {
      #expect(likeness(String(letter), "Larkfield Holdings Ltd") == nil, "\(letter)")
      #expect(likeness(String(letter), "Vitamin \(letter)") == nil, "\(letter)")
    }
    #expect(likeness("x", "X Corp") == .exact)
  }

  @Test(
    "a name meets itself exactly however it is written, and the order of the two is of no account")
  func properties() {
    var random = Numbers(state: 7)
    let letters = Array("abcdeéøß &'-.12")
    func name() -> String {
      String(
        (0..<Int.random(in: 1...18, using: &random)).compactMap { _ in
          letters.randomElement(using: &random)
        })
    }
    for _ in 0..<3_000 {
      let (one, other) = (name(), name())
      #expect(likeness(one, other) == likeness(other, one), "\(one) / \(other)")
      guard !FoldedName(one).words.isEmpty else { continue }
      #expect(likeness(one, one.uppercased() + " Ltd") == .exact, "\(one)")
    }
  }

  /// Repeatable random numbers (SplitMix64).
  private struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }
}
