/// Why a workspace cannot be made or opened.
public enum WorkspaceError: Error, Equatable, CustomStringConvertible {
  /// The folder holds a workspace already.
  case alreadyThere(folder: String)
  /// The folder is no workspace.
  case notAWorkspace(folder: String)
  /// The folder's description cannot be read.
  case damaged(file: String)

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .alreadyThere(let folder):
      "\(folder) is a workspace already; use it, or name another folder"
    case .notAWorkspace(let folder):
      "\(folder) is not a workspace; make one with `aboveboard init --workspace \(folder)`"
    case .damaged(let file): "\(file) cannot be read; restore it from your copy of the workspace"
    }
  }
}
