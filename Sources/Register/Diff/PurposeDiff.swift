/// What becomes of consents that stand.
enum PurposeDiff {
  static func consentEndsSooner(
    _ old: Register, _ new: Register, _ names: DiffNames
  ) -> [Change] {
    new.purposes.compactMap { purpose in
      guard let before = old.purposes[id: purpose.id], let lasts = purpose.consentLasts,
        before.consentLasts.map({ lasts.isShorter(than: $0) }) ?? true
      else { return nil }
      return .consentEndsSooner(
        purpose: names.name(purpose.id), old: before.consentLasts, new: lasts)
    }
  }
}
