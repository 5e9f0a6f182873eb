import Disclosure
import Formats
import Gate
import Register
import Store
import Workspace

/// The values of one audience's page, as its template names them.
struct AudiencePage {
  struct Run {
    var number: Int
    var due: String
    var state: String
    var stateClass: String
    var failure: String?
    var progress: String?
    var added: String
    var dropped: String
    var href: String?
  }

  var purpose: String
  var recipient: String
  var state: String
  var stateClass: String
  var notice: String?
  var isMasked: Bool
  var people: String
  var rhythm: String
  var next: String?
  var through: [String]
  var hasThrough: Bool
  var fields: [String]
  var isHashed: Bool
  var conditions: [String]
  var hasConditions: Bool
  var delivery: String
  var proposedAt: String
  var proposedBy: String
  var approvedAt: String?
  var approvedBy: String?
  var canApprove: Bool
  var canRun: Bool
  var canPause: Bool
  var canResume: Bool
  var canEnd: Bool
  var waiting: String?
  var approveAction: String
  var runAction: String
  var pauseAction: String
  var resumeAction: String
  var endAction: String
  var runs: [Run]
  var hasRuns: Bool
  var older: String?
  var back: String
  var formToken: String
}

extension AudiencePage {
  /// How many runs are on one page.
  static let limit = 50

  /// The page of an audience with its runs, asked for with one more than is shown.
  init(
    _ audience: TargetAudience, _ all: [AudienceRun], register: Register, powers: DeskPowers,
    viewer: Actor, formToken: String, notice: String?
  ) {
    let (names, use, id) = (Names(register), audience.use, audience.id)
    purpose = names.purpose(use.purpose)
    recipient = names.recipient(use.recipient)
    state = audience.state.title
    stateClass = audience.state.styleClass
    self.notice = notice
    isMasked = audience.hasSelector
    people = Words.count(audience.size, hasSelector: audience.hasSelector && audience.size > 0)
    rhythm = audience.days == 1 ? "Every day" : "Every \(audience.days) days"
    next = audience.next.map { HumanDate.minute($0) }
    through = use.through.map(names.recipient)
    hasThrough = !through.isEmpty
    fields = (use.required + use.optional).map(names.field)
    isHashed = audience.isHashed
    conditions = use.conditions.map { condition in
      "\(names.field(condition.field)) \(condition.excluded ? "is none of" : "is")"
        + " \(condition.bands.joined(separator: " or "))"
    }
    hasConditions = !conditions.isEmpty
    delivery = Self.delivery(register.recipients[id: use.recipient]?.delivery)
    proposedAt = HumanDate.minute(audience.proposed.at)
    proposedBy = audience.proposed.by.title
    approvedAt = audience.approved.map { HumanDate.minute($0.at) }
    approvedBy = audience.approved?.by.title
    canApprove =
      audience.state == .proposed && powers[.approve] && audience.proposed.by != viewer
    canRun = [.active, .ending].contains(audience.state) && powers[.send]
    canPause = audience.state == .active && powers[.plan]
    canResume = audience.state == .paused && powers[.resume]
    canEnd = [.proposed, .active, .paused].contains(audience.state) && powers[.plan]
    waiting =
      switch audience.state {
      case .proposed where !canApprove:
        audience.proposed.by == viewer
          ? "You proposed this, so a second person has to approve it."
          : "It waits for the privacy lead's approval."
      case .ended: "It is over, and the recipient was told to drop everybody."
      default: nil
      }
    approveAction = Route.audienceStep(id, .approve).path
    runAction = Route.audienceStep(id, .run).path
    pauseAction = Route.audienceStep(id, .pause).path
    resumeAction = Route.audienceStep(id, .resume).path
    endAction = Route.audienceStep(id, .end).path
    runs = all.prefix(Self.limit).map { Run($0, audience) }
    hasRuns = !runs.isEmpty
    older =
      all.count > Self.limit
      ? runs.last.map { "\(Route.audience(id).path)?before=\($0.number)#runs" } : nil
    back = Route.audiences.path
    self.formToken = formToken
  }

  private static func delivery(_ declared: Recipient.Delivery?) -> String {
    guard let declared else { return "Nobody: it waits in our own folder to be fetched" }
    let place = declared.folder.map { "The folder \($0)" } ?? declared.https ?? ""
    return place + (declared.age == nil ? ", not encrypted" : ", encrypted to its key")
  }
}

extension AudiencePage.Run {
  init(_ run: AudienceRun, _ audience: TargetAudience) {
    func count(_ number: Int) -> String {
      Words.count(number, hasSelector: audience.hasSelector && number > 0)
    }
    number = run.number
    due = HumanDate.minute(run.due)
    (state, stateClass) =
      switch run.state {
      case .preparing: (run.failure == nil ? "Being prepared" : "Not prepared", "no")
      case .packed: (run.failure == nil ? "Being delivered" : "Not delivered", "no")
      case .delivered: ("Delivered", "yes")
      case .unchanged: ("Nothing changed", "")
      }
    failure = run.failure.map { Site.sentence($0) }
    let (done, all) = (Words.count(Int(run.acknowledged)), Words.count(Int(run.bytes)))
    progress = run.isOpen && run.bytes > 0 ? "\(done) of \(all) bytes arrived." : nil
    added = count(run.added)
    dropped = count(run.dropped)
    href = run.disclosure.map { Route.plan($0).path }
  }
}

extension AudiencePage: Page {
  static var template: String { "audience" }
  var pageTitle: String { "\(purpose) for \(recipient)" }
}
