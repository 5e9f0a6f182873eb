import Disclosure
import Evidence
public import Formats
public import Register
import Standing
import Vault

extension Workspace {
  /// Answers a question as ``sharedAnswer(_:names:at:)`` does, in a signed statement over the log up to now.
  ///
  /// - Throws: `SharedStatementError.emptyQuestion`.
  public func sharedStatement(
    _ question: String, names: [RecipientID: [String]] = [:], at now: Timestamp
  ) async throws -> SharedStatement {
    let asked = FoldedName(question)
    guard !asked.words.isEmpty else { throw SharedStatementError.emptyQuestion }
    try await evidence.integrate()
    let answer = try await sharedAnswer(question, names: names, at: now)
    let declared = try await disclosures.everythingDeclared()
    let known = try await searched(names, declared)
    let versions = try await standing.versions().reversed()
    let json: JSON = [
      "question": .string(question), "asked": .array(asked.words.map { .string($0) }),
      "rules": .string(FoldedName.rules), "made": .string(now.rfc3339),
      "never": .bool(answer.isNever), "since": answer.since.map { .string($0.rfc3339) } ?? .null,
      "log": [
        "origin": .string(evidence.verifier.name), "size": .integer(answer.logSize),
        "root": .string(answer.logRoot),
      ],
      "registers": .array(
        versions.map {
          ["version": .integer(Int64($0.number)), "hash": .string(Hex.encode($0.hash))]
        }),
      "searched": .array(
        known.values.sorted { $0.id < $1.id }.map { recipient in
          [
            "recipient": .string(recipient.id.text),
            "names": .array(
              recipient.names.map {
                ["kind": .string($0.kind.rawValue), "name": .string($0.text)]
              }),
            "onward": .array(recipient.onward.sorted().map { .string($0.text) }),
          ]
        }),
      "found": .array(
        answer.matches.map {
          [
            "recipient": .string($0.recipient.text), "handovers": .integer(Int64($0.handovers)),
            "declared": .integer(Int64($0.declared.count)),
          ]
        }),
      "declared": .array(
        declared.map { one in
          [
            "declaration": .string(one.id), "record": .string(one.hash),
            "replaces": one.replaces.map { .string($0) } ?? .null, "names": one.names.json,
          ]
        }),
      "seen": .array(
        answer.seen.map { ["site": .string($0.site), "name": .string($0.name)] }),
    ]
    return try SharedStatement(json, signedBy: vault.signer(origin: evidence.verifier.name))
  }
}
