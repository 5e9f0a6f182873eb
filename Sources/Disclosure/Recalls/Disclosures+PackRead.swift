public import Formats
import Store
import Vault

/// An answer as it came, with what the log says of it.
public struct LoggedAttestation: Sendable, Equatable {
  /// The answer.
  public var given: GivenAttestation
  /// The sequence of its entry.
  public var sequence: Int64
  /// The note as the recipient signed it; nil for an answer that bears no signature.
  public var note: [UInt8]?
  /// Whether it is about all that the list names.
  public var isWhole: Bool
}

extension Disclosures {
  /// The recalls made or answered in a time, oldest first.
  public func recalls(from: Timestamp, until: Timestamp) async throws -> [Recall] {
    try await recalls(
      """
      (made_at >= \(from) AND made_at < \(until)) OR id IN (
        SELECT recall FROM attestations WHERE given_at >= \(from) AND given_at < \(until))
      """)
  }

  /// The recalls that name a reference of a disclosure, oldest first.
  public func recalls(touching disclosure: String) async throws -> [Recall] {
    try await recalls(
      "id IN (SELECT DISTINCT recall FROM recall_items WHERE disclosure = \(disclosure))")
  }

  /// The recalls that name a reference of a member, oldest first.
  public func recalls(naming ordinal: UInt32) async throws -> [Recall] {
    try await recalls(
      "id IN (SELECT DISTINCT recall FROM recall_items WHERE ordinal = \(Int64(ordinal)))")
  }

  private func recalls(_ condition: SQL) async throws -> [Recall] {
    var found: [Recall] = []
    while true {
      let after = found.last?.id ?? ""
      let page = try await database.read {
        try RecallLedger.recalls(
          where: "(\(condition)) AND id > \(after)", order: "id", limit: 500, $0)
      }
      found += page
      if page.count < 500 { return found }
    }
  }

  /// The answers to a recall as they came, oldest first.
  public func loggedAttestations(of id: String) async throws -> [LoggedAttestation] {
    let vault = vault
    return try await database.read { transaction in
      let given = try RecallLedger.attestations("recall = \(id)", vault, transaction)
      let rows = try transaction.rows(
        "SELECT id, sequence, sealed FROM attestations WHERE recall = \(id) ORDER BY id")
      return try zip(given, rows).map { given, row in
        let name = try row.text(0)
        let said = try JSON(
          parsing: vault.openWorkspace(
            row.blob(2), context: RecallLedger.context(attestation: name)))
        guard name == given.id, let text = said["text"]?.string else { throw RecallLedger.damaged }
        let read = try ReadAttestation(Array(text.utf8))
        return LoggedAttestation(
          given: given, sequence: try row.int(1), note: read.note == nil ? nil : Array(text.utf8),
          isWhole: read.attestation.refs == nil)
      }
    }
  }
}
