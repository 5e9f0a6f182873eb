/// Who does something; Workspace authenticates it before any room sees it.
public struct Actor: Sendable, Codable, Hashable {
  /// The kinds of actor.
  public enum Kind: String, Sendable, Codable, CaseIterable, SQLBindable {
    /// A person who works for the organisation.
    case staff
    /// A program with an API key.
    case key
    /// A subject, about themselves or their own child.
    case member
    /// The product itself: retention, expiry, queues.
    case system
  }

  /// What kind of actor.
  public let kind: Kind
  /// Our own identifier within the kind; never a name, an address or the host's identifier.
  public let id: String

  /// An actor of a kind.
  public init(kind: Kind, id: String) {
    self.kind = kind
    self.id = id
  }
}
