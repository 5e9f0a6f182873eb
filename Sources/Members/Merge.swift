import Formats
import Law
import Register
import Vault

/// A subject's record while drafts are merged into it.
struct Merge {
  var record: SealedRecord
  var holdings: [FieldID: Holding]
  private(set) var recordChanged = false
  private(set) var holdingsChanged = false
  private(set) var replaced: [HandleKind] = []

  init(record: SealedRecord = SealedRecord(), holdings: [Holding] = []) {
    self.record = record
    self.holdings = Dictionary(
      holdings.map { ($0.field, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Takes a draft in: a later day replaces an earlier one, never the other way round.
  mutating func take(_ draft: MemberDraft, register: Register) {
    for (kind, value) in draft.handles where record.handles[kind]?.utf8Bytes != value.utf8Bytes {
      record.handles[kind] = value
      replaced.append(kind)
      recordChanged = true
    }
    let provenance = Self.provenanceClass(of: draft, record: record, register: register)
    for (field, value) in draft.values {
      let new = Holding(field: field, provenance: provenance, collected: draft.collected)
      let json = value.json
      if let old = holdings[field], let held = record.values[field] {
        guard new.collected >= old.collected else { continue }
        if held == json {
          guard new.collected > old.collected, confirms(new, old, register) else { continue }
        } else {
          record.values[field] = json
          recordChanged = true
        }
      } else {
        record.values[field] = json
        recordChanged = true
      }
      holdings[field] = new
      holdingsChanged = true
    }
  }

  /// Whether the same value given again gets the newer provenance.
  ///
  /// Somebody else who passes on what the member told us does not change how we came to it.
  private func confirms(_ new: Holding, _ old: Holding, _ register: Register) -> Bool {
    let isPassedOn = { (holding: Holding) in
      register.collectionPoints[id: holding.provenance.source]?.medium == .passedOn
    }
    return !isPassedOn(new) || isPassedOn(old)
  }

  /// The class of a draft's values; the regime is that of the residence, or else our own.
  static func provenanceClass(
    of draft: MemberDraft, record: SealedRecord, register: Register
  ) -> ProvenanceClass {
    let field = register.organisation.residenceField
    let country: Country? =
      if case .country(let country) = draft.values[field] {
        country
      } else {
        record.values[field]?.string.flatMap { Country($0) }
      }
    return ProvenanceClass(
      source: draft.provenance.source, notice: draft.provenance.notice,
      basis: draft.provenance.basis,
      regime: (country ?? register.organisation.country).regime)
  }
}
