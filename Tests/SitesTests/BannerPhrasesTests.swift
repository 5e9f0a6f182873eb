import Testing

@testable import Sites

/// Which button answers a banner.
@Suite struct BannerPhrasesTests {
  @Test(
    "a name is compared whole, without regard to case and spaces",
    arguments: [
      ("Accept all", true), ("  ACCEPT \n ALL ", true), ("Alle akzeptieren", true),
      ("Tout accepter", true), ("Aceptar todo", true), ("Alles accepteren", true),
      ("J’accepte", true), ("Accept all of our terms of trade", false),
      ("Accept Google Maps", false),
      ("Don't accept all", false), ("", false), (" ", false),
    ])
  func accept(_ name: String, _ isFound: Bool) {
    #expect((BannerPhrases.rank(name, in: BannerPhrases.accept) != nil) == isFound)
  }

  @Test("no phrase means two things")
  func disjoint() {
    let lists = [BannerPhrases.accept, BannerPhrases.refuse, BannerPhrases.settings]
    for (number, list) in lists.enumerated() {
      #expect(Set(list).count == list.count)
      for other in lists.dropFirst(number + 1) { #expect(Set(list).isDisjoint(with: other)) }
    }
    #expect(Set(BannerPhrases.save).isDisjoint(with: BannerPhrases.accept))
  }

  @Test("every phrase is found by its own name: none is too long or written in capitals")
  func reachable() {
    for list in [
      BannerPhrases.accept, BannerPhrases.refuse, BannerPhrases.settings, BannerPhrases.save,
    ] {
      for (number, phrase) in list.enumerated() {
        #expect(BannerPhrases.rank(phrase, in: list) == number)
      }
    }
  }

  @Test("the plainest name comes first: everything before something")
  func order() throws {
    let all = try #require(BannerPhrases.rank("Accept all", in: BannerPhrases.accept))
    let some = try #require(BannerPhrases.rank("Accept", in: BannerPhrases.accept))
    #expect(all < some)
    let none = try #require(BannerPhrases.rank("Reject all", in: BannerPhrases.refuse))
    let needed = try #require(BannerPhrases.rank("Only necessary", in: BannerPhrases.refuse))
    #expect(none < needed)
  }
}
