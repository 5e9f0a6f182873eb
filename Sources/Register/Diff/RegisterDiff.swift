/// What changes for people between two registers: what becomes possible, what stops, who must be told.
public enum RegisterDiff {
  /// Every change from one register to another, the weightiest first; empty exactly when nothing that counts differs.
  ///
  /// Pauses, suspensions and the calendar are not looked at: an agreement counts from its declaration, also before its
  /// first day and after its last.
  public static func between(_ old: Register, _ new: Register) -> [Change] {
    let names = DiffNames(old: old, new: new)
    let notices = NoticeDiff(old: old, new: new, names: names)
    let flows = FlowDiff(old: old, new: new, names: names)
    let sites = SiteDiff(old: old, new: new, names: names)
    var pairs = flows.newPairs
    for pair in notices.newPairs where !pairs.contains(pair) { pairs.append(pair) }
    return notices.rewritten + flows.possible + notices.namedNowhere(flows.newPairs)
      + notices.mustBeTold + notices.consentNotCovering(pairs) + flows.stopped + sites.loads
      + sites.signIns + PurposeDiff.consentEndsSooner(old, new, names)
      + RetentionDiff.between(old, new, names) + EntryDiff.between(old, new, names)
      + notices.comings
  }
}

/// A purpose with one recipient.
struct Pair: Hashable {
  let purpose: PurposeID
  let recipient: RecipientID
}

/// The names that sentences use: those of the new register, or of the old for what is gone.
struct DiffNames {
  let old: Register
  let new: Register

  func name(_ id: FieldID) -> Change.Name {
    Change.Name(
      id: id.text, label: new.fields[id: id]?.label ?? old.fields[id: id]?.label ?? id.text)
  }

  func name(_ id: PurposeID) -> Change.Name {
    Change.Name(
      id: id.text, label: new.purposes[id: id]?.label ?? old.purposes[id: id]?.label ?? id.text)
  }

  func name(_ id: RecipientID) -> Change.Name {
    Change.Name(
      id: id.text, label: new.recipients[id: id]?.label ?? old.recipients[id: id]?.label ?? id.text)
  }

  func name(_ id: SiteID) -> Change.Name {
    Change.Name(
      id: id.text, label: new.sites[id: id]?.address ?? old.sites[id: id]?.address ?? id.text)
  }
}
