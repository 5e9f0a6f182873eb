import Store

/// The flaws that the members' tables can have.
extension FlawKind {
  private static let keys = "restore keys.sqlite from its own newest backup"

  static let subjectKey = fault(
    "subjects.key", "members have no key, so that nothing held of them can be opened", remedy: keys)
  static let erasedKey = fault(
    "subjects.erased", "erased members still have a key", remedy: "erase them once more")
  static let spareKeys = note(
    "subject_keys.spare", "keys belong to nobody: an import ended between the two stores",
    remedy: "nothing; they are never given to anybody")
  static let subjectEntry = fault(
    "subjects.entry", "members were taken in by no entry of the log")
  static let subjectMissing = fault(
    "subjects.missing", "members that the log has taken in are not in the tables")
  static let recordMissing = fault("records.missing", "members have no record")
  static let recordStray = fault("records.stray", "records belong to nobody")
  static let recordSealed = fault("records.sealed", "records do not open under their key")
  static let recordProvenance = fault(
    "records.provenance", "records whose provenance is not that of the fields they hold")
  static let subjectHandles = mendable(
    "subjects.handles", "members whose list of handles is not that of their record")
  static let handleMissing = mendable("handles.missing", "handles lead to nobody or to another")
  static let handleStray = mendable(
    "handles.stray", "handles lead to a member who has not got them")
  static let importMissing = mendable(
    "import_commitments.missing", "entries of taking in have no commitments in the table")
  static let importRoot = fault(
    "import_commitments.root", "sets of commitments do not lead to the root in their leaf")
  static let importMember = fault(
    "import_commitments.member", "entries do not commit to a member that they are about")
  static let importStray = fault(
    "import_commitments.stray", "sets of commitments have no entry")
  static let holdSealed = fault("holds.sealed", "legal holds cannot be read")
}
