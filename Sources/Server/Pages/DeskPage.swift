import Disclosure
import Formats
import Gate
import Register
import Store
import Workspace

/// The values of the desk, as its template names them.
struct DeskPage {
  struct Line {
    var href: String
    var purpose: String
    var recipient: String
    var state: String
    var stateClass: String
    var permitted: String
    var denied: String
    var plannedAt: String
  }

  struct Agreement {
    var id: String
    var recipient: String
    var purposes: [String]
    var state: String
    var stateClass: String
    var canSuspend: Bool
    var canResume: Bool
    var suspendAction: String
    var resumeAction: String
  }

  struct Purpose {
    var id: String
    var label: String
    var state: String
    var stateClass: String
    var canPause: Bool
    var canUnpause: Bool
    var pauseAction: String
    var unpauseAction: String
  }

  struct Work {
    var what: String
    var state: String
    var stateClass: String
    var progress: String
    var outcome: String?
    var asked: String
    var canStop: Bool
    var stopAction: String
  }

  var role: String
  var declaredHref = Route.deskDeclared.path
  var notice: String?
  /// What needs a person now; a saved page leaves it out, since it is of one moment.
  var today: DeskToday?
  var needs: DeskFindings?
  var looks: DeskLooks?
  var mayPlan: Bool
  var plansAction: String
  var purposeOptions: [Option]
  var recipientOptions: [Option]
  var fieldOptions: [Option]
  var bandOptions: [Option]
  var hasBands: Bool
  var disclosures: [Line]
  var hasDisclosures: Bool
  var older: String?
  var agreements: [Agreement]
  var hasAgreements: Bool
  var purposes: [Purpose]
  var hasPurposes: Bool
  var jobs: [Work]
  var hasJobs: Bool
  var forms: [FormList]
  var hasForms: Bool
  var formToken: String
}

extension DeskPage {
  /// The desk of a report, with what a role may do.
  init(
    _ report: DeskReport, today: Today? = nil, sites: DeskSites? = nil, register: Register,
    powers: DeskPowers, formToken: String, notice: String?
  ) {
    let names = Names(register)
    role = powers.title
    self.notice = notice
    self.today = today.map(DeskToday.init)
    needs = sites.map { DeskFindings($0, powers: powers) }
    looks = sites.map { DeskLooks($0, powers: powers) }
    mayPlan = powers.mayPlan
    plansAction = Route.plans.path
    purposeOptions = register.purposes.map { Option(id: $0.id.text, label: $0.label) }
    recipientOptions =
      [Option(id: RecipientID.ourselves.text, label: "Ourselves")]
      + register.recipients.map { Option(id: $0.id.text, label: $0.label) }
    fieldOptions = register.fields.map { Option(id: $0.id.text, label: $0.label) }
    bandOptions = register.fields.flatMap { field in
      field.bands.map { band in
        Option(id: "\(field.id.text):\(band.name)", label: "\(field.label): \(band.name)")
      }
    }
    hasBands = !bandOptions.isEmpty
    disclosures = report.disclosures.map { Line($0, names) }
    hasDisclosures = !disclosures.isEmpty
    older = report.next.map { "\(Route.desk.path)?before=\($0)#disclosures" }
    agreements = report.agreements.map { item in
      let id = item.id.text
      return Agreement(
        id: id, recipient: item.recipient,
        purposes: item.purposes,
        state: item.suspended.map { "Suspended: \($0)" } ?? "In force",
        stateClass: item.suspended == nil ? "yes" : "no",
        canSuspend: item.suspended != "everywhere"
          && powers.may(.stop, ownedBy: register.team(of: item.id)),
        canResume: powers.mayResume && item.suspended != nil,
        suspendAction: Route.agreement(id, .suspend).path,
        resumeAction: Route.agreement(id, .resume).path)
    }
    hasAgreements = !agreements.isEmpty
    purposes = report.purposes.map { item in
      let id = item.id.text
      return Purpose(
        id: id, label: item.label, state: item.isPaused ? "Paused" : "In use",
        stateClass: item.isPaused ? "no" : "yes",
        canPause: !item.isPaused
          && powers.may(.stop, ownedBy: register.purposes[id: item.id]?.team),
        canUnpause: powers.mayResume && item.isPaused,
        pauseAction: Route.purpose(id, .pause).path,
        unpauseAction: Route.purpose(id, .resume).path)
    }
    hasPurposes = !purposes.isEmpty
    jobs = report.jobs.map { Work($0, mayStop: powers.mayStopJobs) }
    hasJobs = !jobs.isEmpty
    forms = report.forms.map(FormList.init)
    hasForms = !forms.isEmpty
    self.formToken = formToken
  }
}

extension DeskPage.Work {
  init(_ job: Job, mayStop: Bool) {
    what = JobKind(rawValue: job.kind)?.title ?? job.kind
    state = job.isToStop && !job.state.isOver ? "Stopping" : job.state.title
    stateClass =
      switch job.state {
      case .done: "yes"
      case .failed, .stopped: "no"
      case .waiting, .running: ""
      }
    let done = Words.count(Int(job.done))
    progress = job.total.map { "\(done) of \(Words.count(Int($0)))" } ?? done
    outcome = job.outcome?["error"]?.string
    asked = HumanDate.minute(job.asked)
    canStop = mayStop && !job.state.isOver && !job.isToStop
    stopAction = Route.stopJob(job.id).path
  }
}

extension Job.State {
  /// The state in a word.
  var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}

extension DeskPage.Line {
  init(_ summary: DisclosureSummary, _ names: Names) {
    href = Route.plan(summary.id).path
    purpose = names.purpose(summary.use.purpose)
    recipient = (summary.use.through + [summary.use.recipient]).map(names.recipient)
      .joined(separator: " to ")
    state = summary.state.title
    stateClass = summary.state == .sent ? "yes" : ""
    permitted = Words.count(summary.permitted, hasSelector: summary.hasSelector)
    denied = Words.count(summary.denied, hasSelector: summary.hasSelector)
    plannedAt = HumanDate.minute(summary.planned.at)
  }
}

extension DisclosureSummary.State {
  /// The state in a word.
  var title: String {
    switch self {
    case .planned: "Planned"
    case .approved: "Approved"
    case .sent: "Sent"
    }
  }
}

extension DeskPage: Page {
  static var template: String { "desk" }
  var pageTitle: String { "Desk" }
}
