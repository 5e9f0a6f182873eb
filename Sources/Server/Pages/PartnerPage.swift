import Formats
import Law
import Register
import Vendors
import Workspace

/// The values of the desk's page of one partner.
struct PartnerPage {
  struct Score {
    var name: String
    var title: String
    var question: String
    var points: String
    var reason: String
  }

  struct AgreementLine {
    var id: String
    var state: String
    var isDraft: Bool
    var canEnd: Bool
    var endHref: String
  }

  struct Line {
    var title: String
    var text: String
  }

  struct Party {
    var title: String
    var text: String
    var depth: String
    var isOver: Bool
  }

  struct Carrier {
    var text: String
    var mechanism: String
    var documents: [String]
    var country: String
    var name: String
  }

  struct PlaceLine {
    var name: String
    var code: String
    var parties: String
    var lines: [Carrier]
    var verdicts: [String]
    var isOpen: Bool
  }

  struct Option {
    var value: String
    var label: String
  }

  struct Fault {
    var audit: String
    var number: String
    var what: String
    var due: String
  }

  struct Point {
    var name: String
    var title: String
  }

  struct Waiting {
    var id: String
    var by: String
    var at: String
    var lines: [Line]
  }

  var name: String
  var team: String
  var notice: String?
  var link: String?
  var isOverdue: Bool
  var verdict: String
  var scores: [Score]
  var hasScores: Bool
  var criteria: [Score]
  var agreements: [AgreementLine]
  var hasAgreements: Bool
  var contracts: [Line]
  var points: [Point]
  var plans: [Line]
  var audits: [Line]
  var hasAudits: Bool
  var faults: [Fault]
  var hasFaults: Bool
  var parties: [Party]
  var hasParties: Bool
  var processors: [Option]
  var hasProcessors: Bool
  var places: [PlaceLine]
  var mechanisms: [Option]
  var hasGaps: Bool
  var documents: [Line]
  var hasDocuments: Bool
  var waiting: [Waiting]
  var mayWrite: Bool
  var mayDecide: Bool
  var base: String
  var back: String
  var today: String
  var formToken: String
}

extension PartnerPage {
  init(
    _ view: PartnerView, powers: DeskPowers, formToken: String, link: String?, notice: String?,
    on day: CivilDate
  ) {
    let (line, dossier) = (view.line, view.dossier)
    name = line.recipient.label
    team = line.recipient.team
    self.notice = notice
    self.link = link
    isOverdue = line.isOverdue
    verdict = Self.verdict(dossier, line)
    let made = dossier.assessment?.made.scores ?? []
    scores = made.map {
      Score(
        name: $0.criterion.rawValue, title: $0.criterion.title, question: "",
        points: "\($0.points) of 5", reason: $0.reason)
    }
    hasScores = !scores.isEmpty
    criteria = Criterion.allCases.map {
      Score(
        name: $0.rawValue, title: $0.title, question: $0.question, points: "", reason: "")
    }
    agreements = view.agreements.map {
      AgreementLine(
        id: $0.id.text, state: $0.state, isDraft: $0.isDraft, canEnd: $0.canEnd,
        endHref: Route.agreement($0.id.text, .end).path)
    }
    hasAgreements = !agreements.isEmpty
    contracts = dossier.contracts.map { list in
      Line(
        title: "\(list.agreement.text), contract \(list.contract)",
        text: list.missing.isEmpty
          ? "It settles every point of Article 28."
          : "It lacks: " + list.missing.map(\.title).joined(separator: "; ") + ".")
    }
    points = ContractPoint.allCases.map { Point(name: $0.rawValue, title: $0.title) }
    plans = dossier.plannedAudits.map {
      Line(title: "\($0.agreement.text), \(HumanDate.text($0.day))", text: $0.scope)
    }
    audits = dossier.audits.reversed().map {
      Line(
        title: "\($0.report.agreement.text), made on \(HumanDate.text($0.report.made))",
        text: $0.report.summary)
    }
    hasAudits = !audits.isEmpty || !plans.isEmpty
    faults = dossier.openFaults.map {
      Fault(
        audit: $0.audit, number: String($0.number), what: $0.fault.what,
        due: HumanDate.text($0.fault.due))
    }
    hasFaults = !faults.isEmpty
    parties = Self.parties(dossier, on: day)
    processors = dossier.subProcessors.map { Option(value: $0.id, label: $0.party.name) }
    hasProcessors = !processors.isEmpty
    places = view.places.map { Self.place($0, line) }
    mechanisms = Transfer.Mechanism.allCases.map {
      Option(value: $0.rawValue, label: $0.title)
    }
    hasGaps = !line.gaps.isEmpty
    hasParties = !parties.isEmpty
    documents = dossier.documents.map { Line(title: $0.title, text: $0.hash) }
    hasDocuments = !documents.isEmpty
    waiting = dossier.waitingAnswers.map(Self.waiting)
    mayWrite = powers.may(.settle, ownedBy: line.recipient.team)
    mayDecide = powers[.resume]
    base = Route.partner(line.recipient.id.text).path
    back = Route.partners.path
    today = day.iso
    self.formToken = formToken
  }

  private static func verdict(_ dossier: PartnerDossier, _ line: PartnerLine) -> String {
    guard let made = dossier.assessment?.made else {
      if let due = line.assessmentDue {
        return "Not assessed here. It is due on \(HumanDate.text(due))."
      }
      if let done = line.recipient.assessment?.done {
        return "Not assessed here. The register says that it was done on \(HumanDate.text(done)), "
          + "and names no next day."
      }
      return "Not assessed here, and the register names no day."
    }
    return made.isPassed
      ? "Passed on \(HumanDate.text(made.made)). It counts until \(HumanDate.text(made.until))."
      : "Did not pass on \(HumanDate.text(made.made)): nothing goes there."
  }

  private static func waiting(
    _ record: PartnerRecord, _ answers: PartnerAnswers
  ) -> Waiting {
    Waiting(
      id: record.id, by: answers.by, at: HumanDate.text(record.at),
      lines: answers.answers.map { Line(title: $0.criterion.title, text: $0.text) }
        + answers.names.map { Line(title: $0.kind.rawValue + " name", text: $0.name) }
        + answers.subProcessors.map {
          Line(title: "Sub-processor", text: "\($0.name), \($0.country.name): \($0.task)")
        })
  }
}

extension PartnerPage: Page {
  static var template: String { "partner" }
  var pageTitle: String { name }
}
