import Formats
import Register
import Store
import Workspace

/// The values of a subject's own page, as its template names them.
struct MemberPage {
  struct Held {
    var field: String
    var written: String
    var label: String
    var value: String
    var isSpecial: Bool
    var source: String
    var collected: String
    var told: String
    var why: [String]
    var hasWhy: Bool
    var until: String
    var visibleTo: String
    var system: String
  }

  struct Had {
    var recipient: String
    var at: String
    var purpose: String
    var through: [String]
    var hasThrough: Bool
    var fields: [String]
    var consideration: String
  }

  struct DeclaredHad {
    struct Answer {
      var word: String
      var meaning: String
    }

    var recipient: String
    var purpose: String
    var period: String
    var people: String
    var through: [String]
    var hasThrough: Bool
    var onward: [String]
    var hasOnward: Bool
    var fields: [String]
    var isListed: Bool
    var asked: Answer?
  }

  struct Asked {
    var recipient: String
    var at: String
    var what: String
    var word: String
    var meaning: String
  }

  struct Refused {
    var recipient: String
    var purpose: String
    var at: String
    var reasons: [String]
  }

  struct Request {
    var what: String
    var id: String
    var received: String
    var explanation: String
    var due: String?
    var answer: String?
    var withdrawAction: String?
  }

  struct Seen {
    var at: String
    var role: String
    var reason: String
  }

  struct Line {
    var machine: String
    var at: String
    var sentence: String
    /// The address of the receipt of a choice.
    var receipt: String?
    /// The address of the letter on which a choice rests.
    var letter: String?
  }

  /// How many lines of what happened are shown on the page.
  static let longest = 200

  var since: String
  /// What the person has just done, in a sentence.
  var notice: String?
  /// Whether their browser said no just now.
  var signal: Bool
  /// Whether they have had every use of their data restricted.
  var isFrozen: Bool
  var held: [Held]
  var hasHeld: Bool
  var had: [Had]
  var hasHad: Bool
  /// What went out before the record, with the member in it or maybe.
  var declared: [DeclaredHad]
  var hasDeclared: Bool
  var proofs = Route.proofs.path
  var packages = Route.packages.path
  var erase = Route.erase.path
  var asked: [Asked]
  var hasAsked: Bool
  var refused: [Refused]
  var hasRefused: Bool
  var switches: [ChoiceSwitch]
  var hasSwitches: Bool
  var stoppable: [Option]
  var hasStoppable: Bool
  var requests: [Request]
  var hasRequests: Bool
  var rights = RightOption.ofPeople
  var requestAction = Route.rights(.own).path
  var seen: [Seen]
  var hasSeen: Bool
  var history: [Line]
  var hasHistory: Bool
  var older: String?
  var formToken: String
  var choicesAction: String
  var stopAction: String
  var correctAction: String
  /// What the log's checkpoints of today and of the last visit say; nil where none is known.
  var recollection: Recollection?
}

/// One entry of a list to choose from.
struct Option {
  var id: String
  var label: String
}

