import Members
public import Staff
import Store
public import Vault

/// What programs ask for with every request, kept until an entry says that it may have changed.
struct Recent: Sendable {
  let keys: Remembered<[UInt8], ApplicationKey?>
  let subjects: Remembered<[UInt8], UInt32?>

  /// Entries that leave every handle where it is; after any other, handles are read again.
  private static let harmless: Set<String> = [
    "agreement", "choice", "choices", "disclosure", "job", "key", "notice", "purpose", "register",
    "staff",
  ]

  init(_ feed: Feed) {
    keys = Remembered(feed, limit: 1_024) { $0 == "key" }
    subjects = Remembered(feed) { !Self.harmless.contains($0) }
  }
}

extension Workspace {
  /// The key of a token, or nil when it is unknown or revoked; the caller checks the scope.
  public func authenticate(_ token: Token) async throws -> ApplicationKey? {
    try await recent.keys.value(of: token.hash) { [staff] in
      try await staff.authenticate(token)
    }
  }

  /// The subject of a handle, or nil when there is none.
  public func find(_ kind: HandleKind, _ value: String) async throws -> UInt32? {
    try await recent.subjects.value(of: vault.handleHash(kind, value)) { [members] in
      try await members.find(kind, value)
    }
  }
}
