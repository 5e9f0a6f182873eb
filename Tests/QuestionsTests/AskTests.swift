import Formats
import Questions
import Store
import TestSupport
import Testing

/// What anybody may ask, and what becomes of it.
@Suite(.onEveryEngine) struct AskTests {
  @Test("a question is seen by staff and by its asker, and by nobody else before it is accepted")
  func hidden() async throws {
    let forum = try await Forum()
    let (asked, link) = try await forum.questions.ask(
      "  Who is Jo Example?\r\nAnd why? ", penName: "Sleepless", at: moment(0))
    #expect(asked.text == "Who is Jo Example?\nAnd why?" && asked.state == .asked)
    #expect(link.utf8.count == 43)
    #expect(try await forum.questions.find(link: link) == asked)
    #expect(try await forum.questions.list(.asked, limit: 10) == [asked])
    #expect(try await forum.questions.list(.accepted, limit: 10).isEmpty)
    await #expect(throws: QuestionError.unknown) {
      try await forum.questions.findPublic(asked.id)
    }
    await #expect(throws: QuestionError.unknown) {
      try await forum.questions.find(link: asked.id)
    }
  }

  @Test("an accepted question is public, with a team and a promised day")
  func accept() async throws {
    let forum = try await Forum()
    let question = try await forum.accepted()
    #expect(question.owner == "Community" && question.promised == day(10))
    #expect(try await forum.questions.findPublic(question.id) == question)
    await #expect(throws: QuestionError.state(.accepted)) {
      try await forum.questions.accept(
        question.id, owner: "Ads", promised: day(20), actor: Forum.priya, at: moment(2))
    }
    let moved = try await forum.questions.assign(
      question.id, owner: "Ads", promised: day(20), actor: Forum.priya, at: moment(2))
    #expect(moved.owner == "Ads" && moved.promised == day(20))
  }

  @Test("a declined question keeps its reason and loses its words")
  func decline() async throws {
    let forum = try await Forum()
    let (asked, link) = try await forum.questions.ask(
      "Is Jo Example a liar?", penName: "Jo's neighbour", at: moment(0))
    _ = try await forum.questions.decline(
      asked.id, reason: "It names a person.", actor: Forum.priya, at: moment(1))
    let found = try await forum.questions.find(link: link)
    #expect(found.state == .declined && found.reason == "It names a person.")
    #expect(found.text == nil && found.penName == nil)
    await #expect(throws: QuestionError.unknown) {
      try await forum.questions.findPublic(asked.id)
    }
    await #expect(throws: QuestionError.state(.declined)) {
      try await forum.questions.accept(
        asked.id, owner: "Ads", promised: day(20), actor: Forum.priya, at: moment(2))
    }
  }

  @Test("no entry holds what was asked, answered or given as a reason, nor the asker's name")
  func leaves() async throws {
    let forum = try await Forum()
    let question = try await forum.accepted("Does Quenby Thistlewood see this?")
    try await forum.answer(question.id, "Nobody called Quenby does.", on: 2)
    let other = try await forum.questions.ask(
      "About Quenby", penName: "Thistlewood", at: moment(3)
    ).question
    _ = try await forum.questions.decline(
      other.id, reason: "Quenby again", actor: Forum.priya, at: moment(4))
    let entries = try await forum.entries()
    #expect(
      entries.map(\.kind) == [
        "question.asked", "question.accepted", "question.answered", "question.asked",
        "question.declined",
      ])
    for entry in entries {
      let leaf = String(decoding: entry.leaf, as: UTF8.self)
      for word in ["Quenby", "Thistlewood", "priya", "Community"] { #expect(!leaf.contains(word)) }
      #expect(leaf.contains("\"question\":"))
    }
  }

  @Test("the same words asked twice leave different hashes, so that a short text cannot be guessed")
  func salted() async throws {
    let forum = try await Forum()
    for _ in 0..<2 { _ = try await forum.questions.ask("Why?", at: moment(0)) }
    let hashes = try await forum.entries().map { try JSON(parsing: $0.leaf)["text"]?.string }
    #expect(Set(hashes).count == 2 && !hashes.contains(nil))
    #expect(try await forum.questions.isKnown(" Why? "))
    #expect(try await !forum.questions.isKnown("Why not?"))
  }

  @Test("what is blank, too long or not showable is refused, and nothing is kept")
  func refusals() async throws {
    let forum = try await Forum()
    let cases: [(String, String?, QuestionError)] = [
      (" \n ", nil, .noQuestion), (String(repeating: "é", count: 501), nil, .tooLong(most: 500)),
      (String(repeating: "x", count: 100_000), nil, .tooLong(most: 500)),
      ("a\u{202E}b", nil, .unshowable), ("a\u{7}b", nil, .unshowable),
      ("Why?", String(repeating: "n", count: 41), .tooLong(most: 40)), ("Why?", " ", .noName),
    ]
    for (text, name, error) in cases {
      await #expect(throws: error) {
        try await forum.questions.ask(text, penName: name, at: moment(0))
      }
    }
    #expect(try await forum.questions.count(.asked) == 0)
    #expect(try await forum.entries().isEmpty)
    _ = try await forum.questions.ask(
      String(repeating: "é", count: 500), penName: String(repeating: "n", count: 40), at: moment(0))
    #expect(try await forum.questions.count(.asked) == 1)
  }

  @Test("a promise lies ahead, an owner has a name, a reason has words")
  func decisions() async throws {
    let forum = try await Forum()
    let id = try await forum.questions.ask("Why?", at: moment(5)).question.id
    await #expect(throws: QuestionError.promisePassed) {
      try await forum.questions.accept(
        id, owner: "Ads", promised: day(4), actor: Forum.priya, at: moment(5))
    }
    await #expect(throws: QuestionError.noOwner) {
      try await forum.questions.accept(
        id, owner: " ", promised: day(6), actor: Forum.priya, at: moment(5))
    }
    await #expect(throws: QuestionError.noReason) {
      try await forum.questions.decline(id, reason: "", actor: Forum.priya, at: moment(5))
    }
    await #expect(throws: QuestionError.unknown) {
      try await forum.questions.decline("none", reason: "x", actor: Forum.priya, at: moment(5))
    }
    #expect(try await forum.questions.find(id).state == .asked)
  }

  @Test("when very many wait to be read, nothing more is taken until some are")
  func full() async throws {
    let forum = try await Forum()
    try await forum.database.writeAlone { transaction in
      _ = try transaction.insert(
        into: "questions", ["id", "link", "salt", "state", "asked_at", "versions"],
        rows: (0..<Questions.mostWaiting).map { number -> [SQLValue] in
          [
            .text("q\(number)"), .blob([UInt8](String(number).utf8)), .blob([]), .text("asked"),
            .integer(0), .integer(0),
          ]
        })
    }
    await #expect(throws: QuestionError.tooManyWaiting) {
      try await forum.questions.ask("Why?", at: moment(0))
    }
    _ = try await forum.questions.decline(
      "q7", reason: "Nonsense.", actor: Forum.priya, at: moment(1))
    _ = try await forum.questions.ask("Why?", at: moment(1))
  }

  @Test("lists go on after the last one seen, in the order of their state")
  func pages() async throws {
    let forum = try await Forum()
    var ids: [String] = []
    for number in 0..<5 {
      let asked = try await forum.questions.ask("Number \(number)?", at: moment(Int64(number)))
      ids.append(asked.question.id)
    }
    func texts(_ state: Question.State) async throws -> [String] {
      var texts: [String] = []
      var last: String?
      while true {
        let page = try await forum.questions.list(state, after: last, limit: 2)
        texts += page.compactMap(\.text)
        guard let end = page.last else { return texts }
        last = end.id
      }
    }
    #expect(try await texts(.asked) == (0..<5).map { "Number \($0)?" })
    for (number, id) in ids.enumerated() {
      _ = try await forum.questions.accept(
        id, owner: "Ads", promised: day(20 - number), actor: Forum.priya, at: moment(6))
    }
    #expect(try await texts(.accepted) == (0..<5).reversed().map { "Number \($0)?" })
    for (number, id) in ids.enumerated() {
      try await forum.answer(id, "Because.", on: Int64(7 + number))
    }
    #expect(try await texts(.answered) == (0..<5).reversed().map { "Number \($0)?" })
    #expect(try await forum.questions.count(.answered) == 5)
  }
}
