import Formats
import Foundation
import Vault

/// The parts of a snapshot's file in their order, each opened when it is asked for.
struct SnapshotFrames: Sendable {
  /// More bytes than a frame ever has, so that a torn length does not ask for the whole memory.
  private static let longest = 4 << 20

  private let file: FileHandle
  private let vault: Vault
  private let name: String
  private var number = 0
  /// How long the next frame is; nil after the last.
  private var length: Int?

  init(_ file: FileHandle, _ vault: Vault) throws(SnapshotRefusal) {
    self.file = file
    self.vault = vault
    let magic = SnapshotFile.magic
    guard let head = Self.read(magic.count + 20, file), head.starts(with: magic) else {
      throw .broken
    }
    var reader = ByteReader(Array(head.dropFirst(magic.count)))
    guard reader.number(UInt32.self) == SnapshotFile.format else { throw .otherForm }
    name = Hex.encode(head.suffix(16))
    length = try Self.length(file)
  }

  /// The next part, nil after the last; throws `SnapshotRefusal.broken` when it is not what was written here.
  mutating func next() throws(SnapshotRefusal) -> [UInt8]? {
    guard let length else { return nil }
    guard let sealed = Self.read(length, file) else { throw .broken }
    self.length = try Self.length(file)
    let context = SnapshotFile.context(name, number, isLast: self.length == nil)
    guard let part = try? vault.openWorkspace(sealed, context: context) else { throw .broken }
    number += 1
    return part
  }

  /// The stamp, which is the first part.
  mutating func stamp() throws(SnapshotRefusal) -> SnapshotStamp {
    guard let part = try next(), let stamp = SnapshotStamp(part) else { throw .broken }
    return stamp
  }

  /// The length before a frame, nil where the file ends.
  private static func length(_ file: FileHandle) throws(SnapshotRefusal) -> Int? {
    guard let bytes = try? file.read(upToCount: 4), !bytes.isEmpty else { return nil }
    var reader = ByteReader([UInt8](bytes))
    guard let length = reader.number(UInt32.self), (1...longest).contains(Int(length)) else {
      throw .broken
    }
    return Int(length)
  }

  private static func read(_ count: Int, _ file: FileHandle) -> [UInt8]? {
    guard let bytes = try? file.read(upToCount: count), bytes.count == count else { return nil }
    return [UInt8](bytes)
  }
}
