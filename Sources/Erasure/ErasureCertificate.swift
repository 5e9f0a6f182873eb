import Crypto
public import Disclosure
public import Evidence
public import Formats

/// What somebody who was erased has in hand: what went, where, when, what remains and why.
///
/// JSON with two members, like the certificate of a handover. `statement` names nobody: the act by its identifier, how
/// many people, what was destroyed by table and count, files, letters, recipients asked to delete, other systems with
/// their answers, what remains and why, and until when copies of the keys are kept. `evidence` proves it: the log's
/// leaf, which names the SHA-256 of the canonical statement, its inclusion proof (c2sp.org/tlog-proof@v1) with a
/// checkpoint signed by the workspace's key, and the key that verifies it.
public struct ErasureCertificate: Sendable, Equatable {
  /// The form written today.
  public static let format = "aboveboard-erasure-certificate/1"

  /// What happened.
  public let statement: JSON
  /// The entry of the log, as its bytes.
  public let leaf: [UInt8]
  /// The proof that the log holds the entry, with a signed checkpoint.
  public let proof: [UInt8]
  /// The key that verifies the checkpoint, in C2SP's form.
  public let key: String

  /// Puts a certificate together.
  public init(statement: JSON, leaf: [UInt8], proof: LogProof, verifier: NoteVerifier) {
    self.statement = statement
    self.leaf = leaf
    self.proof = proof.bytes
    key = verifier.text
  }

  /// Reads a certificate; throws `ErasureError.notACertificate`.
  public init(parsing bytes: [UInt8]) throws(ErasureError) {
    guard let json = try? JSON(parsing: bytes), let statement = json["statement"],
      statement["format"]?.string == Self.format,
      let leaf = json["evidence"]?["leaf"]?.string, let proof = json["evidence"]?["proof"]?.string,
      let key = json["evidence"]?["key"]?.string
    else { throw .notACertificate }
    self.statement = statement
    self.leaf = Array(leaf.utf8)
    self.proof = Array(proof.utf8)
    self.key = key
  }

  /// Whether bytes look like one.
  public static func isOne(_ bytes: [UInt8]) -> Bool {
    (try? JSON(parsing: bytes))?["statement"]?["format"]?.string == format
  }

  /// The certificate as indented JSON.
  public var bytes: [UInt8] {
    let json: JSON = [
      "statement": statement,
      "evidence": [
        "leaf": .string(String(decoding: leaf, as: UTF8.self)),
        "proof": .string(String(decoding: proof, as: UTF8.self)), "key": .string(key),
      ],
    ]
    return Array((json.pretty + "\n").utf8)
  }

  /// The SHA-256 of a statement's canonical bytes, in hex: what the leaf names.
  static func digest(of statement: JSON) -> String {
    Hex.encode(Array(SHA256.hash(data: statement.canonical)))
  }

  /// Checks a certificate offline, by a key one trusts or else by the one in it.
  ///
  /// - Throws: `NoteError` for a malformed key.
  public func verify(key trusted: String? = nil) throws -> VerificationReport {
    let given = try trusted.map { try NoteVerifier($0) }
    var report = VerificationReport()
    func note(_ isGood: Bool, _ good: String, _ bad: String) {
      report.lines.append(.init(isGood: isGood, text: isGood ? good : bad))
    }
    let entry = try? JSON(parsing: leaf)
    note(
      entry?["kind"]?.string == "erasure.certified"
        && entry?["certificate"]?.string == Self.digest(of: statement)
        && entry?["erasure"]?.string == statement["erasure"]?.string,
      "the log's entry names exactly this statement",
      "the log's entry does not name this statement: it was changed after it was logged")
    do {
      let verifier = try given ?? NoteVerifier(key)
      let checkpoint = try LogProof(parsing: proof).verify(
        entry: leaf, by: verifier, origin: verifier.name)
      note(
        true,
        "the entry is in the log of \(checkpoint.origin), of \(checkpoint.size) entries, signed",
        "")
    } catch {
      note(false, "", "the entry is not proven to be in the signed log (\(error))")
    }
    let isWhole = statement["whole"]?.bool == true
    note(
      true,
      isWhole
        ? "every step was done"
        : "it says itself that something was left to do; ask for a newer one",
      "")
    if given == nil {
      note(
        true,
        "signed by the key in the certificate; compare it with the one the organisation "
          + "publishes, or give it with --key: \(key)", "")
    }
    return report
  }
}
