import Formats
import HTTPTypes
import Hummingbird
import Questions
import Register
import Workspace

extension Site {
  /// What people ask us in public, and a form to ask.
  func questions(_ call: Call) async throws -> Response {
    if call.request.method == .post { return try await ask(call) }
    let query = try call.query()
    let limit = QuestionsPage.limit + 1
    let page = QuestionsPage(
      answered: try await workspace.answeredQuestions(
        after: try query.one("before"), limit: limit),
      waiting: try await workspace.questions.list(
        .accepted, after: try query.one("after"), limit: limit),
      on: call.at.date)
    return html(renderer.page(page, chrome: try await publicChrome(call)))
  }

  /// Takes a question from anybody; it is shown when somebody of ours has read it.
  private func ask(_ call: Call) async throws -> Response {
    try await questionLimit.check(call.visit.address, at: call.at)
    await questionLimit.fail(call.visit.address, at: call.at)
    let form = try await call.form(upTo: min(16_384, settings.bodyLimit))
    let asked = try await workspace.questions.ask(
      try form.one("question") ?? "", penName: try form.one("pen_name"), at: call.at)
    return see(.askedQuestion(asked.link), query: "?done=asked")
  }

  /// One question, as everybody sees it.
  func questionPage(_ id: String, _ call: Call) async throws -> Response {
    let question = try await workspace.questions.findPublic(id)
    return try await page(of: question, isAskers: false, call)
  }

  /// One question, as its asker sees it.
  func askedPage(_ link: String, _ call: Call) async throws -> Response {
    let question = try await workspace.questions.find(link: link)
    return try await page(of: question, isAskers: true, call)
  }

  private func page(of question: Question, isAskers: Bool, _ call: Call) async throws -> Response {
    let answers = try await workspace.questions.answers(
      of: question.id, limit: QuestionPage.limit)
    let done = try call.query().one("done").flatMap(Done.init(rawValue:))
    return html(
      renderer.page(
        QuestionPage(
          question, answers, isAskers: isAskers, notice: isAskers ? done?.sentence : nil,
          on: call.at.date),
        chrome: try await publicChrome(call)))
  }

  private func publicChrome(_ call: Call) async throws -> Chrome {
    Chrome(
      organisation: try await workspace.inForce().register.organisation, here: nil,
      signedIn: try await signedIn(call))
  }
}

extension Site {
  /// The desk's page of public questions.
  func deskQuestions(_ call: Call) async throws -> Response {
    let staff = try await staff(call)
    let query = try call.query()
    let limit = DeskQuestionsPage.limit + 1
    let questions = workspace.questions
    let done = try query.one("done").flatMap(Done.init(rawValue:))
    let page = DeskQuestionsPage(
      toRead: try await questions.list(.asked, after: try query.one("read"), limit: limit),
      toAnswer: try await questions.list(.accepted, after: try query.one("answer"), limit: limit),
      answered: try await workspace.answeredQuestions(
        after: try query.one("answered"), limit: limit),
      powers: staff.powers, formToken: staff.formToken, notice: done?.sentence, on: call.at.date)
    let organisation = try await workspace.inForce().register.organisation
    return html(
      renderer.page(
        page,
        chrome: Chrome(organisation: organisation, here: .deskQuestions, signedIn: staff.signedIn)))
  }

  /// Accepts, declines or answers a question, or gives it to a team.
  func change(
    question id: String, _ step: Route.QuestionStep, _ call: Call
  ) async throws -> Response {
    let staff = try await staff(call)
    let form = try await form(call)
    let questions = workspace.questions
    try require(.answer, over: try await questions.find(id), of: \.owner, staff)
    let done: Done
    switch step {
    case .accept:
      guard let promised = try Self.day(form) else {
        throw Refusal.unusable("Name the day by which it is answered.")
      }
      _ = try await questions.accept(
        id, owner: try form.one("team") ?? "", promised: promised, actor: staff.actor, at: call.at)
      done = .accepted
    case .decline:
      _ = try await questions.decline(
        id, reason: try form.one("reason") ?? "", actor: staff.actor, at: call.at)
      done = .declined
    case .answer:
      _ = try await workspace.answer(
        id, try form.one("answer") ?? "", actor: staff.actor, at: call.at)
      done = .answered
    case .assign:
      _ = try await questions.assign(
        id, owner: try form.one("team") ?? "", promised: try Self.day(form), actor: staff.actor,
        at: call.at)
      done = .assigned
    }
    return see(.deskQuestions, query: "?done=\(done.rawValue)")
  }

  private static func day(_ form: FormFields) throws(Refusal) -> CivilDate? {
    guard let text = try form.one("promised") else { return nil }
    guard let day = CivilDate(text) else {
      throw .unusable("A day is written like 2027-01-31.")
    }
    return day
  }
}
