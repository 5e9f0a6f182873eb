import Store

extension FlawKind {
  static let erasureEntry = fault(
    "erasures.entry", "acts of erasure do not have the entry that they say they have")
  static let erasureStatement = fault(
    "erasures.statement", "certificates of erasures are not those that the log names")
  static let erasureLeft = fault(
    "erasures.subjects", "subjects stand in an act of erasure that is done",
    remedy: "run `aboveboard erase resume`")
  static let erasureHandles = fault(
    "erasures.handles", "acts of erasure that are done still hold what people are found by",
    remedy: "run `aboveboard erase resume`")
  static let erasureMissing = fault(
    "erasures.missing", "acts of erasure that the log holds are not in the table")
}
