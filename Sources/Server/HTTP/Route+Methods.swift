import HTTPTypes

extension Route {
  /// The methods it answers; `HEAD` goes with `GET`.
  var methods: [HTTPRequest.Method] {
    switch self {
    case .home, .shared, .figures, .me, .desk, .plan, .planFile, .siteScan, .evidence, .health,
      .style,
      .securityText, .privacySignal, .processingRecord, .processingFile, .appPrivacy,
      .privacyManifest, .map, .question, .askedQuestion, .deskQuestions,
      .receipt, .deskRecalls, .deskRecall, .deskDeclared, .partners, .partner, .audiences,
      .audience, .deliveryKey,
      .proofs, .proof, .receiptPage, .ownLetter, .deskLetter, .notices, .notice, .package,
      .packageVisit,
      .deskNotices, .deskEvidence, .deskDecoys, .deskErasures, .deskSystems, .sessions,
      .registers, .register, .deskDoor:
      [.get, .head]
    case .packages, .packageLink, .erase, .erased, .link, .lookUp, .questions, .signIn, .form,
      .decide, .agreement,
      .purpose,
      .undertake, .partnerQuestions:
      [.get, .head, .post]
    case .memberSignIn(let way): way.methods
    case .staffSignIn(let way): way.methods
    case .door(let place): place.methods
    case .doorCall(let call): call.methods
    case .rights(let place): place.methods
    case .reports: [.post, .options]
    case .choices, .answerRecall, .foundLink, .declare, .recallDeclared, .partnerStep,
      .liftUndertaking, .proposeAudience, .audienceStep,
      .stop, .correct, .actOnRights, .voice, .plans, .planStep, .stopJob,
      .scanSite, .finding, .deskQuestion, .signOut, .endSession, .may, .recordChoice, .signals,
      .deskDoorOut, .checkSystems, .systemAct, .systemTask:
      [.post]
    }
  }

  /// Whether programs call it: no cookie counts there, and refusals are JSON.
  var isAPI: Bool {
    switch self {
    case .may, .recordChoice, .signals, .reports, .doorCall: true
    case .rights(let place): place.isAPI
    default: false
    }
  }

  /// Whether anyone may keep a copy of the answer.
  var isPublic: Bool {
    switch self {
    case .home, .figures, .evidence, .style, .securityText, .privacySignal, .deliveryKey,
      .processingRecord, .processingFile, .appPrivacy, .privacyManifest, .notices, .notice:
      true
    default: false
    }
  }
}
