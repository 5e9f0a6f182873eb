import Evidence
import Foundation

/// Writes the files of a pack and keeps what they must be.
struct PackWriter {
  let folder: String
  private var files: [PackedFile] = []

  init(folder: String) { self.folder = folder }

  mutating func write(_ path: String, _ bytes: [UInt8]) throws {
    try put(path, bytes)
    files.append(PackedFile(path: path, bytes: bytes))
  }

  /// Writes the lists and the manifest; returns how many files there are.
  mutating func finish(_ sign: (Digest32) throws -> SignedNote) throws -> Int {
    try write(PackLayout.blocks, PackLists.blocks(of: files))
    let sums = PackLists.sums(of: files)
    try put(PackLayout.sums, sums)
    var stream = DigestStream()
    stream.update(sums)
    try put(PackLayout.manifest, try sign(stream.digest).bytes)
    return files.count + 2
  }

  private func put(_ path: String, _ bytes: [UInt8]) throws {
    let place = URL(fileURLWithPath: folder + "/" + path)
    try FileManager.default.createDirectory(
      at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: place)
  }
}
