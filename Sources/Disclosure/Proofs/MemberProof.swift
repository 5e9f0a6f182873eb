public import Evidence
import Formats

/// A file with which one member shows that they were in a disclosure, or were not (demand E1, J7).
///
/// JSON: `member` is the HMAC that stands for the member in this disclosure and in no other; `set` shows its place in
/// the sorted Merkle set, or the two neighbours between which it would lie; `leaf` is the log's entry of the sending,
/// which names the set's root and size; `proof` (c2sp.org/tlog-proof@v1) shows the entry in the signed log; `key`
/// verifies that. Nothing in it names anybody.
public struct MemberProof: Sendable, Equatable {
  /// The form written today.
  public static let format = "aboveboard-member-proof/1"

  /// The disclosure.
  public let disclosure: String
  /// What stands for the member in it.
  public let member: Digest32
  /// What the set of its members says of that.
  public let shown: MerkleSetProof
  /// The entry of the sending, as its bytes.
  public let leaf: [UInt8]
  /// The proof that the log holds the entry, with a signed checkpoint.
  public let proof: [UInt8]
  /// The key that verifies the checkpoint, in C2SP's form.
  public let key: String

  init(
    disclosure: String, member: Digest32, shown: MerkleSetProof, leaf: [UInt8], proof: LogProof,
    verifier: NoteVerifier
  ) {
    self.disclosure = disclosure
    self.member = member
    self.shown = shown
    self.leaf = leaf
    self.proof = proof.bytes
    key = verifier.text
  }

  /// Whether it claims that the member was in it; believe it only after a check.
  public var wasIn: Bool { shown.isMember }

  /// The file's bytes: indented JSON.
  public var bytes: [UInt8] {
    let json: JSON = [
      "format": .string(Self.format), "disclosure": .string(disclosure),
      "member": .string(member.base64), "was": .string(wasIn ? "in" : "out"),
      "set": Self.json(shown),
      "evidence": [
        "leaf": .string(String(decoding: leaf, as: UTF8.self)),
        "proof": .string(String(decoding: proof, as: UTF8.self)), "key": .string(key),
      ],
    ]
    return Array((json.pretty + "\n").utf8)
  }

  /// Reads a file.
  ///
  /// - Throws: `MemberProofError.notAProof` for anything that is not one.
  public init(parsing bytes: [UInt8]) throws(MemberProofError) {
    let json: JSON
    do { json = try JSON(parsing: bytes) } catch { throw .notAProof }
    guard json["format"]?.string == Self.format,
      let disclosure = json["disclosure"]?.string,
      let member = json["member"]?.string.flatMap({ Digest32(base64: $0) }),
      let shown = json["set"].flatMap(Self.set),
      json["was"]?.string == (shown.isMember ? "in" : "out"),
      let leaf = json["evidence"]?["leaf"]?.string, let proof = json["evidence"]?["proof"]?.string,
      let key = json["evidence"]?["key"]?.string
    else { throw .notAProof }
    self.disclosure = disclosure
    self.member = member
    self.shown = shown
    self.leaf = Array(leaf.utf8)
    self.proof = Array(proof.utf8)
    self.key = key
  }

  private static func json(_ set: MerkleSetProof) -> JSON {
    switch set {
    case .member(let witness): ["member": json(witness)]
    case .absent(let below, let above):
      ["below": below.map(json) ?? .null, "above": above.map(json) ?? .null]
    }
  }

  private static func json(_ witness: MerkleSetProof.Witness) -> JSON {
    [
      "hash": .string(witness.member.base64), "index": .integer(witness.index),
      "path": .array(witness.path.map { .string($0.base64) }),
    ]
  }

  private static func set(_ json: JSON) -> MerkleSetProof? {
    if let member = json["member"] { return witness(member).map { .member($0) } }
    guard let below = json["below"], let above = json["above"] else { return nil }
    let (left, right) = (witness(below), witness(above))
    // What cannot be read must not pass for an end of the set.
    guard (below == .null) == (left == nil), (above == .null) == (right == nil) else { return nil }
    return .absent(below: left, above: right)
  }

  private static func witness(_ json: JSON) -> MerkleSetProof.Witness? {
    guard let hash = json["hash"]?.string.flatMap({ Digest32(base64: $0) }),
      let index = json["index"]?.int, let texts = json["path"]?.array
    else { return nil }
    let path = texts.compactMap { $0.string.flatMap { Digest32(base64: $0) } }
    guard path.count == texts.count else { return nil }
    return .init(member: hash, index: index, path: path)
  }
}

/// Why bytes are no proof of a member.
public enum MemberProofError: Error, Equatable, CustomStringConvertible {
  /// The bytes are not a proof of a form known here.
  case notAProof

  /// What is wrong and what to do.
  public var description: String {
    "this is not a member's proof (\(MemberProof.format)), or it was changed; download it again"
  }
}
