import Consent
import Formats
import Members
import Register
import Store
import Vault
import Workspace

/// The values of the page on which staff find a member and take down what was said by phone or by post (demand C4).
struct LookUpPage {
  /// The member who was found.
  struct Found {
    struct Value {
      var label: String
      var value: String
      var source: String
      var until: String
    }

    struct Way {
      var purpose: String
      var recipient: String
      var label: String
      var recipientLabel: String
      var state: String
      var stateClass: String
      var isPermitted: Bool
      var canAllow: Bool
      var notice: String
      /// What is read to the member before a yes.
      var script: String
    }

    struct Line {
      var at: String
      var sentence: String
      /// The address of the letter on which a choice rests.
      var letter: String?
    }

    var since: String
    var reference: String
    var values: [Value]
    var hasValues: Bool
    var ways: [Way]
    var hasWays: Bool
    var had: [Line]
    var hasHad: Bool
    var history: [Line]
    var hasHistory: Bool
    var older: String?
    var recipients: [Option]
    var hasRecipients: Bool
  }

  /// How many lines of what happened are shown.
  static let longest = 50

  var formToken: String
  var lookAction: String
  var voiceAction: String
  var back: String?
  /// Why nobody is shown, after a search.
  var problem: String?
  var kinds: [Option]
  var reasons: [Option]
  var channels: [Option]
  var mayVoice: Bool
  /// The media types that a browser offers first; what is taken is told by the bytes.
  var letterTypes: String
  var found: Found?
}

extension LookUpPage {
  /// The page, with a member when one was found.
  init(formToken: String, powers: DeskPowers, problem: String? = nil, found: Found? = nil) {
    self.formToken = formToken
    lookAction = Route.lookUp.path
    voiceAction = Route.voice.path
    back = powers.mayRead ? Route.desk.path : nil
    self.problem = problem
    kinds = [
      Option(id: HandleKind.id.rawValue, label: "Member number"),
      Option(id: HandleKind.email.rawValue, label: "E-mail address"),
    ]
    reasons = [
      Option(id: Look.Reason.asked.rawValue, label: "The member asks for something"),
      Option(id: Look.Reason.request.rawValue, label: "A request under data protection law"),
      Option(id: Look.Reason.check.rawValue, label: "Checking how data is used"),
    ]
    channels = [Channel.phone, .post, .email, .inPerson].map {
      Option(id: $0.rawValue, label: Words.channel($0))
    }
    mayVoice = powers.mayVoice
    letterTypes = ScannedLetter.Kind.allCases.map(\.mediaType).joined(separator: ",")
    self.found = found
  }
}

extension LookUpPage.Found {
  /// The values of a member's report, with the addresses of those letters that may be opened.
  init(
    _ report: MemberReport, reference: String, organisation: Organisation,
    letters: [UUIDv7: String] = [:]
  ) {
    since = HumanDate.text(report.since.date)
    self.reference = reference
    values = report.held.map { item in
      Value(
        label: item.label, value: item.value,
        source: "\(item.source), \(HumanDate.text(item.collected))",
        until: item.until.map { "until \(HumanDate.text($0))" } ?? "while a member")
    }
    hasValues = !values.isEmpty
    ways = report.switches.flatMap { purpose in
      purpose.recipients.map { one in
        Way(
          purpose: purpose.purpose.text, recipient: one.recipient.text, label: purpose.label,
          recipientLabel: one.label, state: one.isPermitted ? "Allowed" : "Not allowed",
          stateClass: one.isPermitted ? "yes" : "no", isPermitted: one.isPermitted,
          canAllow: !one.isPermitted && purpose.needsConsent && one.notice != nil,
          notice: one.notice?.description ?? "",
          script: Self.script(purpose, one, organisation: organisation))
      }
    }
    hasWays = !ways.isEmpty
    had = report.had.map {
      Line(at: HumanDate.text($0.at.date), sentence: "\($0.recipient), for \($0.purpose)")
    }
    hasHad = !had.isEmpty
    history = report.history.prefix(LookUpPage.longest).map {
      Line(
        at: HumanDate.minute($0.at), sentence: $0.sentence,
        letter: $0.letter.flatMap { letters[$0.id] })
    }
    hasHistory = !history.isEmpty
    let rest = report.history.count - history.count
    older = rest > 0 ? "There are \(Words.count(rest)) older lines." : nil
    var seen: Set<RecipientID> = [.ourselves]
    recipients = report.switches.flatMap(\.recipients)
      .filter { seen.insert($0.recipient).inserted }
      .map { Option(id: $0.recipient.text, label: $0.label) }
      .sorted { ($0.label, $0.id) < ($1.label, $1.id) }
    hasRecipients = !recipients.isEmpty
  }

  /// The words that are read out; they are kept with the choice.
  static func script(
    _ purpose: MemberReport.Switch, _ recipient: MemberReport.RecipientSwitch,
    organisation: Organisation
  ) -> String {
    "\(purpose.description) For this, \(recipient.label) would get data about you from "
      + "\(organisation.name). You may say no, and take a yes back at any time. Do you agree?"
  }
}

extension LookUpPage: Page {
  static var template: String { "lookup" }
  var pageTitle: String { "Find a member" }
}
