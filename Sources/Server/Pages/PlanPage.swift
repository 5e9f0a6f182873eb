import Disclosure
import Formats
import Gate
import Register
import Store
import Workspace

/// The values of one disclosure's page, as its template names them.
struct PlanPage {
  struct Reason {
    var code: String
    var sentence: String
    var remedy: String
    var count: String
    var width: Int
  }

  struct Blank {
    var field: String
    var count: String
  }

  /// What was asked back of one recipient.
  struct Asked {
    var recipient: String
    var references: String
    var words: String?
  }

  /// What became of those who were in.
  struct Since {
    var permitted: String
    var withdrawn: String
    var asked: [Asked]
    var hasAsked: Bool
  }

  var purpose: String
  var purposeID: String
  var recipient: String
  var recipientID: String
  var through: [String]
  var hasThrough: Bool
  var required: [String]
  var hasRequired: Bool
  var optional: [String]
  var hasOptional: Bool
  var conditions: [String]
  var hasConditions: Bool
  var state: String
  var stateClass: String
  var notice: String?
  var members: String
  var permitted: String
  var denied: String
  var isMasked: Bool
  var isHashed: Bool
  var audienceHref: String?
  var plannedAt: String
  var plannedBy: String
  var approvedAt: String?
  var approvedBy: String?
  var sentAt: String?
  var reasons: [Reason]
  var hasReasons: Bool
  var blanks: [Blank]
  var hasBlanks: Bool
  var since: Since?
  var canApprove: Bool
  var canSend: Bool
  var hasFile: Bool
  var hasManifest: Bool
  var waiting: String?
  var approveAction: String
  var sendAction: String
  var fileHref: String
  var manifestHref: String
  var formToken: String
  var back: String
}

extension PlanPage {
  /// The page of a disclosure, with what a person may do about it.
  init(
    _ summary: DisclosureSummary, register: Register, powers: DeskPowers, viewer: Actor,
    formToken: String, notice: String?, aftermath: DisclosureAftermath? = nil
  ) {
    let names = Names(register)
    let use = summary.use
    let masked = summary.hasSelector
    purpose = names.purpose(use.purpose)
    purposeID = use.purpose.text
    recipient = names.recipient(use.recipient)
    recipientID = use.recipient.text
    through = use.through.map(names.recipient)
    hasThrough = !through.isEmpty
    required = use.required.map(names.field)
    hasRequired = !required.isEmpty
    optional = use.optional.map(names.field)
    hasOptional = !optional.isEmpty
    conditions = use.conditions.map { condition in
      "\(names.field(condition.field)) \(condition.excluded ? "is none of" : "is")"
        + " \(condition.bands.joined(separator: " or "))"
    }
    hasConditions = !conditions.isEmpty
    state = summary.state.title
    stateClass = summary.state == .sent ? "yes" : ""
    self.notice = notice
    members = Words.count(summary.members, hasSelector: masked)
    permitted = Words.count(summary.permitted, hasSelector: masked)
    denied = Words.count(summary.denied, hasSelector: masked)
    isMasked = masked
    isHashed = summary.isHashed
    audienceHref = summary.audience.map { Route.audience($0).path }
    plannedAt = HumanDate.minute(summary.planned.at)
    plannedBy = summary.planned.by.title
    approvedAt = summary.approved.map { HumanDate.minute($0.at) }
    approvedBy = summary.approved.map(\.by.title)
    sentAt = summary.sent.map { HumanDate.minute($0.at) }
    reasons = Self.reasons(summary)
    hasReasons = !reasons.isEmpty
    blanks = summary.blanks.map { blank in
      Blank(field: blank.code.sentence, count: Words.count(blank.count, hasSelector: masked))
    }
    hasBlanks = !blanks.isEmpty
    since = aftermath.map { Since($0, names, masked: masked) }
    let isInternal = use.recipient == .ourselves && use.through.isEmpty
    canApprove =
      summary.state == .planned && !isInternal && powers.mayApprove && summary.planned.by != viewer
    canSend =
      summary.audience == nil
      && (summary.state == .approved || (isInternal && summary.state == .planned))
      && powers.maySend
    hasFile = summary.state == .sent && summary.file != nil && powers.mayDownload
    hasManifest = hasFile
    waiting = canApprove || canSend || hasFile ? nil : Self.waiting(summary, viewer, powers)
    approveAction = Route.planStep(summary.id, .approve).path
    sendAction = Route.planStep(summary.id, .send).path
    fileHref = Route.planFile(summary.id, .file).path
    manifestHref = Route.planFile(summary.id, .manifest).path
    self.formToken = formToken
    back = Route.desk.path
  }

  /// The reasons, the one that denies most first, each with a bar.
  private static func reasons(_ summary: DisclosureSummary) -> [Reason] {
    let masked = summary.hasSelector
    // A bar, and its place, must not tell what the masked figure beside it does not.
    func shown(_ count: Int) -> Int { masked && count < 10 ? 0 : count }
    let most = max(1, summary.reasons.map { shown($0.count) }.max() ?? 1)
    let ordered = summary.reasons.enumerated().sorted {
      (shown($1.element.count), $0.offset) < (shown($0.element.count), $1.offset)
    }
    return ordered.map(\.element).map { reason in
      let count = shown(reason.count)
      return Reason(
        code: reason.code.rawValue, sentence: reason.code.sentence, remedy: reason.code.remedy,
        count: Words.count(reason.count, hasSelector: masked),
        width: count > 0 ? max(2, count * 600 / most) : 0)
    }
  }

  private static func waiting(
    _ summary: DisclosureSummary, _ viewer: Actor, _ powers: DeskPowers
  ) -> String {
    switch summary.state {
    case .planned where summary.planned.by == viewer && powers.mayApprove:
      "You planned this, so a second person has to approve it."
    case .planned: "It waits for the privacy lead's approval."
    case .approved: "It is approved, and waits for somebody who may send it."
    case .sent: "It has been sent. Your role does not open its file."
    }
  }
}

extension PlanPage.Since {
  fileprivate init(_ aftermath: DisclosureAftermath, _ names: Names, masked: Bool) {
    permitted = Words.count(aftermath.permitted, hasSelector: masked)
    withdrawn = Words.count(aftermath.withdrawn, hasSelector: masked)
    asked = aftermath.asked.sorted { $0.key.text < $1.key.text }.map { recipient, counts in
      PlanPage.Asked(
        recipient: names.recipient(recipient),
        references: Words.count(counts.all, hasSelector: masked),
        // Words beside a hidden number would tell it.
        words: masked && counts.all < 10 ? nil : DeskRecallsPage.words(counts))
    }
    hasAsked = !asked.isEmpty
  }
}

extension Actor {
  /// The actor in a word or two; accounts of staff are identifiers, never names.
  var title: String {
    switch kind {
    case .staff: id
    case .key: "a program"
    case .member: "a member"
    case .system: "the system"
    }
  }
}

extension PlanPage: Page {
  static var template: String { "plan" }
  var pageTitle: String { "\(purpose) for \(recipient)" }
}
