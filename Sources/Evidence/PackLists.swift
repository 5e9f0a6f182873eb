import Formats

/// The two lists of a pack: one that `sha256sum -c` reads, and one that says where a file was changed.
public enum PackLists {
  /// The list of hashes, sorted by path: `hex  path`.
  public static func sums(of files: [PackedFile]) -> [UInt8] {
    Array(sorted(files).map { "\($0.digest.hex)  \($0.path)\n" }.joined().utf8)
  }

  /// The list of lengths and blocks, sorted by path: `size hex path`, eight digits for each block, `-` for none.
  public static func blocks(of files: [PackedFile]) -> [UInt8] {
    Array(
      sorted(files).map { file in
        let hex = file.blocks.map { block in
          Hex.encode((0..<4).map { UInt8(truncatingIfNeeded: block >> (24 - 8 * $0)) })
        }.joined()
        return "\(file.size) \(hex.isEmpty ? "-" : hex) \(file.path)\n"
      }.joined().utf8)
  }

  /// Reads the list of hashes; nil unless every line is one, in order, each path once.
  public static func readSums(_ bytes: [UInt8]) -> [(path: String, digest: Digest32)]? {
    var files: [(path: String, digest: Digest32)] = []
    for line in lines(bytes) ?? [[0]] {
      guard line.count > 66, let digest = Digest32(hex: NoteLines.text(line.prefix(64))),
        line.dropFirst(64).prefix(2).elementsEqual("  ".utf8)
      else { return nil }
      let path = NoteLines.text(line.dropFirst(66))
      guard PackedFile.isUsable(path), files.last.map({ isOrdered($0.path, path) }) ?? true
      else { return nil }
      files.append((path, digest))
    }
    return files
  }

  /// Reads the list of blocks, each file with the hash that the other list gives it; lines that are none are left out.
  public static func readBlocks(
    _ bytes: [UInt8], sums: [(path: String, digest: Digest32)]
  ) -> [String: PackedFile] {
    let digests = Dictionary(sums.map { ($0.path, $0.digest) }) { first, _ in first }
    var files: [String: PackedFile] = [:]
    for line in lines(bytes) ?? [] {
      let parts = line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
      guard parts.count == 3, let size = NoteLines.decimal(parts[0]).flatMap(Int.init(exactly:)),
        let digest = digests[NoteLines.text(parts[2])],
        let hashes = parts[1].elementsEqual("-".utf8) ? [] : Hex.decode(NoteLines.text(parts[1])),
        hashes.count.isMultiple(of: 4)
      else { continue }
      let path = NoteLines.text(parts[2])
      files[path] = PackedFile(
        path: path, digest: digest, size: size,
        blocks: stride(from: 0, to: hashes.count, by: 4).map { start in
          hashes[start..<start + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        })
    }
    return files
  }

  private static func sorted(_ files: [PackedFile]) -> [PackedFile] {
    files.sorted { isOrdered($0.path, $1.path) }
  }

  private static func isOrdered(_ first: String, _ second: String) -> Bool {
    first.utf8.lexicographicallyPrecedes(second.utf8)
  }

  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>]? {
    bytes.isEmpty ? [] : NoteLines.split(bytes[...])
  }
}
