/// Why a workspace cannot be made or opened.
public enum WorkspaceError: Error, Equatable, CustomStringConvertible {
  /// The folder holds a workspace already.
  case alreadyThere(folder: String)
  /// The folder is no workspace.
  case notAWorkspace(folder: String)
  /// The folder's description cannot be read.
  case damaged(file: String)
  /// The journal of withdrawals is behind the data, so an old "no" may be missing.
  case journalBehind(journal: Int64, data: Int64)

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .alreadyThere(let folder):
      "\(folder) is a workspace already; use it, or name another folder"
    case .notAWorkspace(let folder):
      "\(folder) is not a workspace; make one with `aboveboard init --workspace \(folder)`"
    case .damaged(let file): "\(file) cannot be read; restore it from your copy of the workspace"
    case .journalBehind(let journal, let data):
      "the journal of withdrawals ends at \(journal), the data knows \(data): nothing is permitted until keys.sqlite is restored from its newest copy"
    }
  }
}
