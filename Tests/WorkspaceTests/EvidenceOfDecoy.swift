import Crypto
import Disclosure
import Evidence
import Formats

/// Checks the evidence of a sighting as docs/decoys.md tells somebody without our program to do it.
enum EvidenceOfDecoy {
  static func holds(_ found: DecoyCase, as decoy: Decoy? = nil) throws -> Bool {
    guard let row = found.proof["row"], let certificate = found.certificate,
      let opening = row["opening"]?.string.flatMap({ Hex.decode($0) }),
      let told = row["commitment"]?.string, let root = digest(row["root"]),
      let index = row["index"]?.int, let size = row["size"]?.int,
      let path = row["path"]?.array
    else { return false }
    let commitment = Commitment.hmac(
      key: SymmetricKey(data: opening), domain: "decoy", Array(found.sighting.disclosure.utf8),
      Array((decoy ?? found.decoy).ref.utf8))
    let statement = try Certificate(parsing: certificate).statement
    guard commitment.base64 == told, statement["beyondMembers"]?["root"] == row["root"] else {
      return false
    }
    let witness = MerkleSetProof.Witness(
      member: commitment, index: index, path: path.compactMap(digest))
    _ = try MerkleSetProof.member(witness).verify(commitment: commitment, count: size, root: root)
    guard let seen = found.proof["sighting"], let key = seen["key"]?.string,
      let leaf = seen["leaf"]?.string, let proof = seen["proof"]?.string,
      let secret = seen["opening"]?.string.flatMap({ Hex.decode($0) })
    else { return false }
    let verifier = try NoteVerifier(key)
    _ = try LogProof(parsing: Array(proof.utf8)).verify(
      entry: Array(leaf.utf8), by: verifier, origin: verifier.name)
    let evidence = Commitment.hmac(
      key: SymmetricKey(data: secret), domain: "decoy sighting",
      Array(SHA256.hash(data: found.message)))
    return try JSON(parsing: leaf.utf8)["evidence"]?.string == evidence.base64
  }

  private static func digest(_ json: JSON?) -> Digest32? {
    json?.string.flatMap { Digest32(base64: $0) }
  }
}
