/// Every address of the server: links are made from it and requests are matched against it.
///
/// One table for both, so that no page can link to what nobody answers; the compiler asks for a
/// handler of every case.
enum Route: Hashable, Sendable {
  /// What can be done with a plan.
  enum PlanStep: String, Sendable, CaseIterable { case approve, send }
  /// What a plan leaves behind.
  enum PlanFile: String, Sendable, CaseIterable { case file, manifest }
  /// What can be done with an audience.
  enum AudienceStep: String, Sendable, CaseIterable { case approve, run, pause, resume, end }
  /// What can be done with an agreement.
  enum AgreementStep: String, Sendable, CaseIterable { case suspend, resume, end }
  /// What can be written down about a partner, or done with it.
  enum PartnerStep: String, Sendable, CaseIterable {
    case assess, contract, carry, strike, plan, audit, fix, name, processor, document, ask, accept
    case sign
  }
  /// What can be done with a finding.
  enum FindingStep: String, Sendable, CaseIterable { case close, assign }
  /// What can be done with a question.
  enum QuestionStep: String, Sendable, CaseIterable { case accept, decline, answer, assign }
  /// What can be done with an act on other systems.
  enum SystemStep: String, Sendable, CaseIterable { case retry, whom }
  /// What can be done with a purpose.
  enum PurposeStep: String, Sendable, CaseIterable { case pause, resume }

  /// A way by which a member comes in.
  enum MemberWay: Hashable, Sendable {
    case all, link, back, told, host
    case provider(String)
  }

  /// A way by which staff come in with a provider.
  enum StaffWay: Hashable, Sendable {
    case back
    case provider(String)
  }

  case home
  case shared
  case figures
  case me
  case choices
  case stop
  case correct
  case erase
  case erased(String)
  case deskErasures
  case actOnRights
  case lookUp
  case voice
  case receipt(String)
  case receiptPage(String)
  case ownLetter(String)
  case packages
  case package(String)
  case packageLink(String)
  case packageVisit(String)
  case proofs
  case proof(String)
  case deskLetter(String)
  case notices
  case notice(String, String)
  case deskNotices
  case deskEvidence
  case deskDecoys
  case desk
  case plans
  case plan(String)
  case planStep(String, PlanStep)
  case planFile(String, PlanFile)
  case audiences
  case proposeAudience
  case audience(String)
  case audienceStep(String, AudienceStep)
  case deliveryKey
  case agreement(String, AgreementStep)
  case purpose(String, PurposeStep)
  case stopJob(String)
  case siteScan(String)
  case scanSite(String)
  case finding(String, FindingStep)
  case questions
  case question(String)
  case askedQuestion(String)
  case partners
  case partner(String)
  case partnerStep(String, PartnerStep)
  case undertake
  case liftUndertaking(String)
  case partnerQuestions(String)
  case deskDeclared
  case declare
  case recallDeclared(String)
  case deskRecalls
  case deskRecall(String)
  case answerRecall(String)
  case foundLink(String)
  case deskQuestions
  case deskQuestion(String, QuestionStep)
  case signIn
  case sessions
  case endSession(String)
  case link(String)
  case signOut
  case memberSignIn(MemberWay)
  case staffSignIn(StaffWay)
  case evidence([String])
  case health
  case style
  case may
  case recordChoice
  case signals
  case reports(String)
  case securityText
  case privacySignal
  case processingRecord
  case processingFile
  case appPrivacy
  case privacyManifest
  case map
  case registers
  case register(String)
  case form(String)
  case decide(String)
  case door(PartnerPlace)
  case doorCall(PartnerCall)
  case deskDoor
  case deskDoorOut(String)
  case deskSystems
  case checkSystems
  case systemAct(String, SystemStep)
  case systemTask(String, String)
  case rights(RightsPlace)

