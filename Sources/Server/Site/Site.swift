import Formats
import HTTPTypes
import Hummingbird
import Identity
import Logging
import Register
import Store
import Workspace

/// Answers every request: one chain, written out, that no handler can step around.
struct Site: HTTPResponder {
  let workspace: Workspace
  let settings: ServerSettings
  let clock: @Sendable () -> Timestamp
  let renderer: PageRenderer
  let signInLimit = RateLimit()
  /// Each sending of a form may write a mail.
  let formLimit = RateLimit(limit: 20)
  /// Anybody may send reports, and a page with one fault sends many.
  let reportLimit = RateLimit(limit: 120)
  /// Anybody may ask, and nobody types five questions a minute.
  let questionLimit = RateLimit(limit: 5)
  /// Links to copies, whether they are some or none.
  let packageLimit = RateLimit(limit: 30)
  /// Each way of signing in, whether it leads somewhere or not.
  let wayLimit = RateLimit(limit: 30)
  /// Keys of partners that are none.
  let partnerLimit = RateLimit(limit: 30)
  let identity = Identity()
  let linkDesk = LinkDesk()

  func respond(to request: Request, context visit: Visit) async throws -> Response {
    let route = Route(path: request.uri.path)
    let at = clock()
    var response: Response
    do {
      // The idle timeout of a connection is no deadline: one byte every 29 seconds passes it.
      let answered = try await within(settings.deadline) {
        try await answer(request, route, visit, at: at)
      }
      guard let answered else { throw Refusal.tooSlow }
      response = answered
    } catch {
      response = await refuse(error, route, visit)
    }
    SecurityHeaders.add(
      to: &response, for: route, isSecure: settings.isSecure,
      framedBy: await framers(route, request))
    if request.method == .head { response = response.createHeadResponse() }
    // The pattern, not the path: a path may hold a sign-in token, a query a name.
    visit.logger.info(
      "request",
      metadata: [
        "method": .string(Self.logged(request.method)),
        "route": .string(route?.pattern ?? "none"),
        "status": .stringConvertible(response.status.code),
      ])
    return response
  }

  private func answer(
    _ request: Request, _ route: Route?, _ visit: Visit, at: Timestamp
  ) async throws -> Response {
    guard let route else { throw Refusal.noSuchPage }
    guard route.methods.contains(request.method) else {
      throw Refusal.methodNotAllowed(route.methods)
    }
    let limit = bodyLimit(of: route)
    if let length = request.headers[.contentLength].flatMap(Int.init), length > limit {
      throw Refusal.tooLarge(most: limit)
    }
    let call = Call(request: request, visit: visit, at: at)
    if !route.isAPI, request.method == .post { try call.requireSameSite() }
    try await require(route.need, call)
    return try await dispatch(route, call)
  }

