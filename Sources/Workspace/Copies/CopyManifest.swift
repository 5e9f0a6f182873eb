public import Evidence
public import Formats
import Foundation
import Store

/// What a copy holds, to the byte; written last, so that a copy without it is none.
public struct CopyManifest: Sendable, Equatable {
  /// The log as it was published when the copy was made.
  public struct Evidence: Sendable, Equatable {
    /// The number of entries that the checkpoint covers; never more than the copy has.
    public var size: Int64
    /// The root over them.
    public var root: Digest32
    /// The key that signed the checkpoint.
    public var key: String
  }

  struct File: Sendable, Equatable {
    var path: String
    var sum: FileSum
  }

  /// Whether it is a copy of the data or of the keys.
  public var kind: WorkspaceStore
  /// The program that made it.
  public var program: String
  /// When.
  public var made: Timestamp
  /// The name of the workspace's log.
  public var origin: String
  /// Whether the workspace holds invented people only.
  public var isExample: Bool
  /// The sequence of the last entry in the copy; 0 in one of the keys.
  public var head: Int64
  /// The last act of the journal: in data, that the tables know; in keys, that there is.
  public var journal: Int64
  /// The register in force, nil before the first.
  public var register: Int?
  /// The log.
  public var evidence: Evidence?
  var migrations: [String: Int]
  var tables: [TableFile]
  var files: [File]

  static let fileName = "manifest.json"

  /// How many rows there are in all tables.
  public var rows: Int64 { tables.reduce(0) { $0 + $1.sum.rows } }
  /// How many bytes the tables take.
  public var bytes: Int64 { tables.reduce(0) { $0 + $1.bytes } }

  /// The hash of all that it says; every file's hash is in it.
  public var check: String {
    var stream = DigestStream()
    stream.update(body.canonical)
    return stream.digest.hex
  }

  func write(to folder: String) throws {
    guard case .object(var members) = body else { return }
    members["check"] = .string(check)
    try DurableFiles.write(
      Array((JSON.object(members).pretty + "\n").utf8), to: folder + "/" + Self.fileName)
  }

  /// Reads the manifest of a copy; throws `CopyError`.
  public init(readingFrom folder: String) throws {
    guard let data = FileManager.default.contents(atPath: folder + "/" + Self.fileName) else {
      throw CopyError.noCopy(folder)
    }
    let json = try? JSON(parsing: [UInt8](data))
    if let format = json?["format"]?.int, format != 1 { throw CopyError.newerFormat(Int(format)) }
    guard let json, let manifest = Self(json), json["check"]?.string == manifest.check else {
      throw CopyError.damaged(file: Self.fileName)
    }
    self = manifest
  }

  init(
    kind: WorkspaceStore, program: String, made: Timestamp, origin: String, isExample: Bool,
    head: Int64, journal: Int64, register: Int?, evidence: Evidence?, migrations: [String: Int],
    tables: [TableFile], files: [File]
  ) {
    self.kind = kind
    self.program = program
    self.made = made
    self.origin = origin
    self.isExample = isExample
    self.head = head
    self.journal = journal
    self.register = register
    self.evidence = evidence
    self.migrations = migrations
    self.tables = tables
    self.files = files
  }
}
