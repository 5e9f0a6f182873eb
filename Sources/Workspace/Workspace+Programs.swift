import Index
import Members
public import Register
public import Staff
import Standing
public import Store
public import Vault

/// What programs ask for with every request, kept until an entry says that it may have changed.
struct Recent: Sendable {
  let keys: Remembered<[UInt8], ApplicationKey?>
  let subjects: Remembered<[UInt8], UInt32?>
  let inForce: Remembered<Bool, InForce?>
  let feed: Feed

  /// Entries that leave every handle where it is; after any other, handles are read again.
  private static let harmless: Set<String> = [
    "agreement", "choice", "choices", "disclosure", "door", "job", "key", "notice", "purpose",
    "register",
    "staff",
  ]

  /// Entries of which thousands come in a minute and none of which changes what is in force.
  private static let frequent: Set<String> = [
    "choice", "choices", "member", "members", "job", "door",
  ]

  init(_ feed: Feed) {
    self.feed = feed
    inForce = Remembered(feed) { !Self.frequent.contains($0) }
    keys = Remembered(feed, limit: 1_024) { $0 == "key" }
    subjects = Remembered(feed) { !Self.harmless.contains($0) }
  }
}

extension Workspace {
  /// Where the feed stands now: asked for once in a request, after it arrived, and given to all that it looks up.
  public func moment() async throws -> Feed.Position { try await recent.feed.current() }

  /// The key of a token, or nil when it is unknown or revoked; the caller checks the scope.
  public func authenticate(
    _ token: Token, at moment: Feed.Position
  ) async throws -> ApplicationKey? {
    try await recent.keys.value(of: token.hash, at: moment) { [staff] in
      try await staff.authenticate(token)
    }
  }

  /// The subject of a handle, or nil when there is none.
  public func find(
    _ kind: HandleKind, _ value: String, at moment: Feed.Position
  ) async throws -> UInt32? {
    try await recent.subjects.value(of: vault.handleHash(kind, value), at: moment) { [members] in
      try await members.find(kind, value)
    }
  }

  /// What is in force; throws `IndexError.nothingPublished` before a register is.
  public func inForce(at moment: Feed.Position) async throws -> InForce {
    let found = try await recent.inForce.value(of: true, at: moment) { [standing] in
      try await standing.load()
    }
    guard let found else { throw IndexError.nothingPublished }
    return found
  }
}
