/// Why a copy of a workspace is not made, not taken back, or not moved.
public enum CopyError: Error, Equatable, Sendable {
  /// The folder to copy into holds something.
  case folderUsed(String)
  /// Data and keys are never in one place.
  case otherKind(folder: String, holds: WorkspaceStore)
  /// The folder to copy into belongs to the workspace.
  case insideWorkspace(String)
  /// The folder holds no copy, or one that was not finished.
  case noCopy(String)
  /// A file of the copy is missing, or is not the one that was written.
  case damaged(file: String)
  /// The copy was made by a newer program.
  case newerFormat(Int)
  /// The entries in the tables do not lead to the root of the published checkpoint.
  case evidenceDisagrees(size: Int64)
  /// The folder is a workspace, or holds one's files; what is newer than the copy would be lost.
  case workspaceThere(folder: String, origin: String?)
  /// The word after `--replace` is not the name of the workspace's log.
  case wrongWord(origin: String)
  /// Another process has the database open.
  case inUse(WorkspaceStore)
  /// There are other tables in the target.
  case databaseUsed(WorkspaceStore)
  /// The copy belongs to another workspace key than the one in the folder.
  case otherKey
  /// The keys that are there know more than the copy of them.
  case keysNewer(there: Int64, copy: Int64)
  /// The checkpoint that was given is not one of this log.
  case notItsCheckpoint(file: String)
  /// Source and target of a move are the same.
  case nothingToMove
  /// The tables differ after they were copied: somebody writes into the source.
  case sourceChanges(tables: [String])
}

extension CopyError: CustomStringConvertible {
  /// What, where, and what to do.
  public var description: String {
    switch self {
    case .folderUsed(let folder): "\(folder) is not empty; name a new folder for the copy"
    case .otherKind(let folder, let holds):
      "\(folder) holds a copy of the \(holds.rawValue); data and keys are kept apart, or erasing "
        + "somebody would mean nothing: name another place"
    case .insideWorkspace(let folder):
      "\(folder) is inside the workspace; a copy belongs on another disk or machine"
    case .noCopy(let folder):
      "\(folder) holds no whole copy (its manifest.json, written last, is missing); use another one"
    case .damaged(let file):
      "\(file) of the copy is damaged or missing, so nothing was restored; use another copy"
    case .newerFormat(let format):
      "the copy has the form \(format), which this program does not know; run the newer program"
    case .evidenceDisagrees(let size):
      "the first \(size) entries of the database do not lead to the root of the checkpoint; run "
        + "`aboveboard doctor`"
    case .workspaceThere(let folder, let origin?):
      "\(folder) is a workspace, and what it has learnt since the copy would be lost; stop its server, "
        + "then confirm with --replace \(origin)"
    case .workspaceThere(let folder, nil):
      "\(folder) holds files of a workspace; name a new folder, or move them away"
    case .wrongWord(let origin):
      "to replace this workspace, repeat the name of its log: --replace \(origin)"
    case .inUse(let store):
      "another process has the database of the \(store.rawValue) open; stop it, then run this again"
    case .databaseUsed(let store):
      "there are tables in the database for the \(store.rawValue) already; name an empty one"
    case .otherKey:
      "the workspace.key in the folder is not the one of the copy; use the folder, or the copy, that "
        + "belongs to it"
    case .keysNewer(let there, let copy):
      "the keys that are there know the journal up to \(there), the copy up to \(copy): restoring it "
        + "would undo erasures and refusals; keep what is there"
    case .notItsCheckpoint(let file):
      "\(file) is not a checkpoint of this workspace's log; leave --checkpoint out, or name the right file"
    case .nothingToMove:
      "source and target are the same; name another database with --to or --keys-to"
    case .sourceChanges(let tables):
      "the source changed while it was copied (\(tables.joined(separator: ", "))); stop the server, then "
        + "run this again: it goes on where it stopped"
    }
  }
}