  /// The route of a path, or nil when there is none.
  ///
  /// No address here needs an escape, so a path with `%` is none of ours: nothing is ever decoded
  /// twice.
  init?(path: String) {
    guard path.utf8.first == UInt8(ascii: "/"), path.utf8.count <= 512,
      path.utf8.allSatisfy(Self.isPlain)
    else { return nil }
    let parts = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
      .map(String.init)
    guard parts == [""] || !parts.contains("") else { return nil }
    if let place = RightsPlace(parts) {
      self = .rights(place)
      return
    }
    switch (parts[0], parts.count) {
    case ("", 1): self = .home
    case ("shared", 1): self = .shared
    case ("figures.json", 1): self = .figures
    case ("me", 1): self = .me
    case ("me", 2) where parts[1] == "choices": self = .choices
    case ("me", 2) where parts[1] == "stop": self = .stop
    case ("me", 2) where parts[1] == "correct": self = .correct
    case ("me", 2) where parts[1] == "erase": self = .erase
    case ("erased", 2): self = .erased(parts[1])
    case ("me", 3) where parts[1] == "receipts": self = .receipt(parts[2])
    case ("me", 4) where parts[1] == "receipts" && parts[3] == "page":
      self = .receiptPage(parts[2])
    case ("me", 2) where parts[1] == "proofs": self = .proofs
    case ("me", 3) where parts[1] == "proofs": self = .proof(parts[2])
    case ("me", 3) where parts[1] == "letters": self = .ownLetter(parts[2])
    case ("me", 2) where parts[1] == "packages": self = .packages
    case ("me", 3) where parts[1] == "packages": self = .package(parts[2])
    case ("package", 2): self = .packageLink(parts[1])
    case ("package", 3) where parts[2] == "file": self = .packageVisit(parts[1])
    case ("notices", 1): self = .notices
    case ("notices", 3): self = .notice(parts[1], parts[2])
    case ("sign-in", 1): self = .signIn
    case ("in", 2): self = .link(parts[1])
    case ("out", 1): self = .signOut
    case ("sign-in", 2...4):
      if let way = StaffWay(parts.dropFirst()) {
        self = .staffSignIn(way)
        return
      }
      guard let way = MemberWay(parts.dropFirst()) else { return nil }
      self = .memberSignIn(way)
    case ("healthz", 1): self = .health
    case ("style.css", 1): self = .style
    case ("evidence", 2...): self = .evidence(Array(parts.dropFirst()))
    case ("partner", 3) where parts[1] == "questions": self = .partnerQuestions(parts[2])
    case ("partner", 1...5):
      guard let place = PartnerPlace(parts.dropFirst()) else { return nil }
      self = .door(place)
    case ("v1", 3...6) where parts[1] == "partner":
      guard let call = PartnerCall(parts.dropFirst(2)) else { return nil }
      self = .doorCall(call)
    case ("v1", 2) where parts[1] == "may": self = .may
    case ("v1", 2) where parts[1] == "choices": self = .recordChoice
    case ("v1", 2) where parts[1] == "signals": self = .signals
    case ("csp", 2): self = .reports(parts[1])
    case (".well-known", 2) where parts[1] == "security.txt": self = .securityText
    case (".well-known", 2) where parts[1] == "gpc.json": self = .privacySignal
    case (".well-known", 2) where parts[1] == "aboveboard-delivery.json": self = .deliveryKey
    case ("records", 2):
      guard let route = Self.record(parts[1]) else { return nil }
      self = route
    case ("questions", 1): self = .questions
    case ("questions", 2): self = .question(parts[1])
    case ("questions", 3) where parts[1] == "asked": self = .askedQuestion(parts[2])
    case ("forms", 2): self = .form(parts[1])
    case ("decide", 2): self = .decide(parts[1])
    case ("desk", 1): self = .desk
    case ("desk", 2...5):
      guard let route = Self.desk(Array(parts.dropFirst())) else { return nil }
      self = route
    default: return nil
    }
  }

  private static func record(_ name: String) -> Route? {
    switch name {
    case "processing": .processingRecord
    case "processing.csv": .processingFile
    case "app-privacy": .appPrivacy
    case "PrivacyInfo.xcprivacy": .privacyManifest
    default: nil
    }
  }

