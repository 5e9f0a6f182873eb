/// Who may call an address at all; `Site` asks before any handler does.
enum Need: Sendable, Hashable {
  /// Whoever comes by.
  case anyone
  /// A signed-in subject, about themselves.
  case member
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
      .securityText, .privacySignal, .processingRecord, .processingFile, .appPrivacy,
      .privacyManifest, .form, .decide, .questions, .question, .askedQuestion,
      .notices, .notice:
      .anyone
    case .memberSignIn(let way): way == .told ? .member : .anyone
    case .staffSignIn: .anyone
    case .me, .choices, .stop, .correct, .receipt, .receiptPage, .ownLetter: .member
    case .may, .recordChoice, .signals: .program
    case .desk, .plan, .siteScan, .map, .deskQuestions, .deskRecalls, .deskRecall, .deskNotices,
      .deskEvidence,
      .registers, .register:
      .staff(.read)
    case .lookUp: .staff(.lookUp)
    case .voice, .deskLetter: .staff(.voice)
    case .deskQuestion: .staff(.answer)
    case .plans: .staff(.plan)
    case .planStep(_, .approve): .staff(.approve)
    case .planStep(_, .send): .staff(.send)
    case .planFile: .staff(.download)
    case .agreement(_, .suspend), .purpose(_, .pause): .staff(.stop)
    case .agreement(_, .resume), .purpose(_, .resume): .staff(.resume)
    case .stopJob: .staff(.stopJobs)
    case .scanSite: .staff(.scan)
    case .finding, .answerRecall: .staff(.settle)
    case .sessions, .endSession: .staff(.ownSessions)
    }
  }
}
