public import Members
public import Register

/// One thing that is wrong with what was entered, in words for who entered it.
public struct FormProblem: Sendable, Equatable {
  /// Beside what it stands.
  public enum Place: Sendable, Hashable {
    /// The form as a whole.
    case form
    /// A field.
    case field(FieldID)
    /// The declared age.
    case age
    /// The guardian's address.
    case guardian
  }

  /// Beside what it stands.
  public let place: Place
  /// What is wrong and what to do; never what was entered.
  public let sentence: String
}

/// Answers that may be recorded.
public struct FormSubmission: Sendable, Equatable {
  /// The values, typed.
  public let values: [FieldID: Value]
  /// What was said yes to, in the form's order, each with whether the yes was express.
  public let yeses: [Yes]

  /// A yes.
  public struct Yes: Sendable, Equatable {
    /// To what.
    public let offer: FormTerms.Offered
    /// Whether special categories were agreed to expressly.
    public let isExpress: Bool
  }
}

/// What answers amount to.
public enum FormVerdict: Sendable, Equatable {
  /// Something must be mended first.
  case problems([FormProblem])
  /// They may be recorded.
  case ready(FormSubmission)
  /// A guardian must say yes first.
  case needsGuardian(FormSubmission, address: String)
}