  private static func desk(_ parts: [String]) -> Route? {
    switch (parts[0], parts.count) {
    case ("members", 1): .lookUp
    case ("members", 2) where parts[1] == "choices": .voice
    case ("members", 3) where parts[1] == "letters": .deskLetter(parts[2])
    case ("notices", 1): .deskNotices
    case ("evidence", 1): .deskEvidence
    case ("decoys", 1): .deskDecoys
    case ("erasures", 1): .deskErasures
    case ("erasures", 2) where parts[1] == "act": .actOnRights
    case ("plans", 1): .plans
    case ("map", 1): .map
    case ("door", 1): .deskDoor
    case ("door", 3) where parts[2] == "sign-out": .deskDoorOut(parts[1])
    case ("systems", 1): .deskSystems
    case ("systems", 2) where parts[1] == "check": .checkSystems
    case ("systems", 3): SystemStep(rawValue: parts[2]).map { .systemAct(parts[1], $0) }
    case ("systems", 4) where parts[3] == "done": .systemTask(parts[1], parts[2])
    case ("register", 1): .registers
    case ("register", 2): .register(parts[1])
    case ("plans", 2): .plan(parts[1])
    case ("plans", 3):
      PlanStep(rawValue: parts[2]).map { .planStep(parts[1], $0) }
        ?? PlanFile(rawValue: parts[2]).map { .planFile(parts[1], $0) }
    case ("audiences", 1): .audiences
    case ("audiences", 2): parts[1] == "propose" ? .proposeAudience : .audience(parts[1])
    case ("audiences", 3): AudienceStep(rawValue: parts[2]).map { .audienceStep(parts[1], $0) }
    case ("agreements", 3):
      AgreementStep(rawValue: parts[2]).map { .agreement(parts[1], $0) }
    case ("jobs", 3) where parts[2] == "stop": .stopJob(parts[1])
    case ("sessions", 1): .sessions
    case ("sessions", 3) where parts[2] == "end": .endSession(parts[1])
    case ("sites", 2): .siteScan(parts[1])
    case ("sites", 3) where parts[2] == "scan": .scanSite(parts[1])
    case ("findings", 3): FindingStep(rawValue: parts[2]).map { .finding(parts[1], $0) }
    case ("partners", 1): .partners
    case ("partners", 2): .partner(parts[1])
    case ("partners", 3): PartnerStep(rawValue: parts[2]).map { .partnerStep(parts[1], $0) }
    case ("undertake", 1): .undertake
    case ("undertakings", 3) where parts[2] == "lift": .liftUndertaking(parts[1])
    case ("declared", 1): .deskDeclared
    case ("declared", 2) where parts[1] == "new": .declare
    case ("declared", 3) where parts[2] == "recall": .recallDeclared(parts[1])
    case ("recalls", 1): .deskRecalls
    case ("recalls", 2): .deskRecall(parts[1])
    case ("recalls", 3) where parts[2] == "answer": .answerRecall(parts[1])
    case ("recalls", 3) where parts[2] == "link": .foundLink(parts[1])
    case ("questions", 1): .deskQuestions
    case ("questions", 3): QuestionStep(rawValue: parts[2]).map { .deskQuestion(parts[1], $0) }
    case ("purposes", 3): PurposeStep(rawValue: parts[2]).map { .purpose(parts[1], $0) }
    default: nil
    }
  }

