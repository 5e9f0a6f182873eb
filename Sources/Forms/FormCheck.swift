public import Formats
import Members
import Register

extension FormTerms {
  /// Judges answers; nothing is recorded.
  ///
  /// - Parameter byGuardian: whether a guardian says yes to them, so that only the form's own age still counts.
  public func check(_ answers: FormAnswers, on day: CivilDate, byGuardian: Bool = false)
    -> FormVerdict
  {
    var problems: [FormProblem] = []
    if !answers.notice.utf8.elementsEqual(notice.version.description.utf8) {
      problems.append(
        FormProblem(
          place: .form,
          sentence: "What we tell you about your data has changed meanwhile. Please read it "
            + "again, then send the form."))
    }
    var values: [FieldID: Value] = [:]
    for ask in asked {
      switch read(ask, answers) {
      case .success(let value): if let value { values[ask.field.id] = value }
      case .failure(let problem):
        problems.append(FormProblem(place: .field(ask.field.id), sentence: problem.sentence))
      }
    }
    let gate = AgeGate(terms: self, values: values, declared: answers.age, today: day).verdict
    problems += self.problems(gate, answers, values, byGuardian: byGuardian)
    guard problems.isEmpty else { return .problems(problems) }
    let submission = FormSubmission(
      values: values,
      yeses: offered.filter { answers.choices.contains($0.key) }.map {
        FormSubmission.Yes(
          offer: $0, isExpress: !$0.special.isEmpty && answers.express.contains($0.key))
      })
    guard gate == .needsGuardian, !byGuardian,
      case .email(let guardian)? = try? Self.guardianAddress(answers.guardian)
    else { return .ready(submission) }
    return .needsGuardian(submission, address: guardian)
  }

  private struct Unfit: Error {
    let sentence: String
  }

  private func read(_ ask: Asked, _ answers: FormAnswers) -> Result<Value?, Unfit> {
    let field = ask.field
    let written = (answers.values[field.id] ?? "").replacing("\r\n", with: "\n")
    guard written.contains(where: { !$0.isWhitespace }) else {
      return ask.isRequired ? .failure(Unfit(sentence: "Please fill this in.")) : .success(nil)
    }
    let value: Value
    do throws(ValueError) {
      value = try Value.parse(written, field: field, separator: "\n")
    } catch { return .failure(Unfit(sentence: error.code.advice)) }
    guard ask.isRequired || answers.kept.contains(field.id) else {
      return .failure(
        Unfit(sentence: "Tick the box to let us keep this, or leave the field empty."))
    }
    return .success(value)
  }

  private func problems(
    _ gate: AgeGate.Verdict, _ answers: FormAnswers, _ values: [FieldID: Value], byGuardian: Bool
  ) -> [FormProblem] {
    switch gate {
    case .old: return []
    case .unknown: return [FormProblem(place: .age, sentence: "Please say how old you are.")]
    case .malformed:
      return [FormProblem(place: .age, sentence: "Please write your age in years, such as 34.")]
    case .tooYoung:
      return [
        FormProblem(
          place: .age,
          sentence: "This is for people of \(form.age ?? 0) and over. Nothing was kept.")
      ]
    case .needsGuardian:
      if byGuardian { return [] }
      guard case .email(let address)? = try? Self.guardianAddress(answers.guardian) else {
        return [
          FormProblem(
            place: .guardian,
            sentence: "At your age a parent or guardian must agree. Write their e-mail address "
              + "here, and we ask them.")
        ]
      }
      let own = values.values.contains { value in
        if case .email(let mine) = value {
          mine.lowercased() == address.lowercased()
        } else {
          false
        }
      }
      return own
        ? [FormProblem(place: .guardian, sentence: "This must not be your own address.")] : []
    }
  }

  private static func guardianAddress(_ text: String) throws -> Value {
    let field = Field(
      id: try FieldID("guardian").orDamaged(), label: "", kind: .email, system: "")
    return try Value.parse(text, field: field)
  }
}

extension Optional {
  fileprivate func orDamaged() throws(FormsError) -> Wrapped {
    guard let self else { throw .damaged }
    return self
  }
}

extension ProblemCode {
  /// What to do, for who fills in a form.
  fileprivate var advice: String {
    switch self {
    case .notAnEmail: "Please write an e-mail address, such as name@example.org."
    case .impossibleDate: "Please write a day that exists, as 2026-11-21."
    case .impossibleMonth: "Please write a month, as 2026-11."
    case .notANumber: "Please write a whole number."
    case .notYesOrNo: "Please choose yes or no."
    case .notACountry: "Please choose a country."
    case .notAnOption: "Please choose one of the answers."
    case .tooLong: "This is too long."
    default: "This cannot be read. Please write it again."
    }
  }
}
