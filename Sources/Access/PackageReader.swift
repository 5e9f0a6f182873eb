import Foundation
import Vault

/// Opens a sealed package block by block, from any place in it.
public struct PackageReader: Sendable {
  /// The package.
  public let package: AccessPackage
  private let key: SubjectKey
  private let path: String

  init(_ package: AccessPackage, key: SubjectKey, path: String) {
    self.package = package
    self.key = key
    self.path = path
  }

  /// Hands out the plain bytes of a range in order, a block at a time.
  ///
  /// Throws `PackageError.gone` when the file is not there any more, `VaultError.sealBroken` for a damaged block.
  public nonisolated(nonsending) func each(
    in range: Range<Int64>, _ body: ([UInt8]) async throws -> Void
  ) async throws {
    let range = range.clamped(to: 0..<package.bytes)
    guard !range.isEmpty, let handle = FileHandle(forReadingAtPath: path) else {
      throw PackageError.gone
    }
    defer { try? handle.close() }
    let size = Int64(SealedStream.block)
    let blocks = SealedStream.blocks(of: package.bytes)
    for block in range.lowerBound / size...(range.upperBound - 1) / size {
      let isLast = block == blocks - 1
      let plain = isLast ? package.bytes - block * size : size
      let start = package.place + block * (size + Int64(SealedStream.overhead))
      try handle.seek(toOffset: UInt64(start))
      let count = Int(plain) + SealedStream.overhead
      guard let sealed = try handle.read(upToCount: count), sealed.count == count else {
        throw PackageError.gone
      }
      let opened = try key.open(
        [UInt8](sealed),
        context: SealedStream.context(package.id, block: block, isLast: isLast))
      let first = max(0, range.lowerBound - block * size)
      let end = min(plain, range.upperBound - block * size)
      try await body(Array(opened[Int(first)..<Int(end)]))
    }
  }
}
