/// Who may call an address at all; `Site` asks before any handler does.
enum Need: Sendable, Hashable {
  /// Whoever comes by.
  case anyone
  /// A signed-in subject, about themselves.
  case member
  /// A partner who is signed in at the door.
  case partner
  /// A program with a key; its scope is the handler's to check, within the time that an answer has.
  case program
  /// A signed-in member of staff whose role has this power.
  case staff(Power)
}

extension Route {
  /// What the route needs; without a default, so that a new address says it too.
  var need: Need {
    switch self {
    case .home, .shared, .figures, .signIn, .link, .signOut, .evidence, .health, .style, .reports,
      .securityText, .privacySignal, .deliveryKey, .processingRecord, .processingFile, .appPrivacy,
      .privacyManifest, .form, .decide, .questions, .question, .askedQuestion,
      .notices, .notice, .partnerQuestions, .erased, .packageLink, .packageVisit:
      .anyone
    case .memberSignIn(let way): way == .told ? .member : .anyone
    case .staffSignIn: .anyone
    case .me, .choices, .stop, .correct, .erase, .receipt, .receiptPage, .ownLetter, .proofs,
      .proof,
      .packages, .package:
      .member
    case .may, .recordChoice, .signals, .doorCall: .program
    case .door(let place): place.need
    case .rights(let place): place.need
    case .desk, .plan, .siteScan, .map, .deskQuestions, .deskNotices, .deskEvidence, .deskDecoys,
      .deskErasures, .deskSystems,
      .deskRecalls, .deskRecall, .deskDeclared, .registers, .register, .deskDoor, .audiences,
      .audience, .partners,
      .partner:
      .staff(.read)
    case .partnerStep(_, .sign), .agreement(_, .end), .undertake, .liftUndertaking, .actOnRights:
      .staff(.resume)
    case .partnerStep: .staff(.settle)
    case .declare, .recallDeclared: .staff(.declare)
    case .lookUp, .systemAct(_, .whom): .staff(.lookUp)
    case .checkSystems, .systemAct(_, .retry), .systemTask: .staff(.settle)
    case .voice, .deskLetter: .staff(.voice)
    case .deskQuestion: .staff(.answer)
    case .plans, .proposeAudience: .staff(.plan)
    // Whoever may plan may stop: what ends or waits moves no data but the drops.
    case .audienceStep(_, .pause), .audienceStep(_, .end): .staff(.plan)
    case .audienceStep(_, .approve): .staff(.approve)
    case .audienceStep(_, .run): .staff(.send)
    case .audienceStep(_, .resume): .staff(.resume)
    case .planStep(_, .approve): .staff(.approve)
    case .planStep(_, .send): .staff(.send)
    case .planFile: .staff(.download)
    case .agreement(_, .suspend), .purpose(_, .pause), .deskDoorOut: .staff(.stop)
    case .agreement(_, .resume), .purpose(_, .resume): .staff(.resume)
    case .stopJob: .staff(.stopJobs)
    case .scanSite: .staff(.scan)
    case .finding, .answerRecall, .foundLink: .staff(.settle)
    case .sessions, .endSession: .staff(.ownSessions)
    }
  }
}
