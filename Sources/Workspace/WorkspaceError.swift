/// Why a workspace cannot be made or opened.
public enum WorkspaceError: Error, Equatable, CustomStringConvertible {
  /// The folder holds a workspace already.
  case alreadyThere(folder: String)
  /// The folder is no workspace.
  case notAWorkspace(folder: String)
  /// The folder's description cannot be read.
  case damaged(file: String)
  /// The database of the data is not there, or empty.
  case dataMissing
  /// A restore or a move into one of the databases has not ended.
  case halfCopied(WorkspaceStore)
  /// One of the databases was moved to another engine.
  case movedAway(WorkspaceStore)
  /// The data are in another engine than the one that was named.
  case otherEngine(isPostgres: Bool)
  /// Data and keys were given the same address.
  case oneDatabaseForBoth
  /// The address names no engine that is known.
  case unknownAddress
  /// An address of PostgreSQL, and a program that does not speak to it.
  case builtWithoutPostgres

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .alreadyThere(let folder):
      "\(folder) is a workspace already; use it, or name another folder"
    case .notAWorkspace(let folder):
      "\(folder) is not a workspace; make one with `aboveboard init --workspace \(folder)`"
    case .otherEngine(isPostgres: true):
      "this workspace keeps its data in PostgreSQL; name the database with --database or $ABOVEBOARD_DATABASE"
    case .otherEngine(isPostgres: false):
      "this workspace keeps its data in its folder; leave --database and $ABOVEBOARD_DATABASE away, "
        + "or make another workspace there"
    case .oneDatabaseForBoth:
      "data and keys are backed up apart and need two databases; name another one for the keys"
    case .unknownAddress: "the address of a database begins with postgres://"
    case .builtWithoutPostgres:
      "this program was built without PostgreSQL; build it with `swift build --traits PostgreSQL`"
    case .dataMissing:
      "the database of the data is not there; restore its newest copy with `aboveboard restore`, or name "
        + "it with --database"
    case .halfCopied(let store):
      "a restore or a move into the database of the \(store.rawValue) did not end, so nothing is "
        + "permitted; run the same command again, it goes on where it stopped"
    case .movedAway(let store):
      "the \(store.rawValue) of this workspace were moved to another database; name it with "
        + (store == .data ? "--database or $ABOVEBOARD_DATABASE" : "--keys or $ABOVEBOARD_KEYS")
    case .damaged(let file): "\(file) cannot be read; restore it from your copy of the workspace"
    }
  }
}

/// One of a workspace's two databases.
public enum WorkspaceStore: String, Sendable, CaseIterable {
  /// Data and ledgers.
  case data
  /// Keys and journal.
  case keys
}
