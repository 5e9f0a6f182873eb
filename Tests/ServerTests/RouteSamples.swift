@testable import Server

extension Route {
  /// One address of each kind at least, and one of each step.
  static let samples: [Route] = [
    .home, .shared, .figures, .me, .choices, .stop, .desk, .plans, .plan("p1"),
    .planStep("p1", .approve),
    .planStep("p1", .send), .planFile("p1", .file), .planFile("p1", .manifest),
    .agreement("a", .suspend), .agreement("a", .resume), .agreement("a", .end), .partners,
    .partner("brand"), .undertake, .liftUndertaking("p1"), .partnerQuestions("t0-_k"),
    .partnerStep("p1", .assess), .partnerStep("p1", .carry), .partnerStep("p1", .strike),
    .partnerStep("p1", .contract), .partnerStep("p1", .plan),
    .partnerStep("p1", .audit), .partnerStep("p1", .fix), .partnerStep("p1", .name),
    .partnerStep("p1", .processor), .partnerStep("p1", .document),
    .partnerStep("p1", .ask), .partnerStep("p1", .accept), .partnerStep("p1", .sign),
    .purpose("offers.baby", .pause),
    .purpose("offers.baby", .resume), .stopJob("p1"), .siteScan("p1"), .scanSite("offers.baby"),
    .finding("p1", .close), .finding("p1", .assign), .signIn, .sessions, .endSession("p1"),
    .link("t0-_k"), .signOut, .evidence(["tile", "0", "x001", "234"]), .health, .style, .may,
    .recordChoice, .signals, .reports("offers.baby"), .securityText, .privacySignal,
    .processingRecord,
    .processingFile, .appPrivacy, .privacyManifest, .map, .questions, .question("p1"),
    .askedQuestion("t0-_k"), .deskRecalls, .deskRecall("p1"), .answerRecall("p1"), .foundLink("p1"),
    .deskQuestions,
    .deskQuestion("p1", .accept),
    .deskQuestion("p1", .decline), .deskQuestion("p1", .answer), .deskQuestion("p1", .assign),
    .receipt("234"), .proofs, .proof("p1"), .receiptPage("234"), .ownLetter("p1"),
    .packages, .package("p1"), .packageLink("t0-_k"), .packageVisit("t0-_k"),
    .deskLetter("t0-_k"), .notices,
    .notice("offers.baby", "234"), .deskNotices, .deskEvidence, .deskDecoys,
    .correct, .erase, .erased("t0-_k"), .deskErasures, .actOnRights, .lookUp, .voice,
    .form("offers.baby"), .decide("t0-_k"),
    .memberSignIn(.all), .memberSignIn(.link), .memberSignIn(.back), .memberSignIn(.told),
    .memberSignIn(.host), .memberSignIn(.provider("google")),
    .audiences, .proposeAudience, .audience("p1"), .audienceStep("p1", .approve),
    .audienceStep("p1", .run), .audienceStep("p1", .pause), .audienceStep("p1", .resume),
    .audienceStep("p1", .end), .deliveryKey,
    .registers, .register("234"),
    .staffSignIn(.back), .staffSignIn(.provider("google")),
    .door(.all), .door(.onward), .door(.signOut), .door(.link("t0-_k")), .door(.disclosure("p1")),
    .door(.file("p1", "t0-_k")), .door(.recall("p1")), .door(.recallList("p1")),
    .doorCall(.recalls),
    .doorCall(.recall("p1")), .doorCall(.recallList("p1")), .doorCall(.disclosures),
    .doorCall(.onward), .doorCall(.may),
    .doorCall(.disclosure("p1")), .doorCall(.file("p1", "t0-_k")), .deskDoor,
    .deskDoorOut("offers.baby"), .deskDeclared, .declare, .recallDeclared("p1"),
    .deskSystems, .checkSystems, .systemAct("p1", .retry), .systemAct("p1", .whom),
    .systemTask("p1", "offers.baby"),
    .rights(.form), .rights(.confirm("t0-_k")), .rights(.own), .rights(.withdrawOwn("p1")),
    .rights(.desk), .rights(.receive), .rights(.one("p1")), .rights(.letter("p1")),
    .rights(.step("p1", .answer)), .rights(.step("p1", .carryOut)), .rights(.calls),
    .rights(.call("p1")),
  ]
}

