import Store

/// The flaws that the tables of choices can have.
extension FlawKind {
  static let choiceMissing = fault(
    "choices.missing", "choices that the log holds are neither in the tables nor in the journal")
  static let choiceLost = mendable(
    "choices.journal", "acts of the journal are not in the tables")
  static let choiceStray = fault(
    "choices.stray", "choices in the tables have no entry of their own")
  static let choiceLeaf = fault(
    "choices.leaf", "choices do not say what their leaf says, or are not of the one it commits to")
  static let choiceWording = fault(
    "wordings.text", "words that people said yes to are missing or altered")
  static let servedMissing = fault(
    "served.missing", "notices that the log says were shown are not in the tables")
  static let servedRoot = fault(
    "served.root", "entries of notices shown do not commit to those they are about")
  static let letterMissing = fault(
    "letters.missing", "letters that the log commits to are not in the tables")
  static let letterStray = fault("letters.stray", "letters in the tables belong to no entry")
  static let letterSealed = fault("letters.sealed", "letters do not open under their key")
  static let letterLeaf = fault(
    "letters.leaf", "letters are not the ones that their entry commits to")
  static let letterKind = fault("letters.kind", "letters are not of the kind and size that is told")
  static let journalBehind = fault(
    "journal_position.sequence",
    "acts of the journal that the tables know of are not in the journal",
    remedy: "restore the newest backup of keys.sqlite")
}
