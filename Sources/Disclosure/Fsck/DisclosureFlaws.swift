import Store

/// The flaws that the ledger and the files handed over can have.
extension FlawKind {
  static let ledgerMissing = fault(
    "disclosures.missing", "disclosures that the log holds are not in the ledger as it says")
  static let ledgerStray = fault("disclosures.stray", "steps in the ledger have no entry")
  static let ledgerDamaged = fault("disclosures.line", "lines of the ledger cannot be read")
  static let ledgerLeaf = fault(
    "disclosures.leaf", "lines of the ledger do not say what their leaf says")
  static let ledgerStatement = fault(
    "disclosures.statement", "statements in the ledger are not those that the log names")
  static let membersRoot = fault(
    "disclosure_members.root", "sets of members do not lead to the root in the log")
  static let membersLost = mendable(
    "disclosure_members.missing", "sets of members are missing and follow from the rows")
  static let disclosedCount = fault(
    "disclosed.count", "disclosures do not have a row for each member who was in")
  static let disclosedRow = fault(
    "disclosed.ref", "rows do not bear the reference that follows from the member's key")
  static let disclosedStaged = leftover(
    "disclosed.staged", "rows of a sending that never came to its end")
  static let reasonSealed = fault(
    "disclosure_reasons.subjects", "sealed sets of those denied cannot be read")
  static let fileAltered = fault(
    "files.altered", "files are not the ones that were handed over",
    remedy: "put the file back from a copy, or remove it: ledger and certificate say what it was")
  static let fileLost = fault(
    "files.lost", "files are gone although they were never handed over whole",
    remedy: "put the disclosure's folder back from a copy")
  static let fileRemoved = note(
    "files.removed", "files were removed after they had been handed over",
    remedy: "nothing; ledger, certificate and evidence say what they were")
  static let fileUnsent = fault(
    "files.unsent", "files look handed over and the ledger does not know of it",
    remedy: "remove them, or restore the newer ledger that knows them")
  static let fileUnfinished = leftover(
    "files.unfinished", "unfinished files of a sending that never came to its end")
  static let certificate = mendable(
    "files.certificate", "certificates are missing or not those of the ledger")
  static let folderStray = note(
    "files.folder", "folders belong to no disclosure", remedy: "look at them and remove them")
}
