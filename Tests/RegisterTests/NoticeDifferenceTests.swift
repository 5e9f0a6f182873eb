import TestSupport
import Testing

@testable import Register

/// What a reader of two versions of a notice is told.
@Suite struct NoticeDifferenceTests {
  private func difference(
    _ second: String, text: String = "One.", base: String = Fixture.base
  ) throws -> NoticeDifference {
    let notices = """
      notices:
        offers:
          versions:
            - number: 1
              from: 2025-01-01
              title: Offers
              covers: {news: [mailer, broker]}
              text: "Alpha.\\n\\nBeta.\\n\\n- {{controller}}"
            - number: 2
              from: 2026-01-01
              title: Offers
              covers: \(second)
              text: "\(text)"
      purposes:
        more: {label: more things, basis: consent, fields: [address]}
      """
    let register = try #require(
      RegisterReader.read(
        files: [Fixture.file("base.yaml", base), Fixture.file("x.yaml", notices)]
      ).register)
    let old = try #require(register.notices.first { $0.version.description == "offers@1" })
    let new = try #require(register.notices.first { $0.version.description == "offers@2" })
    return NoticeDifference(from: old, in: register, to: new, in: register)
  }

  private static let same = "Alpha.\\n\\nBeta.\\n\\n- {{controller}}"

  @Test("two versions that say the same have no difference")
  func same() throws {
    #expect(try difference("{news: [broker, mailer]}", text: Self.same).isEmpty)
  }

  @Test("what is newly named and no longer named is said by its label")
  func named() throws {
    let found = try difference("{news: [mailer, buyer], more: [mailer]}", text: Self.same)
    #expect(
      found.sentences == [
        "It now names Buyer for “news”.", "It now names the purpose “more things”.",
        "It now names Mailer for “more things”.", "It no longer names Broker for “news”.",
      ])
    #expect(found.passages.isEmpty)
  }

  @Test(
    "a purpose that may use more data since is said, though the notice names it in both versions")
  func fields() throws {
    let reading = RegisterReader.read(files: [Fixture.file("base.yaml", Fixture.base)])
    let old = try #require(reading.register)
    let wider = Fixture.base(
      replacing: "basis: consent, fields: [email]", by: "basis: consent, fields: [email, born]")
    let new = try #require(
      RegisterReader.read(files: [Fixture.file("base.yaml", wider)]).register)
    let notice = try #require(old.notices.first)
    let found = NoticeDifference(from: notice, in: old, to: notice, in: new)
    #expect(found.sentences == ["It now names the use of date of birth for “news”."])
    let back = NoticeDifference(from: notice, in: new, to: notice, in: old)
    #expect(back.sentences == ["It no longer names the use of date of birth for “news”."])
  }

  @Test("changed passages stand beside each other, and what stayed is left out")
  func passages() throws {
    let found = try difference(
      "{news: [mailer, broker]}", text: "Alpha.\\n\\nGamma, *new*.\\n\\n- {{controller}}\\n\\nEnd.")
    #expect(
      found.passages == [
        passage("Beta.", "Gamma, new."), passage(nil, "End."),
      ])
    #expect(
      try difference("{news: [mailer, broker]}", text: "Beta.\\n\\n- {{controller}}").passages
        == [passage("Alpha.", nil)])
  }

  @Test("the passages lead from the old text to the new one", arguments: 0..<50 as Range<UInt64>)
  func complete(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let text = { (random: inout SplitMix64) in
      (0..<Int.random(in: 1...8, using: &random)).map { _ in
        ["A.", "B.", "C.", "D."].randomElement(using: &random) ?? "A."
      }
    }
    let (before, after) = (text(&random), text(&random))
    let old = try notice(before)
    let new = try notice(after)
    let passages = NoticeDifference(from: old.0, in: old.1, to: new.0, in: new.1).passages
    // Whatever is not in a passage stayed, so that both texts have as much of it left.
    var counts: [String: Int] = [:]
    for block in before { counts[block, default: 0] += 1 }
    for block in passages.compactMap(\.old) { counts[block, default: 0] -= 1 }
    for block in passages.compactMap(\.new) { counts[block, default: 0] += 1 }
    for block in after { counts[block, default: 0] -= 1 }
    #expect(counts.values.allSatisfy { $0 == 0 })
    #expect((before == after) == passages.isEmpty)
  }

  private func notice(_ blocks: [String]) throws -> (Notice, Register) {
    let register = try #require(
      RegisterReader.read(files: [Fixture.file("base.yaml", Fixture.base)]).register)
    var notice = try #require(register.notices.first)
    notice.body = blocks.joined(separator: "\n\n")
    return (notice, register)
  }

  private func passage(_ old: String?, _ new: String?) -> NoticeDifference.Passage {
    NoticeDifference.Passage(old: old, new: new)
  }
}