/// The kinds of routes; a new one does not compile until it is here, and fails until it has a sample.
enum RouteKind: CaseIterable {
  case home, shared, figures, me, choices, stop, desk, plans, plan, approve, send, planFile, suspend
  case resumeAgreement, pause, resumePurpose, stopJob, siteScan, scanSite, close, assign, signIn
  case sessions, endSession, link, signOut, evidence, health, style, may, recordChoice, signals,
    reports
  case securityText, privacySignal, processingRecord, processingFile, appPrivacy, privacyManifest
  case map, questions, question, askedQuestion, deskQuestions, deskQuestion, receipt, receiptPage
  case ownLetter, proofs, proof, deskLetter
  case packages, package, packageLink, packageVisit
  case notices, notice, deskNotices, deskEvidence, deskDecoys, correct, erase, erased,
    deskErasures, actOnRights, lookUp, voice, form, decide,
    memberSignIn
  case audiences, proposeAudience, audience, approveAudience, runAudience, pauseAudience
  case resumeAudience, endAudience, deliveryKey
  case registers, register, deskRecalls, deskRecall, answerRecall, foundLink
  case staffSignIn
  case deskDeclared, declare, recallDeclared
  case door, doorCall, deskDoor, deskDoorOut
  case deskSystems, checkSystems, systemAct, systemTask
  case endAgreement, partners, partner, partnerStep, undertake, liftUndertaking, partnerQuestions
  case rights

  init(_ route: Route) {
    switch route {
    case .home: self = .home
    case .shared: self = .shared
    case .figures: self = .figures
    case .me: self = .me
    case .choices: self = .choices
    case .stop: self = .stop
    case .desk: self = .desk
    case .plans: self = .plans
    case .plan: self = .plan
    case .planStep(_, .approve): self = .approve
    case .planStep(_, .send): self = .send
    case .planFile: self = .planFile
    case .agreement(_, .suspend): self = .suspend
    case .agreement(_, .resume): self = .resumeAgreement
    case .agreement(_, .end): self = .endAgreement
    case .partners: self = .partners
    case .partner: self = .partner
    case .partnerStep: self = .partnerStep
    case .undertake: self = .undertake
    case .liftUndertaking: self = .liftUndertaking
    case .partnerQuestions: self = .partnerQuestions
    case .purpose(_, .pause): self = .pause
    case .purpose(_, .resume): self = .resumePurpose
    case .stopJob: self = .stopJob
    case .siteScan: self = .siteScan
    case .scanSite: self = .scanSite
    case .finding(_, .close): self = .close
    case .finding(_, .assign): self = .assign
    case .signIn: self = .signIn
    case .sessions: self = .sessions
    case .endSession: self = .endSession
    case .link: self = .link
    case .signOut: self = .signOut
    case .evidence: self = .evidence
    case .health: self = .health
    case .style: self = .style
    case .may: self = .may
    case .recordChoice: self = .recordChoice
    case .signals: self = .signals
    case .reports: self = .reports
    case .securityText: self = .securityText
    case .privacySignal: self = .privacySignal
    case .processingRecord: self = .processingRecord
    case .processingFile: self = .processingFile
    case .appPrivacy: self = .appPrivacy
    case .privacyManifest: self = .privacyManifest
    case .map: self = .map
    case .questions: self = .questions
    case .question: self = .question
    case .askedQuestion: self = .askedQuestion
    case .deskRecalls: self = .deskRecalls
    case .deskRecall: self = .deskRecall
    case .answerRecall: self = .answerRecall
    case .foundLink: self = .foundLink
    case .deskQuestions: self = .deskQuestions
    case .deskQuestion: self = .deskQuestion
    case .receipt: self = .receipt
    case .receiptPage: self = .receiptPage
    case .ownLetter: self = .ownLetter
    case .proofs: self = .proofs
    case .proof: self = .proof
    case .deskLetter: self = .deskLetter
    case .packages: self = .packages
    case .package: self = .package
    case .packageLink: self = .packageLink
    case .packageVisit: self = .packageVisit
    case .notices: self = .notices
    case .notice: self = .notice
    case .deskNotices: self = .deskNotices
    case .deskEvidence: self = .deskEvidence
    case .deskDecoys: self = .deskDecoys
    case .erase: self = .erase
    case .erased: self = .erased
    case .deskErasures: self = .deskErasures
    case .actOnRights: self = .actOnRights
    case .correct: self = .correct
    case .lookUp: self = .lookUp
    case .voice: self = .voice
    case .form: self = .form
    case .decide: self = .decide
    case .memberSignIn: self = .memberSignIn
    case .audiences: self = .audiences
    case .proposeAudience: self = .proposeAudience
    case .audience: self = .audience
    case .audienceStep(_, .approve): self = .approveAudience
    case .audienceStep(_, .run): self = .runAudience
    case .audienceStep(_, .pause): self = .pauseAudience
    case .audienceStep(_, .resume): self = .resumeAudience
    case .audienceStep(_, .end): self = .endAudience
    case .deliveryKey: self = .deliveryKey
    case .registers: self = .registers
    case .register: self = .register
    case .staffSignIn: self = .staffSignIn
    case .deskSystems: self = .deskSystems
    case .checkSystems: self = .checkSystems
    case .systemAct: self = .systemAct
    case .systemTask: self = .systemTask
    case .door: self = .door
    case .doorCall: self = .doorCall
    case .deskDoor: self = .deskDoor
    case .deskDoorOut: self = .deskDoorOut
    case .deskDeclared: self = .deskDeclared
    case .declare: self = .declare
    case .recallDeclared: self = .recallDeclared
    case .rights: self = .rights
    }
  }
}
