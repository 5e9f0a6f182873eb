import Formats
import Law
import Rights
import Workspace

/// The form of one step that a request allows, for the desk.
struct RequestStepForm {
  struct Field {
    var name: String
    var id: String
    var label: String
    var aside: String?
    var isText = false
    var isArea = false
    var isDate = false
    var isTick = false
    var options: [Option] = []
    var hasOptions = false
    var isRequired = false
  }

  var title: String
  var button: String
  var action: String
  var note: String?
  var fields: [Field]
  var isStop = false

  init(
    _ step: Route.RightsPlace.Step, of id: String, _ title: String, _ button: String,
    note: String? = nil, isStop: Bool = false, _ fields: [Field] = []
  ) {
    self.title = title
    self.button = button
    action = Route.rights(.step(id, step)).path
    self.note = note
    self.isStop = isStop
    self.fields = fields.map {
      var field = $0
      field.id = "\(step.rawValue)-\($0.name)"
      return field
    }
  }

  static func area(
    _ name: String, _ label: String, _ aside: String? = nil, isRequired: Bool = true
  ) -> Field {
    Field(name: name, id: "", label: label, aside: aside, isArea: true, isRequired: isRequired)
  }

  static func text(
    _ name: String, _ label: String, _ aside: String? = nil, isRequired: Bool = false
  ) -> Field {
    Field(name: name, id: "", label: label, aside: aside, isText: true, isRequired: isRequired)
  }

  static func date(_ name: String, _ label: String, _ aside: String? = nil) -> Field {
    Field(name: name, id: "", label: label, aside: aside, isDate: true)
  }

  static func choice(_ name: String, _ label: String, _ options: [Option]) -> Field {
    Field(
      name: name, id: "", label: label, options: options, hasOptions: true, isRequired: true)
  }

  static func tick(_ name: String, _ label: String) -> Field {
    Field(name: name, id: "", label: label, isTick: true)
  }
}

extension RequestStepForm {
  /// Every step that a request allows now, in the order in which they are usually taken.
  static func all(_ view: RequestView, on day: CivilDate) -> [RequestStepForm] {
    let request = view.request
    guard request.isOpen else { return [] }
    return checks(request) + moves(view, on: day) + notes(request)
  }

  private static func checks(_ request: SubjectRequest) -> [RequestStepForm] {
    let id = request.id
    var forms: [RequestStepForm] = []
    if request.right != .notice {
      forms.append(
        RequestStepForm(
          .classify, of: id, "Say what it asks for", "Classify",
          [
            choice(
              "right", "It asks for",
              RequestRight.ofPeople.filter { $0 != .unclassified }.map {
                Option(id: $0.rawValue, label: $0.words)
              })
          ]))
    }
    if request.mandate == .waiting || request.mandate == .rejected {
      forms.append(
        RequestStepForm(
          .mandate, of: id, "Check the paper of whoever acts for the person", "Write it down",
          [
            choice(
              "verdict", "The paper is",
              [
                Option(id: "accepted", label: "accepted"),
                Option(id: "rejected", label: "not accepted"),
              ]), area("words", "Why"),
          ]))
    }
    if request.others == .waiting {
      forms.append(
        RequestStepForm(
          .clear, of: id, "Clear what is about a second person", "I have looked",
          [area("words", "What was done about it")]))
    }
    return forms
  }

  private static func moves(_ view: RequestView, on day: CivilDate) -> [RequestStepForm] {
    let request = view.request
    let id = request.id
    let allowed = Set(RequestMoves.moves(from: request.state))
    var forms: [RequestStepForm] = []
    if !request.isIdentified || request.state == .awaitingIdentity {
      forms.append(
        RequestStepForm(
          .identify, of: id, "Settle who asks", "It is settled",
          [
            text("handle", "The member's identifier or e-mail address"),
            tick("nobody", "It is nobody of ours"),
            date("on", "The proof came on", "empty: today"),
          ]))
    } else if allowed.contains(.start) {
      forms.append(RequestStepForm(.start, of: id, "Take it up", "Begin"))
    }
    if allowed.contains(.answer) { forms += carryOut(request, on: day) }
    if request.right == .complaint {
      if request.acknowledged == nil {
        forms.append(
          RequestStepForm(
            .acknowledge, of: id, "Acknowledge the complaint", "Acknowledge",
            [date("on", "On", "empty: today")]))
      }
      forms.append(
        RequestStepForm(
          .enquire, of: id, "Write down what was found", "Write it down",
          [area("words", "What was enquired into, and what was found")]))
    }
    if request.right == .notice {
      forms.append(
        RequestStepForm(
          .task, of: id, "Add a task", "Add it",
          [
            area("words", "What is to be done"), text("owner", "Who owes it", isRequired: true),
            date("due", "By"),
          ]))
    }
    if allowed.contains(.answer) { forms.append(answer(request, on: day)) }
    if request.right != .notice { forms += told(request, allowed, on: day) }
    return forms
  }

