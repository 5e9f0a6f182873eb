/// Where things lie in a pack: evidence of a period or a case, to be checked without us.
public enum PackLayout {
  /// The signed note that binds everything else.
  public static let manifest = "MANIFEST"
  /// The SHA-256 of every file but itself and the manifest, as `sha256sum -c` reads it.
  public static let sums = "SHA256SUMS"
  /// The length of every file and a short hash of each of its blocks, to say where a file was changed.
  public static let blocks = "BLOCKS"
  /// The log's public key, `name+hash+base64` and a newline.
  public static let key = "key"
  /// The checkpoint to which all proofs lead.
  public static let checkpoint = Checkpoint.path
  /// The page to read.
  public static let index = "index.html"
  /// The folder of entries and their proofs.
  public static let leaves = "leaves"

  /// The entry of a sequence, as its bytes.
  public static func leaf(_ sequence: Int64) -> String { stem(sequence) + ".json" }
  /// The proof that the log holds it (C2SP tlog-proof).
  public static func proof(_ sequence: Int64) -> String { stem(sequence) + ".tlog-proof" }

  /// The sequence of an entry's file; nil for any other path.
  public static func sequence(ofLeaf path: String) -> Int64? {
    guard path.hasPrefix(leaves + "/"), path.hasSuffix(".json"),
      let name = path.split(separator: "/").last,
      let sequence = Int64(name.dropLast(".json".count)), sequence > 0, leaf(sequence) == path
    else { return nil }
    return sequence
  }

  /// A thousand entries a folder.
  private static func stem(_ sequence: Int64) -> String {
    "\(leaves)/\(padded(sequence / 1_000, to: 6))/\(padded(sequence, to: 9))"
  }

  private static func padded(_ number: Int64, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
