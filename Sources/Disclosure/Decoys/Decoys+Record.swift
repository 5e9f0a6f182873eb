import Evidence
import Findings
import Formats
import Gate
import Register
import Standing
import Store
import Vault

extension Decoys {
  /// A message or report as it is kept.
  struct Kept: Sendable {
    /// What is kept of it, which may be only its beginning.
    let bytes: [UInt8]
    /// How long it was.
    let total: Int
    /// By what it is known again.
    let digest: [UInt8]
  }

  /// The decoys with any of some marks, opened, with the disclosures that carry them.
  func found(
    _ texts: [String]
  ) async throws -> [(text: String, decoy: Decoy, summary: DisclosureSummary)] {
    let keys = keys
    var byMark: [[UInt8]: String] = [:]
    for text in texts { byMark[keys.mark(text)] = text }
    let marks = byMark.keys.sorted { $0.lexicographicallyPrecedes($1) }
    let rows = try await database.read { try DecoyLedger.marked(marks, $0) }
    var result: [(text: String, decoy: Decoy, summary: DisclosureSummary)] = []
    for row in rows {
      let decoys = try await decoys(in: row.disclosure)
      guard let decoy = decoys.first(where: { $0.number == row.number }),
        let text = byMark[row.mark]
      else { throw DecoyError.damaged(disclosure: row.disclosure) }
      result.append((text, decoy, try await disclosures.show(row.disclosure)))
    }
    return result
  }

  func register() async throws -> Register? { try await standing.load()?.register }

  /// Writes sightings down with their evidence, findings and entries; what the same message showed before is left.
  func record(
    _ drafts: [SightingDraft], of kept: Kept, _ register: Register?, at now: Timestamp
  ) async throws -> DecoyReceipt {
    guard !drafts.isEmpty else { return DecoyReceipt() }
    let (keys, vault) = (keys, vault)
    let message = try vault.sealWorkspace(
      kept.bytes, context: DecoyLedger.context(message: kept.digest))
    let details = try drafts.map {
      try vault.sealWorkspace(
        $0.details.canonical, context: DecoyLedger.context(sighting: $0.id))
    }
    return try await database.writeAlone { transaction in
      var receipt = DecoyReceipt()
      var fresh: [SightingDraft] = []
      try transaction.run(
        """
        INSERT INTO decoy_messages (digest, bytes, sealed)
        VALUES (\(kept.digest), \(kept.total), \(message)) ON CONFLICT (digest) DO NOTHING
        """)
      for (draft, sealed) in zip(drafts, details) {
        let decoy = draft.decoy
        if try DecoyLedger.isKnown(kept.digest, decoy.disclosure, decoy.number, transaction) {
          receipt.known += 1
          continue
        }
        try transaction.run(
          """
          INSERT INTO decoy_sightings (id, digest, disclosure, number, recipient, at, channel,
            place, sender, verdict, sealed, sequence)
          VALUES (\(draft.id), \(kept.digest), \(decoy.disclosure), \(decoy.number),
            \(draft.summary.use.recipient.text), \(draft.at), \(draft.channel), \(draft.place),
            \(draft.sender ?? ""), \(draft.verdict), \(sealed), \(0))
          """)
        fresh.append(draft)
      }
      var entries: [EntryDraft] = []
      for (place, ofPlace) in Dictionary(grouping: fresh, by: \.findingPlace)
        .sorted(by: { $0.key < $1.key })
      {
        let observed = ofPlace.compactMap { $0.observation(register) }
        guard !observed.isEmpty else { continue }
        entries += try Findings.reconcile(
          observed, at: place, covered: [], source: "decoys", now: now, transaction
        ).entries
      }
      for draft in fresh {
        let sequence = try transaction.append(draft.entry(kept.bytes, by: keys))
        try transaction.run(
          "UPDATE decoy_sightings SET sequence = \(sequence) WHERE id = \(draft.id)")
        receipt.sightings.append(draft.sighting(sequence))
      }
      if !entries.isEmpty { _ = try transaction.append(contentsOf: entries) }
      return receipt
    }
  }
}
