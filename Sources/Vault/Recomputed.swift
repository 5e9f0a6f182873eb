import Crypto
public import Evidence

/// Commitments worked out anew from the words of docs/evidence.md, for checks that must not rest on what they check.
public enum Recomputed {
  /// What stands for the subject in the leaf of one entry.
  public static func commitment(_ key: CommitmentKey, sequence: Int64) -> Digest32? {
    let number = (0..<8).map { UInt8(truncatingIfNeeded: sequence >> (56 - 8 * $0)) }
    return Digest32(code(key, "entry", number))
  }

  /// What stands for the subject in the set of one disclosure's members.
  public static func member(_ key: CommitmentKey, of disclosure: String) -> Digest32? {
    Digest32(code(key, "disclosure", Array(disclosure.utf8)))
  }

  /// What names the subject to the recipient of one disclosure.
  public static func reference(_ key: CommitmentKey, in disclosure: String) -> [UInt8] {
    Array(code(key, "reference", Array(disclosure.utf8)).prefix(16))
  }

  /// What stands for a letter in the leaf of one entry; the document comes as its SHA-256.
  public static func letter(
    _ key: CommitmentKey, _ digest: [UInt8], salt: [UInt8], sequence: Int64
  ) -> Digest32? {
    let number = (0..<8).map { UInt8(truncatingIfNeeded: sequence >> (56 - 8 * $0)) }
    return Digest32(code(key, "letter", number, salt, digest))
  }

  /// What binds the key in the leaf that creates the subject.
  public static func binding(_ key: CommitmentKey) -> Digest32? {
    Digest32(Array(SHA256.hash(data: [0] + Array("aboveboard/v1 binding".utf8) + key.bytes)))
  }

  private static func code(_ key: CommitmentKey, _ domain: String, _ parts: [UInt8]...) -> [UInt8] {
    var message: [UInt8] = []
    for piece in [Array("aboveboard/v1".utf8), Array(domain.utf8)] + parts {
      message += [0, 0, 0, 0, 0, 0, 0, UInt8(truncatingIfNeeded: piece.count)] + piece
    }
    return Array(
      HMAC<SHA256>.authenticationCode(for: message, using: SymmetricKey(data: key.bytes)))
  }
}
