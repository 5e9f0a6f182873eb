import Formats
import Register
import Statements
import Workspace

/// The values of the public page, as its template names them.
struct PublicPage {
  struct Held {
    var label: String
    var about: String
    var special: String?
    var members: String
    var purposes: [String]
    var hasPurposes: Bool
    var visibleTo: String
    var system: String
    var retention: String
  }

  struct Purpose {
    var label: String
    var description: String
    var basis: String
    var recipients: [String]
    var hasRecipients: Bool
    var marketing: Bool
    var isPaused: Bool
  }

  struct Recipient {
    var label: String
    var role: String
    var aliases: [String]
    var hasAliases: Bool
    var parent: String?
    var country: String
    var team: String
    var purposes: [String]
    var hasPurposes: Bool
    var fields: [String]
    var hasFields: Bool
    var onward: [String]
    var hasOnward: Bool
    var consideration: String
    var controls: Controls?
    /// What was asked back and how it is answered.
    var asked: Asked?
  }

  struct Asked {
    var words: String
    var speed: String
  }

  /// Where a member can restrict what a recipient collects by itself: an address or words.
  struct Controls {
    var text: String
    var link: String?

    init(_ text: String) {
      self.text = text
      // Only https may stand in a link: `javascript:` and its like never do.
      link = text.utf8.starts(with: "https://".utf8) ? text : nil
    }
  }

  /// The newest notice, in full.
  struct Notice {
    var title: String
    var version: String
    /// HTML made by `NoticeHTML`, which escapes everything in it.
    var body: String
  }

  struct Shared {
    var recipient: String
    var purpose: String
    var handovers: String
    var handoverWord: String
    var people: String
    var last: String
    var consideration: String

    init(_ line: PublicReport.SharedLine) {
      recipient = line.recipient
      purpose = line.purpose
      handovers = Words.count(line.handovers)
      handoverWord = line.handovers == 1 ? "handover" : "handovers"
      people = Words.count(line.people)
      last = HumanDate.text(line.last.date)
      consideration = line.consideration
    }
  }

  /// One disclosure from before the record: declared, not proven.
  struct Declared {
    var recipient: String
    var onward: [String]
    var purpose: String
    var period: String
    var people: String
    var day: String

    init(_ line: PublicReport.DeclaredLine) {
      recipient = line.recipient
      onward = line.onward
      purpose = line.purpose
      period = line.period
      people = line.people
      day = HumanDate.text(line.declared)
    }
  }

  var members: String
  var memberWord: String
  var heldCount: String
  var purposeCount: String
  var recipientCount: String
  var handoverCount: String
  var askAction: String
  var noticesHref = Route.notices.path
  var rights = Route.rights(.form).path
  var held: [Held]
  var hasHeld: Bool
  var purposes: [Purpose]
  var hasPurposes: Bool
  var recipients: [Recipient]
  var hasRecipients: Bool
  var shared: [Shared]
  var hasShared: Bool
  var declared: [Declared]
  var hasDeclared: Bool
  var sold: [Shared]
  var hasSold: Bool
  var bars: Bars?
  var sites: [SiteContacts]
  var hasSites: Bool
  /// The forms that take answers today.
  var forms: [FormList]
  var hasForms: Bool
  /// The newest answers to what people asked in public; nil where none are kept.
  var faq: PublicFAQ?
  /// The questions that everybody asks, answered from register and ledgers.
  var common: [CommonView]
  var hasCommon: Bool
  var figures: FiguresView?
  var notice: Notice?
  var logSize: String
  var logRoot: String
  var checkpoint: String
  var verifierKey: String
  var registerVersion: String
  var evidence: String
  var records: String
  var appPrivacy: String
  var security: String
}

extension PublicPage {
  /// The page of a report.
  init(
    _ report: PublicReport, sites: [SiteContacts] = [], questions: [AnsweredQuestion]? = nil,
    figures: PublicFigures? = nil, common: [CommonQuestion] = []
  ) {
    members = Words.count(report.members)
    memberWord = report.members == 1 ? "member" : "members"
    heldCount = Words.count(report.held.count)
    purposeCount = Words.count(report.purposes.count)
    recipientCount = Words.count(report.recipients.count)
    handoverCount = Words.count(report.shared.reduce(0) { $0 + $1.handovers })
    askAction = Route.shared.path
    held = report.held.map(Held.init)
    hasHeld = !held.isEmpty
    purposes = report.purposes.map(Purpose.init)
    hasPurposes = !purposes.isEmpty
    recipients = report.recipients.map(Recipient.init)
    hasRecipients = !recipients.isEmpty
    shared = report.shared.map(Shared.init)
    hasShared = !shared.isEmpty
    declared = report.declared.map(Declared.init)
    hasDeclared = !declared.isEmpty
    sold = report.sold.map(Shared.init)
    hasSold = !sold.isEmpty
    bars = Bars(
      report.shared.map(\.people),
      caption: "Records handed over, one bar for each row of the table, in its order.")
    self.sites = sites
    hasSites = !sites.isEmpty
    forms = report.forms.map(FormList.init)
    hasForms = !forms.isEmpty
    faq = questions.map(PublicFAQ.init)
    self.common = common.map { CommonView($0, hasSites: !sites.isEmpty) }
    hasCommon = !common.isEmpty
    self.figures = figures.map(FiguresView.init)
    notice = report.notice.map {
      Notice(
        title: $0.title, version: $0.version.description, body: NoticeHTML.render($0.text))
    }
    logSize = Words.count(Int(report.logSize))
    logRoot = report.logRoot
    checkpoint = report.checkpoint
    verifierKey = report.verifierKey
    registerVersion = String(report.registerVersion)
    evidence = Route.evidence(["checkpoint"]).path
    records = Route.processingRecord.path
    appPrivacy = Route.appPrivacy.path
    security = Route.securityText.path
  }
}

extension PublicPage: Page {
  static var template: String { "public" }
  var pageTitle: String { "What we do with your data" }
}