extension MemberPage {
  /// The page of a report.
  init(
    _ report: MemberReport, formToken: String, notice: String?, signal: Bool, isFrozen: Bool,
    requests own: [OwnRequest] = [], recollection: Recollection? = nil
  ) {
    self.recollection = recollection
    self.isFrozen = isFrozen
    since = HumanDate.text(report.since.date)
    self.notice = notice
    self.signal = signal
    held = report.held.map { item in
      Held(
        field: item.field.text, written: item.written, label: FormInput.capital(item.label),
        value: item.value,
        isSpecial: item.isSpecial, source: item.source,
        collected: HumanDate.text(item.collected), told: item.told, why: item.why,
        hasWhy: !item.why.isEmpty,
        until: item.until.map { "until \(HumanDate.text($0))" } ?? "as long as you are a member",
        visibleTo: item.visibleTo, system: item.system)
    }
    hasHeld = !held.isEmpty
    had = report.had.map { item in
      Had(
        recipient: item.recipient, at: HumanDate.text(item.at.date), purpose: item.purpose,
        through: item.through, hasThrough: !item.through.isEmpty, fields: item.fields,
        consideration: item.consideration)
    }
    hasHad = !had.isEmpty
    declared = report.declared.map { item in
      DeclaredHad(
        recipient: item.recipient, purpose: item.purpose, period: item.period,
        people: item.people, through: item.through, hasThrough: !item.through.isEmpty,
        onward: item.onward, hasOnward: !item.onward.isEmpty, fields: item.fields,
        isListed: item.isListed,
        asked: item.asked.map { .init(word: $0, meaning: Self.meaning($0)) })
    }
    hasDeclared = !declared.isEmpty
    asked = report.asked.map { item in
      Asked(
        recipient: item.recipient, at: HumanDate.text(item.day), what: item.what, word: item.word,
        meaning: Self.meaning(item.word))
    }
    hasAsked = !asked.isEmpty
    refused = report.refused.map { item in
      Refused(
        recipient: item.recipient, purpose: item.purpose, at: HumanDate.text(item.at.date),
        reasons: item.reasons)
    }
    hasRefused = !refused.isEmpty
    switches = report.switches.map { item in
      ChoiceSwitch(
        purpose: item.purpose.text, purposeLabel: item.label, label: item.label,
        description: item.description,
        consequence: item.consequence.isEmpty ? nil : item.consequence,
        recipients: item.recipients.map { one in
          ChoiceSwitch.Recipient(
            recipient: one.recipient.text, label: one.label, isPermitted: one.isPermitted,
            reasons: one.reasons, controls: one.controls)
        })
    }
    hasSwitches = !switches.isEmpty
    stoppable = Self.others(in: report)
    hasStoppable = !stoppable.isEmpty
    requests = own.map { request in
      Request(
        what: FormInput.capital(request.what), id: request.id,
        received: HumanDate.text(request.received), explanation: request.explanation,
        due: request.due.map { HumanDate.text($0) }, answer: request.answer,
        withdrawAction: request.canWithdraw
          ? Route.rights(.withdrawOwn(request.id)).path : nil)
    }
    hasRequests = !requests.isEmpty
    seen = report.seen.map { look in
      Seen(at: HumanDate.minute(look.at), role: look.role, reason: look.reason)
    }
    hasSeen = !seen.isEmpty
    history = report.history.prefix(Self.longest).map { line in
      Line(
        machine: line.at.rfc3339, at: HumanDate.minute(line.at), sentence: line.sentence,
        receipt: line.receipt.map { Route.receiptPage(String($0)).path },
        letter: line.letter.map { Route.ownLetter($0.id.text).path })
    }
    hasHistory = !history.isEmpty
    older =
      report.history.count > Self.longest
      ? "There are \(Words.count(report.history.count - Self.longest)) older lines. "
        + "Ask us for all of them." : nil
    self.formToken = formToken
    choicesAction = Route.choices.path
    stopAction = Route.stop.path
    correctAction = Route.correct.path
  }

  private static func meaning(_ word: String) -> String {
    switch word {
    case "confirmed": "They signed that it was done."
    case "claimed": "They say that it was done; nothing proves it."
    case "refused": "They refused; we are dealing with it."
    default: "They have not answered yet."
    }
  }

  /// Everyone but ourselves whom the switches name, each once, in the order of their names.
  private static func others(in report: MemberReport) -> [Option] {
    var seen: Set<String> = []
    return report.switches.flatMap(\.recipients)
      .filter { $0.recipient != .ourselves && seen.insert($0.recipient.text).inserted }
      .map { Option(id: $0.recipient.text, label: $0.label) }
      .sorted { ($0.label, $0.id) < ($1.label, $1.id) }
  }
}

extension MemberPage: Page {
  static var template: String { "member" }
  var pageTitle: String { "Your data" }
}
