public import Formats
public import Store
import Vault

extension Consent {
  /// Puts back what the journal has and the tables lack; returns what was done, one sentence each.
  ///
  /// A row whose entry is there gets its place again; an act without an entry gets a new one.
  public func mend(_ flaws: Flaws, at now: Timestamp) async throws -> [String] {
    guard flaws.contains(.choiceLost) else { return [] }
    var restored = 0
    let pass = ConsentPass(consent: self, head: try await database.read { try $0.head() })
    try await pass.each { step in
      let rows = try await lostActs(of: step)
      guard !rows.isEmpty else { return }
      try await database.writeAlone { transaction in
        try transaction.insert(
          into: "choices", ChoiceRow.columns, rows: rows.map(\.values),
          onConflict: .ignore(target: ["ordinal", "id"]))
      }
      restored += rows.count
    }
    var replayed = 0
    var after: Int64 = 0
    while let page = try await vault.readableJournal(after: after, limit: 1_000) {
      after = page.last
      replayed += try await replay(page.acts.map(\.entry), at: now)
    }
    var done: [String] = []
    if restored > 0 {
      done.append("choices: \(restored) put back from the journal to their entries")
    }
    if replayed > 0 {
      done.append("choices: \(replayed) put back from the journal with new entries")
    }
    return done
  }
}
