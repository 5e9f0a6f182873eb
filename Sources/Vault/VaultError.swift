/// What went wrong with keys or what they seal; never with a key, an ordinal or a stored value.
public enum VaultError: Error, Equatable, Sendable {
  /// The workspace key is not the one that the second store was made with.
  case wrongKey
  /// The second store is not there, or is a new and empty one.
  case storeMissing
  /// A key file is already there and is never overwritten.
  case keyFileExists(path: String)
  /// There is no key file.
  case keyFileMissing(path: String)
  /// Others than the owner can read the key file.
  case keyFileOpenToOthers(path: String)
  /// The key file holds something else than 64 hexadecimal digits.
  case keyFileMalformed(path: String)
  /// The operating system refused to read or write the key file; the number is its `errno`.
  case keyFileFailed(path: String, code: Int32)
  /// Sealed bytes do not open: they were changed, or belong to another key or context.
  case sealBroken(context: String)
  /// A subject's key was destroyed and is never made again.
  case keyDestroyed
  /// A subject has no key.
  case keyMissing
  /// `Vault.open` has not succeeded.
  case notOpen
  /// A journal identifier is already there with another act or another subject.
  case journalConflict
  /// A journal identifier does not have 16 bytes.
  case journalIdentifierMalformed
  /// The second store holds something that this program never writes.
  case damaged(table: String)
}

extension VaultError: CustomStringConvertible {
  /// What, where, and what to do.
  public var description: String {
    switch self {
    case .wrongKey:
      "the workspace key does not fit this workspace's second store; nothing was changed: "
        + "give the key file that was made with the workspace"
    case .storeMissing:
      "the keys and the journal of this workspace are not there: nothing can be opened, and nothing is "
        + "permitted; restore their newest copy with `aboveboard restore`, or name their database "
        + "with --keys"
    case .keyFileExists(let path):
      "the key file \(path) is already there and is never overwritten; choose another path"
    case .keyFileMissing(let path):
      "the key file \(path) is not there; give its path, or restore it from where you keep keys"
    case .keyFileOpenToOthers(let path):
      "the key file \(path) can be read by others than its owner; run chmod 600 on it"
    case .keyFileMalformed(let path):
      "the key file \(path) does not hold 64 hexadecimal digits; restore it from where you keep keys"
    case .keyFileFailed(let path, let code):
      "the key file \(path) could not be read or written (errno \(code)); "
        + "check owner and mode of the file and its folder"
    case .sealBroken(let context):
      "sealed bytes (\(context)) do not open: they were changed, or sealed for something else"
    case .keyDestroyed:
      "the subject's key was destroyed by an erasure and is never made again"
    case .keyMissing:
      "the subject has no key in the second store; run the doctor command"
    case .notOpen:
      "the vault was used before it was opened"
    case .journalConflict:
      "a journal identifier is already taken by another act; use a new identifier"
    case .journalIdentifierMalformed:
      "a journal identifier must have 16 bytes"
    case .damaged(let table):
      "the table \(table) of the second store is damaged; restore the second store from its backup"
    }
  }
}
