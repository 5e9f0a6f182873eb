import Store

/// The flaws that decoys and sightings can have.
extension FlawKind {
  static let decoySet = fault(
    "decoy_sets.root", "sets of decoys are not those to which the log has committed")
  static let decoySealed = fault("decoys.sealed", "decoys cannot be read, or are missing")
  static let decoyMark = fault(
    "decoy_marks.mark", "decoys are not found by their address or ref")
  static let sightingEntry = fault(
    "decoy_sightings.entry", "sightings of decoys do not say what their entry says")
  static let sightingMissing = fault(
    "decoy_sightings.missing", "sightings that the log holds are not in the table")
  static let sightingMessage = fault(
    "decoy_messages.sealed", "messages are not those to which the log has committed")
}
