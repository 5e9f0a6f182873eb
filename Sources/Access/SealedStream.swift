public import Vault

/// Seals a package block by block under its subject's key, so that any part of it can be opened alone.
///
/// Each block of 65,536 bytes is sealed for its package, its place and whether it is the last: none opens elsewhere, and
/// a package that was cut short is found out.
public final class SealedStream {
  static let block = 65_536
  /// What sealing adds to a block.
  static let overhead = 29

  private let key: SubjectKey
  private let package: String
  private let sink: ([UInt8]) throws -> Void
  private var waiting: [UInt8] = []
  private var blocks: Int64 = 0
  private var bytes: Int64 = 0

  /// A stream into a sink of sealed bytes.
  public init(_ key: SubjectKey, package: String, sink: @escaping ([UInt8]) throws -> Void) {
    self.key = key
    self.package = package
    self.sink = sink
  }

  /// Takes plain bytes.
  public func write(_ plain: [UInt8]) throws {
    bytes += Int64(plain.count)
    waiting += plain
    var start = 0
    // One byte at least is kept back, so that the last block is never empty.
    while waiting.count - start > Self.block {
      try seal(Array(waiting[start..<start + Self.block]), isLast: false)
      start += Self.block
    }
    if start > 0 { waiting.removeFirst(start) }
  }

  /// Seals what is left; returns how many plain bytes there were.
  public func finish() throws -> Int64 {
    try seal(waiting, isLast: true)
    waiting = []
    return bytes
  }

  private func seal(_ plain: [UInt8], isLast: Bool) throws {
    try sink(
      key.seal(plain, context: Self.context(package, block: blocks, isLast: isLast)))
    blocks += 1
  }

  static func context(_ package: String, block: Int64, isLast: Bool) -> String {
    "access.package/\(package)/\(block)\(isLast ? "/last" : "")"
  }

  /// How many blocks hold some plain bytes.
  static func blocks(of bytes: Int64) -> Int64 {
    max(1, (bytes + Int64(block) - 1) / Int64(block))
  }

  /// How many bytes they are when sealed.
  static func sealedLength(of bytes: Int64) -> Int64 {
    bytes + blocks(of: bytes) * Int64(overhead)
  }
}
