import Formats
public import Members
public import Register

/// Why a form cannot be shown or its answers cannot be taken.
public enum FormsError: Error, Equatable, Sendable, CustomStringConvertible {
  /// No form of that name is declared.
  case unknown
  /// The form's last day is over.
  case closed(FormID)
  /// No version of the form's notice may be shown yet.
  case noNotice(FormID)
  /// The form names what the published register does not declare.
  case incomplete(FormID)
  /// The members' room refuses what was given.
  case notTaken(ProblemCode)
  /// The link of a mail was used, has expired or never was.
  case linkUnknown
  /// What waits for a yes cannot be opened with this workspace's key.
  case damaged

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .unknown: "there is no such form"
    case .closed(let form): "the form `\(form)` is closed, since its last day is over"
    case .noNotice(let form):
      "the form `\(form)` cannot be shown, since no version of its notice is in force yet"
    case .incomplete(let form):
      "the form `\(form)` names what the published register does not declare; publish it again"
    case .notTaken(let code): "the answers cannot be taken: \(code.rawValue)"
    case .linkUnknown: "this link was used already, or its seven days are over"
    case .damaged:
      "what waits for a yes cannot be opened; the database and the workspace's key do not belong "
        + "together"
    }
  }
}