  private func dispatch(_ route: Route, _ call: Call) async throws -> Response {
    switch route {
    case .home: try await publicPage(call)
    case .shared: try await sharedAnswer(call)
    case .figures: try await figuresFile(call)
    case .me: try await memberPage(call)
    case .choices: try await changeChoice(call)
    case .stop: try await stopEverything(call)
    case .correct: try await correctValue(call)
    case .erase: try await erasePage(call)
    case .erased(let secret): try await erasedPage(secret, call)
    case .deskErasures: try await deskErasures(call)
    case .actOnRights: try await actOnRights(call)
    case .lookUp: try await lookUpMember(call)
    case .voice: try await takeVoice(call)
    case .receipt(let sequence): try await receipt(sequence, call)
    case .receiptPage(let sequence): try await receiptPage(sequence, call)
    case .proofs: try await proofsPage(call)
    case .proof(let id): try await proof(id, call)
    case .ownLetter(let id): try await ownLetter(id, call)
    case .packages: try await packages(call)
    case .package(let id): try await ownPackage(id, call)
    case .packageLink(let secret): try await packageLink(secret, call)
    case .packageVisit(let secret): try await packageVisit(secret, call)
    case .deskLetter(let reference): try await deskLetter(reference, call)
    case .notices: try await noticesPage(call)
    case .notice(let name, let number): try await noticePage(name, number, call)
    case .deskNotices: try await deskNoticesPage(call)
    case .deskEvidence: try await deskEvidence(call)
    case .deskDecoys: try await deskDecoys(call)
    case .desk: try await deskPage(call)
    case .plans: try await makePlan(call)
    case .plan(let id): try await planPage(id, call)
    case .planStep(let id, let step): try await takeStep(step, plan: id, call)
    case .planFile(let id, let file): try await download(file, plan: id, call)
    case .audiences: try await audiencesPage(call)
    case .proposeAudience: try await proposeAudience(call)
    case .audience(let id): try await audiencePage(id, call)
    case .audienceStep(let id, let step): try await takeStep(step, audience: id, call)
    case .deliveryKey: deliveryKey()
    case .agreement(let id, let step): try await change(agreement: id, step, call)
    case .purpose(let id, let step): try await change(purpose: id, step, call)
    case .stopJob(let id): try await stopJob(id, call)
    case .siteScan(let id): try await scanPage(id, call)
    case .scanSite(let id): try await askToScan(site: id, call)
    case .finding(let id, let step): try await change(finding: id, step, call)
    case .questions: try await questions(call)
    case .question(let id): try await questionPage(id, call)
    case .askedQuestion(let link): try await askedPage(link, call)
    case .partners: try await partnersPage(call)
    case .partner(let id): try await partnerPage(id, call)
    case .partnerStep(let id, let step): try await record(step, partner: id, call)
    case .undertake: try await undertake(call)
    case .liftUndertaking(let id): try await lift(undertaking: id, call)
    case .partnerQuestions(let secret): try await partnerQuestions(secret, call)
    case .deskDeclared: try await deskDeclared(call)
    case .declare: try await declare(call)
    case .recallDeclared(let id): try await recallDeclared(id, call)
    case .deskRecalls: try await deskRecalls(call)
    case .deskRecall(let id): try await deskRecall(id, call)
    case .answerRecall(let id): try await answer(recall: id, call)
    case .foundLink(let id): try await foundLink(recall: id, call)
    case .deskQuestions: try await deskQuestions(call)
    case .deskQuestion(let id, let step): try await change(question: id, step, call)
    case .signIn: try await staffSignIn(call)
    case .sessions: try await sessionsPage(call)
    case .endSession(let id): try await endSession(id, call)
    case .link(let token): try await signInLink(token, call)
    case .signOut: try await signOut(call)
    case .memberSignIn(let way): try await memberSignIn(way, call)
    case .staffSignIn(let way): try await staffSignIn(way, call)
    case .evidence(let parts): try await evidence(parts, call)
    case .health: try await health()
    case .style: style()
    case .may: try await may(call)
    case .recordChoice: try await recordChoice(call)
    case .signals: try await recordSignal(call)
    case .reports(let id): try await takeReports(site: id, call)
    case .securityText: try await securityText(call)
    case .privacySignal: try await privacySignal(call)
    case .processingRecord: try await processingPage(call)
    case .processingFile: try await processingFile()
    case .appPrivacy: try await appPrivacyPage(call)
    case .privacyManifest: try await privacyManifest(call)
    case .map: try await mapPage(call)
    case .registers: try await registersPage(call)
    case .register(let number): try await registerPage(number, call)
    case .form(let id): try await form(id, call)
    case .decide(let secret): try await decide(secret, call)
    case .door(let place): try await door(place, call)
    case .doorCall(let what): try await partnerAPI(what, call)
    case .deskDoor: try await deskDoor(call)
    case .deskDoorOut(let recipient): try await signOut(partner: recipient, call)
    case .deskSystems: try await deskSystems(call)
    case .checkSystems: try await checkSystems(call)
    case .systemAct(let id, .retry): try await retry(systems: id, call)
    case .systemAct(let id, .whom): try await whom(systems: id, call)
    case .systemTask(let id, let system): try await settle(task: id, at: system, call)
    case .rights(let place): try await rights(place, call)
    }
  }

  /// Only methods that HTTP knows are logged: others are whatever a stranger wrote.
  private static func logged(_ method: HTTPRequest.Method) -> String {
    [.get, .head, .post, .put, .delete, .patch, .options].contains(method)
      ? method.rawValue : "other"
  }
}
