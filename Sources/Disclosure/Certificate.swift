import Crypto
import Evidence
public import Formats
import Gate
import Law
import Register
import Standing

/// The permission certificate that travels with a disclosure and that a recipient checks offline (demand E10).
///
/// JSON with two members. `statement` says what was handed over: organisation, register and notices, purpose,
/// recipients, fields, counts, terms, the file's name, size, rows and SHA-256, and the Merkle root of its members. Where
/// the file has rows that are no members, `beyondMembers` says how many and commits to them without saying which.
/// `evidence` proves it: the log's leaf, which names the SHA-256 of the canonical statement; the leaf's inclusion proof
/// (c2sp.org/tlog-proof@v1) with a signed checkpoint; and the key that verifies it.
public struct Certificate: Sendable, Equatable {
  /// The form written today.
  public static let format = "aboveboard-permission-certificate/1"

  /// What was handed over.
  public let statement: JSON
  /// The entry of the log, as its bytes.
  public let leaf: [UInt8]
  /// The proof that the log holds the entry, with a signed checkpoint.
  public let proof: [UInt8]
  /// The key that verifies the checkpoint, in C2SP's form.
  public let key: String

  init(statement: JSON, leaf: [UInt8], proof: LogProof, verifier: NoteVerifier) {
    self.statement = statement
    self.leaf = leaf
    self.proof = proof.bytes
    key = verifier.text
  }

  /// Reads a certificate.
  ///
  /// - Throws: `CertificateError` when the bytes are not one.
  public init(parsing bytes: [UInt8]) throws(CertificateError) {
    let json: JSON
    do { json = try JSON(parsing: bytes) } catch { throw .notACertificate }
    guard let statement = json["statement"], statement["format"]?.string == Self.format,
      let leaf = json["evidence"]?["leaf"]?.string, let proof = json["evidence"]?["proof"]?.string,
      let key = json["evidence"]?["key"]?.string
    else { throw .notACertificate }
    self.statement = statement
    self.leaf = Array(leaf.utf8)
    self.proof = Array(proof.utf8)
    self.key = key
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

  /// The file that is handed over.
  struct File {
    var name: String
    var bytes: Int
    var rows: Int
    var hash: [UInt8]
  }

  static func statement(
    _ sent: DisclosureSummary, plan: Plan, inForce: InForce, standing: Standing, file: File,
    members: MerkleSet, decoys: DecoyBatch?
  ) async throws -> JSON {
    let register = inForce.register
    let hash = try await standing.versions().first { $0.number == inForce.version }?.hash ?? []
    let notices = inForce.notices.values.filter { notice in
      notice.names(sent.use.purpose)
        && sent.use.links.allSatisfy { notice.names($0, for: sent.use.purpose) }
    }.map(\.version).sorted()
    func named(_ id: RecipientID) -> JSON {
      [
        "id": .string(id.text),
        "name": .string(register.recipients[id: id]?.label ?? register.organisation.name),
      ]
    }
    var statement: [String: JSON] = [
      "format": .string(format), "disclosure": .string(sent.id),
      "organisation": [
        "name": .string(register.organisation.name),
        "country": .string(register.organisation.country.code),
        "contact": .string(register.organisation.contact.email),
        "dataProtectionOfficer": .string(register.organisation.officer.email),
      ],
      "register": [
        "version": .integer(Int64(inForce.version)), "sha256": .string(Hex.encode(hash)),
      ],
      "notices": .array(notices.map { .string($0.description) }),
      "purpose": [
        "id": .string(sent.use.purpose.text),
        "name": .string(register.purposes[id: sent.use.purpose]?.label ?? ""),
        "basis": .string(register.purposes[id: sent.use.purpose]?.basis.rawValue ?? ""),
      ],
      "recipient": named(sent.use.recipient), "through": .array(sent.use.through.map(named)),
      "fields": .array(
        plan.handovers.map {
          ["id": .string($0.field.text), "required": .bool($0.isRequired)]
        }),
      "terms": Wish.json(sent.terms), "sentAt": .string((sent.sent?.at ?? sent.planned.at).rfc3339),
      "file": [
        "name": .string(file.name), "bytes": .integer(Int64(file.bytes)),
        "rows": .integer(Int64(file.rows)), "sha256": .string(Hex.encode(file.hash)),
      ],
      "members": [
        "count": .integer(Int64(members.count)), "root": .string(members.root.base64),
        "made": "RFC 9162 tree over the sorted HMAC(subject's key, disclosure)",
      ],
    ]
    if let decoys {
      statement["beyondMembers"] = [
        "rows": .integer(Int64(decoys.count)), "root": .string(decoys.root.base64),
        "made": "rows of this file alone that are about nobody; which they are is committed to",
      ]
    }
    if sent.isHashed {
      statement["hashed"] = "SHA-256 of normalised values; hashed: still personal data"
    }
    if let audience = sent.audience { statement["audience"] = .string(audience) }
    return .object(statement)
  }
}

/// Why bytes are no certificate, or a certificate does not hold.
public enum CertificateError: Error, Equatable, CustomStringConvertible {
  /// The bytes are not a permission certificate of a form known here.
  case notACertificate

  /// What is wrong.
  public var description: String {
    "this is not a permission certificate (\(Certificate.format)); give the certificate.json that came with the file"
  }
}
