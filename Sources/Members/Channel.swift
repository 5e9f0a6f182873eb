/// On what way a notice reached a person, or a choice reached us.
public enum Channel: String, Sendable, Hashable, Codable, CaseIterable {
  /// A web page.
  case web
  /// An app.
  case app
  /// The telephone.
  case phone
  /// A letter.
  case post
  /// An e-mail.
  case email
  /// A desk or a door.
  case inPerson = "in-person"
  /// A file from another system, which does not say.
  case `import`
  /// A program of ours or of the host's.
  case api
}
