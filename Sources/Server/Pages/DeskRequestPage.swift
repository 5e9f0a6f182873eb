import Access
import Erasure
import Formats
import Law
import Members
import Rights
import Store
import Workspace

/// The values of the desk's page of one request.
struct DeskRequestPage {
  struct Fact {
    var name: String
    var text: String
  }

  struct Step {
    var text: String
    var source: String
  }

  struct Note {
    var at: String
    var words: String
    var texts: [String]
    var by: String
  }

  struct Task {
    var number: Int
    var what: String
    var aside: String
    var isOpen: Bool
  }

  var what: String
  var state: String
  var id: String
  var notice: String?
  var isLate: Bool
  var list = Route.rights(.desk).path
  var facts: [Fact]
  var said: [Fact]
  var hasSaid: Bool
  var gone: String?
  var letter: String?
  var steps: [Step]
  var hasSteps: Bool
  var warnings: [String]
  var joined: [String]
  var hasJoined: Bool
  var into: String?
  var tasks: [Task]
  var isNotice: Bool
  var hasTasks: Bool
  var finishAction: String
  var forms: [RequestStepForm]
  var hasForms: Bool
  var notes: [Note]
  var formToken: String

  init(_ view: RequestView, notice: String?, formToken: String, on day: CivilDate) {
    let request = view.request
    what = FormInput.capital(request.right.words)
    state = request.joinedInto == nil ? request.state.words : "joined to another"
    id = request.id
    self.notice = notice
    isLate = request.isLate(on: day)
    facts = Self.facts(view, on: day)
    said = Self.said(view.content)
    hasSaid = !said.isEmpty
    gone = request.isErased ? "The person was erased, and what was said with them." : nil
    letter = view.hasLetter ? Route.rights(.letter(request.id)).path : nil
    steps = (view.deadline?.steps ?? []).map { Step(text: $0.text, source: $0.source) }
    hasSteps = !steps.isEmpty
    warnings = view.deadline?.warnings ?? []
    joined = view.joined.map {
      "One that came on \(HumanDate.text($0.received)), \(Words.channel($0.channel)), was joined to it."
    }
    hasJoined = !joined.isEmpty
    into = request.joinedInto.map { Route.rights(.one($0)).path }
    tasks = view.tasks.map { task in
      Task(
        number: task.number, what: task.what ?? "(cannot be read)",
        aside: task.done.map { "done on \(HumanDate.text($0))" }
          ?? "\(task.owner), by \(HumanDate.text(task.due))\(task.due < day ? ", overdue" : "")",
        isOpen: task.done == nil && request.isOpen)
    }
    isNotice = request.right == .notice
    hasTasks = !tasks.isEmpty
    finishAction = Route.rights(.step(request.id, .finishTask)).path
    forms = RequestStepForm.all(view, on: day)
    hasForms = !forms.isEmpty
    notes = view.history.reversed().map { note in
      Note(
        at: HumanDate.text(note.day), words: EntryWords.kind(note.kind),
        texts: ["words", "reason", "late"].compactMap { note.texts[$0] },
        by: "\(note.actor.kind.rawValue) \(note.actor.id), entry \(note.sequence)")
    }
    self.formToken = formToken
  }

  private static func facts(_ view: RequestView, on day: CivilDate) -> [Fact] {
    let request = view.request
    func text(_ day: CivilDate?) -> String? { day.map { HumanDate.text($0) } }
    let all: [(String, String?)] = [
      ("Received", "\(HumanDate.text(request.received)), \(Words.channel(request.channel))"),
      ("Who", who(request)),
      ("Safe day", request.isOpen ? text(request.safeDue) : nil),
      ("Legal date", text(request.legalDue)),
      ("The clock stands since", text(view.deadline?.standsSince)),
      ("Last day for an extension's notice", request.isOpen ? text(view.deadline?.noticeBy) : nil),
      ("Law", view.deadline.map { "\($0.lawName) (\($0.law))" }),
      ("Lives in", request.place), ("With", request.owner),
      ("Acknowledged", text(request.acknowledged)), ("Enquired into", text(request.enquired)),
      ("Undertaking", request.undertaking),
      ("Paper of the agent", request.mandate == .none ? nil : request.mandate.rawValue),
      ("Second person's data", request.others == .none ? nil : request.others.rawValue),
      ("Told by", request.right == .notice || view.hasAddress ? nil : "phone or post: no address"),
      (
        "Still to answer",
        view.systems.isEmpty ? nil : view.systems.joined(separator: ", ")
      ),
      (
        "Copy",
        view.package.map {
          "\($0.id), kept until \(HumanDate.text($0.expires.date))"
            + ($0.fetched == nil ? ", not fetched yet" : ", fetched")
        }
      ),
      (
        "Erasure",
        view.erasure.map {
          "\($0.id), "
            + ($0.erased.map { "erased on \(HumanDate.text($0.date))" } ?? "waits for a hold")
        }
      ),
      ("Ended", text(request.ended)), ("Outcome", request.outcome?.words),
    ]
    return all.compactMap { name, text in text.map { Fact(name: name, text: $0) } }
  }

  private static func who(_ request: SubjectRequest) -> String {
    switch request.behalf {
    case _ where request.right == .notice: "an authority"
    case .agent: "somebody who acts for the person"
    case .guardian: "a parent or guardian"
    case .own where request.isErased: "somebody who was erased"
    case .own where request.subject != nil: "a member"
    case .own: request.isIdentified ? "nobody of ours" : "not settled"
    }
  }

  private static func said(_ content: RequestContent?) -> [Fact] {
    guard let content else { return [] }
    let all: [(String, String?)] = [
      ("Name", content.name), ("Address", content.contact), ("Number", content.number),
      ("Acts for the person", content.agent), ("Authority", content.authority),
      ("Reference", content.reference), ("Words", content.words),
    ]
    return all.compactMap { name, text in text.map { Fact(name: name, text: $0) } }
  }
}

extension DeskRequestPage: Page {
  static var template: String { "deskrequest" }
  var pageTitle: String { "Request \(id)" }
}
