/// Where a log's files lie: a folder, an object store, memory.
///
/// Paths are those of C2SP tlog-tiles, such as `tile/0/x001/067` or `tile/entries/000.p/12`.
public protocol TileFiles: Sendable {
  /// The file's bytes; nil when there is no such file.
  func read(_ path: String) throws -> [UInt8]?

  /// Replaces the file as one step and returns when it survives a power loss.
  func write(_ path: String, _ bytes: [UInt8]) throws

  /// The names directly in a folder, in any order; none when there is no such folder.
  func names(in folder: String) throws -> [String]

  /// Removes a file or an empty folder; nothing happens when there is none.
  func remove(_ path: String) throws
}

/// A place that keeps every partial tile is a correct place, so both are optional.
extension TileFiles {
  /// No names: then older partial tiles are neither verified nor removed.
  public func names(in folder: String) throws -> [String] { [] }

  /// Keeps the file.
  public func remove(_ path: String) throws {}
}
