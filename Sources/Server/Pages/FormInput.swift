import Forms
import Law
import Register

/// One question of a form, with what was entered and what is wrong with it.
struct FormInput {
  /// One of the answers to choose from.
  struct Choice {
    var choiceValue: String
    var choiceLabel: String
    var isChosen: Bool
  }

  var inputID: String
  var inputName: String
  var label: String
  /// The input's type; nil for several lines or a list to choose from.
  var type: String?
  var isLines: Bool
  var choices: [Choice]
  var hasChoices: Bool
  var value: String
  var isNeeded: Bool
  var hint: String?
  var problem: String?
  /// The identifiers of hint and problem, for those who hear the page.
  var describedBy: String?
  var keep: FormPage.Tick?

  private init(
    id: String, name: String, label: String, kind: Field.Kind, options: [Choice] = [],
    value: String, isNeeded: Bool, hint: String?, problem: String?, keep: FormPage.Tick? = nil
  ) {
    inputID = id
    inputName = name
    self.label = label
    isLines = kind == .address || kind == .list
    choices = options
    hasChoices = !options.isEmpty
    type = isLines || hasChoices ? nil : Self.type(kind)
    self.value = value
    self.isNeeded = isNeeded
    self.hint = hint
    self.problem = problem
    let described = [hint.map { _ in "\(id)-hint" }, problem.map { _ in "\(id)-wrong" }]
      .compactMap(\.self).joined(separator: " ")
    describedBy = described.isEmpty ? nil : described
    self.keep = keep
  }

  /// The question for a field; what nobody has to give comes with a tick of its own.
  init(
    _ asked: FormTerms.Asked, _ organisation: Organisation, _ answers: FormAnswers,
    _ problems: [FormProblem]
  ) {
    let field = asked.field
    let value = answers.values[field.id] ?? ""
    let id = "field-\(field.id.text)"
    var hint = asked.isRequired ? asked.usesWords : ""
    switch field.kind {
    case .date: hint += " Write the day as 2026-11-21."
    case .month: hint += " Write the month as 2026-11."
    case .list: hint += " One a line."
    default: break
    }
    if field.id == organisation.birthField, organisation.unknownAge == .child, !asked.isRequired {
      hint += " Without it we treat you as a child, and nothing that needs your yes happens."
    }
    hint = String(hint.drop { $0 == " " })
    self.init(
      id: id, name: Self.name(field.id), label: Self.capital(field.label), kind: field.kind,
      options: Self.options(field, chosen: value), value: value, isNeeded: asked.isRequired,
      hint: hint.isEmpty ? nil : hint,
      problem: problems.first { $0.place == .field(field.id) }?.sentence,
      keep: asked.isRequired
        ? nil
        : FormPage.Tick(
          tickID: "keep-\(field.id.text)", tickName: "keep", tickValue: field.id.text,
          isOn: answers.kept.contains(field.id), words: asked.keepWords(of: organisation)))
  }

  /// How old somebody is: it decides who must agree, and is not kept.
  static func age(_ answers: FormAnswers, _ problems: [FormProblem]) -> FormInput {
    FormInput(
      id: "age", name: "age", label: "Your age in years", kind: .wholeNumber, value: answers.age,
      isNeeded: false,
      hint: "We ask to know whether a parent or guardian must agree. We do not keep it.",
      problem: problems.first { $0.place == .age }?.sentence)
  }

  /// A guardian's address; asked only of those who are too young to decide alone.
  static func guardian(_ answers: FormAnswers, _ problems: [FormProblem]) -> FormInput? {
    let problem = problems.first { $0.place == .guardian }?.sentence
    guard problem != nil || !answers.guardian.isEmpty else { return nil }
    return FormInput(
      id: "guardian", name: "guardian", label: "Your parent's or guardian's e-mail address",
      kind: .email, value: answers.guardian, isNeeded: false,
      hint:
        "We write to them once. Unless they say yes within seven days, all of this is destroyed.",
      problem: problem)
  }

  /// The name of a field in the form that is sent.
  static func name(_ field: FieldID) -> String { "v.\(field.text)" }

  private static func type(_ kind: Field.Kind) -> String {
    switch kind {
    case .email: "email"
    case .date: "date"
    case .month: "month"
    default: "text"
    }
  }

  private static func options(_ field: Field, chosen: String) -> [Choice] {
    let pairs: [(String, String)] =
      switch field.kind {
      case .yesNo: [("yes", "Yes"), ("no", "No")]
      case .oneOf: field.options.map { ($0, $0) }
      case .country:
        Country.all.map { ($0.code, $0.name) }.sorted {
          $0.1.utf8.lexicographicallyPrecedes($1.1.utf8)
        }
      default: []
      }
    guard !pairs.isEmpty else { return [] }
    return ([("", "No answer")] + pairs).map {
      Choice(choiceValue: $0.0, choiceLabel: $0.1, isChosen: $0.0 == chosen)
    }
  }

  static func capital(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
