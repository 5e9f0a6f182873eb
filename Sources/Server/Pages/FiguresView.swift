import Disclosure
import Formats
import Law
import Questions
import Register
import Rights
import Workspace

/// The figures as the part `figures` shows them: each with how it is worked out and since when.
struct FiguresView {
  struct Choice {
    var label: String
    var basis: String
    var yes: String
    var partly: String
    var no: String
    var silent: String
  }

  struct Return {
    var what: String
    var handovers: String
    var records: String
    var last: String
  }

  struct Refusal {
    var sentence: String
    var records: String
  }

  struct AskedBack {
    var recipient: String
    var references: String
    var confirmed: String
    var claimed: String
    var notConfirmed: String
    var refused: String
    var speed: String
  }

  struct Request {
    var what: String
    var inTime: String
    var late: String
    var open: String
    var overdue: String
    var days: String
  }

  struct Look {
    var address: String
    var when: String
  }

  /// The method of a figure of the page's head.
  struct Method {
    var figure: String
    var words: String
  }

  var at: String
  var json: String
  var choices: [Choice]
  var hasChoices: Bool
  var choicesHow: String
  var returns: [Return]
  var returnsHow: String
  var plans: String
  var planWord: String
  var refusals: [Refusal]
  var hasRefusals: Bool
  var refusalsHow: String
  var noes: String
  var noesFrom: String
  var noesInForce: String
  var noesChecked: String
  var hasNoesChecked: Bool
  var noesBroken: String
  var noesHow: String
  var askedBack: [AskedBack]
  var hasAskedBack: Bool
  var askedBackHow: String
  var requests: [Request]
  var hasRequests: Bool
  var requestsHow: String
  var answered: String
  var inTime: String
  var waiting: String
  var overdue: String
  var questionsHow: String
  var openFindings: String
  var closedFindings: String
  var findingsHow: String
  var looks: [Look]
  var hasLooks: Bool
  var looksHow: String
  var proofSize: String?
  var proofTime: String
  var proofHref = Route.evidence(["checkpoint"]).path
  var proofHow: String
  /// Those of the figures at the head of the page.
  var methods: [Method]
}

extension FiguresView {
  init(_ figures: PublicFigures) {
    func how(_ method: FigureMethod) -> String { method.words(figures) }
    at = HumanDate.minute(figures.at)
    json = Route.figures.path
    choices = figures.purposes.map(Choice.init)
    hasChoices = !choices.isEmpty
    choicesHow = how(.choices)
    returns = figures.returns.map(Return.init)
    returnsHow = how(.disclosures)
    plans = Words.count(figures.plans)
    planWord = figures.plans == 1 ? "plan" : "plans"
    refusals = figures.refusals.map { Refusal(sentence: $0.sentence, records: $0.records.text) }
    hasRefusals = !refusals.isEmpty
    refusalsHow = how(.refusals)
    noes = Words.count(figures.noes.given)
    noesFrom = HumanDate.text(figures.noes.from)
    noesInForce = figures.noes.members.text
    noesChecked = Words.count(figures.noes.checked)
    hasNoesChecked = figures.noes.checked > 0
    noesBroken = Words.count(figures.noes.broken)
    noesHow = how(.noes)
    askedBack = figures.askedBack.map(AskedBack.init)
    hasAskedBack = !askedBack.isEmpty
    askedBackHow = how(.recalls)
    requests = figures.requests.lines.map(Request.init)
    hasRequests = !requests.isEmpty
    requestsHow = how(.requests)
    answered = Words.count(figures.promises.answered)
    inTime = Words.count(figures.promises.inTime)
    waiting = Words.count(figures.promises.waiting)
    overdue = Words.count(figures.promises.overdue)
    questionsHow = how(.questions)
    openFindings = Words.count(figures.openFindings)
    closedFindings = Words.count(figures.closedFindings)
    findingsHow = how(.findings)
    looks = figures.sites.map(Look.init)
    hasLooks = !looks.isEmpty
    looksHow = how(.sites)
    proofSize = figures.proof.map { Words.count(Int($0.size)) }
    proofTime = figures.proof?.newest.map { HumanDate.minute($0) } ?? "not known"
    proofHow = how(.checkpoint)
    methods = [
      Method(figure: "Members", words: how(.members)),
      Method(figure: "Kinds of data", words: how(.held)),
      Method(figure: "Reasons to use it", words: how(.purposes)),
      Method(figure: "Possible recipients", words: how(.recipients)),
      Method(figure: "Handovers so far", words: how(.disclosures)),
    ]
  }
}

extension FiguresView.Choice {
  init(_ line: PublicFigures.PurposeLine) {
    label = line.label
    basis =
      line.basis == .consent
      ? "only with a yes"
      : line.basis.allowsObjection ? "goes on until a no" : "needed by contract or law"
    yes = line.yes.text
    partly = line.partly.text
    no = line.no.text
    silent = line.silent.text
  }
}

extension FiguresView.Request {
  init(_ line: RequestFigures.Line) {
    what = FormInput.capital(line.right.words)
    inTime = Words.count(line.inTime)
    late = Words.count(line.late)
    open = Words.count(line.open)
    overdue = Words.count(line.overdue)
    days = line.medianDays.map { Words.count($0) } ?? "none yet"
  }
}

extension FiguresView.Return {
  init(_ line: PublicFigures.ReturnLine) {
    what =
      switch line.kind {
      case .amount: "For money"
      case .service: "For a service"
      case .none: "For nothing"
      }
    handovers = Words.count(line.handed.handovers)
    records = Words.count(line.handed.records)
    last = line.handed.last.map { HumanDate.text($0) } ?? "never"
  }
}

extension FiguresView.AskedBack {
  init(_ line: PublicFigures.AskedBackLine) {
    recipient = line.label
    references = Words.count(line.record.counts.all)
    confirmed = Words.count(line.record.counts.confirmed)
    claimed = Words.count(line.record.counts.claimed)
    notConfirmed = Words.count(line.record.counts.notConfirmed)
    refused = Words.count(line.record.counts.refused)
    speed = DeskRecallsPage.speed(line.record)
  }
}

extension FiguresView.Look {
  init(_ line: PublicFigures.SiteLine) {
    address = line.address
    when = line.looked.map { HumanDate.text($0) + (line.isComplete ? "" : ", in part") } ?? "never"
  }
}