  /// Letters, digits and `/ - _ . ~`.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E: true
    default: false
    }
  }

  /// The path.
  var path: String { text { $0 } }

  /// The path with `{}` for what varies, which may be a secret: for logs.
  var pattern: String { text { _ in "{}" } }

  private func text(_ show: (String) -> String) -> String {
    switch self {
    case .home: "/"
    case .shared: "/shared"
    case .figures: "/figures.json"
    case .me: "/me"
    case .choices: "/me/choices"
    case .stop: "/me/stop"
    case .correct: "/me/correct"
    case .erase: "/me/erase"
    case .erased(let secret): "/erased/\(show(secret))"
    case .deskErasures: "/desk/erasures"
    case .actOnRights: "/desk/erasures/act"
    case .lookUp: "/desk/members"
    case .voice: "/desk/members/choices"
    case .receipt(let sequence): "/me/receipts/\(show(sequence))"
    case .receiptPage(let sequence): "/me/receipts/\(show(sequence))/page"
    case .proofs: "/me/proofs"
    case .proof(let id): "/me/proofs/\(show(id))"
    case .ownLetter(let id): "/me/letters/\(show(id))"
    case .packages: "/me/packages"
    case .package(let id): "/me/packages/\(show(id))"
    case .packageLink(let secret): "/package/\(show(secret))"
    case .packageVisit(let secret): "/package/\(show(secret))/file"
    case .deskLetter(let reference): "/desk/members/letters/\(show(reference))"
    case .notices: "/notices"
    case .notice(let notice, let number): "/notices/\(show(notice))/\(show(number))"
    case .deskNotices: "/desk/notices"
    case .deskEvidence: "/desk/evidence"
    case .deskDecoys: "/desk/decoys"
    case .desk: "/desk"
    case .plans: "/desk/plans"
    case .plan(let id): "/desk/plans/\(show(id))"
    case .planStep(let id, let step): "/desk/plans/\(show(id))/\(step.rawValue)"
    case .planFile(let id, let file): "/desk/plans/\(show(id))/\(file.rawValue)"
    case .audiences: "/desk/audiences"
    case .proposeAudience: "/desk/audiences/propose"
    case .audience(let id): "/desk/audiences/\(show(id))"
    case .audienceStep(let id, let step): "/desk/audiences/\(show(id))/\(step.rawValue)"
    case .deliveryKey: "/.well-known/aboveboard-delivery.json"
    case .agreement(let id, let step): "/desk/agreements/\(show(id))/\(step.rawValue)"
    case .purpose(let id, let step): "/desk/purposes/\(show(id))/\(step.rawValue)"
    case .stopJob(let id): "/desk/jobs/\(show(id))/stop"
    case .siteScan(let id): "/desk/sites/\(show(id))"
    case .scanSite(let id): "/desk/sites/\(show(id))/scan"
    case .finding(let id, let step): "/desk/findings/\(show(id))/\(step.rawValue)"
    case .questions: "/questions"
    case .question(let id): "/questions/\(show(id))"
    case .askedQuestion(let link): "/questions/asked/\(show(link))"
    case .partners: "/desk/partners"
    case .partner(let id): "/desk/partners/\(show(id))"
    case .partnerStep(let id, let step): "/desk/partners/\(show(id))/\(step.rawValue)"
    case .undertake: "/desk/undertake"
    case .liftUndertaking(let id): "/desk/undertakings/\(show(id))/lift"
    case .partnerQuestions(let secret): "/partner/questions/\(show(secret))"
    case .deskDeclared: "/desk/declared"
    case .declare: "/desk/declared/new"
    case .recallDeclared(let id): "/desk/declared/\(show(id))/recall"
    case .deskRecalls: "/desk/recalls"
    case .deskRecall(let id): "/desk/recalls/\(show(id))"
    case .answerRecall(let id): "/desk/recalls/\(show(id))/answer"
    case .foundLink(let id): "/desk/recalls/\(show(id))/link"
    case .deskQuestions: "/desk/questions"
    case .deskQuestion(let id, let step): "/desk/questions/\(show(id))/\(step.rawValue)"
    case .signIn: "/sign-in"
    case .sessions: "/desk/sessions"
    case .endSession(let id): "/desk/sessions/\(show(id))/end"
    case .link(let token): "/in/\(show(token))"
    case .signOut: "/out"
    case .memberSignIn(let way): way.text(show)
    case .staffSignIn(let way): way.text(show)
    case .evidence(let parts): "/evidence/\(show(parts.joined(separator: "/")))"
    case .health: "/healthz"
    case .style: "/style.css"
    case .may: "/v1/may"
    case .recordChoice: "/v1/choices"
    case .signals: "/v1/signals"
    case .reports(let id): "/csp/\(show(id))"
    case .securityText: "/.well-known/security.txt"
    case .privacySignal: "/.well-known/gpc.json"
    case .processingRecord: "/records/processing"
    case .processingFile: "/records/processing.csv"
    case .appPrivacy: "/records/app-privacy"
    case .privacyManifest: "/records/PrivacyInfo.xcprivacy"
    case .map: "/desk/map"
    case .registers: "/desk/register"
    case .register(let number): "/desk/register/\(show(number))"
    case .form(let id): "/forms/\(show(id))"
    case .decide(let secret): "/decide/\(show(secret))"
    case .door(let place): place.text(show)
    case .doorCall(let call): call.text(show)
    case .deskDoor: "/desk/door"
    case .deskDoorOut(let recipient): "/desk/door/\(show(recipient))/sign-out"
    case .deskSystems: "/desk/systems"
    case .checkSystems: "/desk/systems/check"
    case .systemAct(let id, let step): "/desk/systems/\(show(id))/\(step.rawValue)"
    case .systemTask(let id, let system): "/desk/systems/\(show(id))/\(show(system))/done"
    case .rights(let place): place.text(show)
    }
  }
}