  /// What the program does by itself.
  private static func carryOut(
    _ request: SubjectRequest, on day: CivilDate
  ) -> [RequestStepForm] {
    func form(
      _ title: String, _ button: String, note: String? = nil, isStop: Bool = false,
      _ fields: [Field] = []
    ) -> [RequestStepForm] {
      [
        RequestStepForm(
          .carryOut, of: request.id, title, button, note: note, isStop: isStop,
          fields + late(request, on: day))
      ]
    }
    switch request.right {
    case .withdrawal, .objection, .restriction:
      return form(
        "Carry it out", "Carry it out and answer",
        note: "It is recorded as the person's own choice and counts from the next decision on.")
    case .access, .portability:
      return form(
        "Make the copy and hand it out", "Make it and answer",
        note: "Other systems are asked first. The letter has a link that works once.",
        [tick("partial", "Though other systems have not all answered")])
    case .erasure:
      return form(
        "Erase the person", "Erase and answer",
        note: "Everything goes, here and in other systems.", isStop: true,
        [tick("sure", "The person asked for it, and it cannot be undone")])
    case .rectification:
      return form(
        "Put one value right", "Put it right and answer",
        [
          text("field", "The field, as the register names it", isRequired: true),
          text("value", "The right value", "empty: remove it"),
        ])
    case .complaint, .notice, .unclassified: return []
    }
  }

  private static func answer(_ request: SubjectRequest, on day: CivilDate) -> RequestStepForm {
    RequestStepForm(
      .answer, of: request.id, "Answer", "Answer",
      [
        choice(
          "outcome", "What came out",
          RequestOutcome.of(request.right).map { Option(id: $0.rawValue, label: $0.words) }),
        area("words", "The answer", "the person reads it"),
      ] + late(request, on: day))
  }

  private static func told(
    _ request: SubjectRequest, _ allowed: Set<RequestMove>, on day: CivilDate
  ) -> [RequestStepForm] {
    let id = request.id
    var forms: [RequestStepForm] = []
    func add(_ move: RequestMove, _ form: @autoclosure () -> RequestStepForm) {
      if allowed.contains(move) { forms.append(form()) }
    }
    add(
      .pause,
      RequestStepForm(
        .pause, of: id, "Ask the person something", "Ask, and stop the clock",
        note: "Only where the law that governs allows it.", [area("words", "The question")]))
    add(
      .resume,
      RequestStepForm(
        .resume, of: id, "Their answer has come", "Go on",
        [
          date("on", "It came on", "empty: today"),
          area("words", "What they said", isRequired: false),
        ]))
    add(
      .extend,
      RequestStepForm(
        .extend, of: id, "Take longer", "Tell them, and extend",
        note: "The person is told the reasons, in time.", [area("words", "The reasons")]))
    add(
      .askIdentity,
      RequestStepForm(
        .askIdentity, of: id, "Ask for proof of identity", "Ask",
        [area("words", "What is needed, and why")]))
    add(
      .askFee,
      RequestStepForm(
        .askFee, of: id, "Ask for a fee", "Ask",
        note: "Law allows it for manifestly unfounded or excessive requests alone.",
        [area("words", "How much, and why")]))
    add(
      .settleFee,
      RequestStepForm(
        .settleFee, of: id, "The fee is settled", "Go on",
        [date("on", "Paid on", "empty: nobody asks for it any more")]))
    add(
      .refuse,
      RequestStepForm(
        .refuse, of: id, "Refuse", "Refuse", note: "The letter says where one complains.",
        isStop: true,
        [area("words", "The reasons", "the person reads them")]
          + late(request, on: day)))
    add(
      .withdraw,
      RequestStepForm(
        .withdraw, of: id, "The person takes it back", "Write it down",
        [area("words", "What they said", isRequired: false)]))
    return forms
  }

  private static func late(_ request: SubjectRequest, on day: CivilDate) -> [Field] {
    request.isLate(on: day) ? [area("late", "Why it is late")] : []
  }

  private static func notes(_ request: SubjectRequest) -> [RequestStepForm] {
    let id = request.id
    var forms = [
      RequestStepForm(
        .assign, of: id, "Give it to somebody", "Give it",
        [text("owner", "Team or account", isRequired: true)])
    ]
    guard request.right != .notice else { return forms }
    forms.append(
      RequestStepForm(
        .locate, of: id, "Say which law counts", "Count anew",
        [
          text("place", "Where the person lives", "two letters, or US-CA"),
          text(
            "region", "Part of the United Kingdom", "england-and-wales, scotland, northern-ireland"),
          text("law", "Law", "as `law list` names it"),
        ]))
    if request.others != .waiting {
      forms.append(
        RequestStepForm(
          .flag, of: id, "A second person's data may be in the answer", "Stop the answer",
          [area("words", "Where, and why")]))
    }
    return forms
  }
}
