public import Formats
public import Store
public import Vault

/// What packages are made under.
public struct PackageTerms: Sendable {
  /// What they are for.
  public var form: PackageForm
  /// The request that they answer.
  public var request: String?
  /// How many days they are kept.
  public var days: Int
  /// Who makes them.
  public var actor: Actor

  /// Makes terms.
  public init(
    form: PackageForm = .access, request: String? = nil, days: Int = AccessPackage.usualDays,
    actor: Actor
  ) {
    self.form = form
    self.request = request
    self.days = days
    self.actor = actor
  }

  /// Throws `PackageError.daysOutOfRange` or `.requestUnusable`.
  public func check() throws(PackageError) {
    guard (1...90).contains(days) else { throw .daysOutOfRange }
    if let request, UUIDv7(request) == nil { throw .requestUnusable }
  }
}

/// A package that is written bit by bit into a file of its own.
public final class PackageDraft {
  /// The name that it will bear.
  public let id: String
  private let key: SubjectKey
  private let file: PackageFile
  private let stream: SealedStream

  init(_ key: SubjectKey, in folder: String, at now: Timestamp) throws {
    id = UUIDv7.make(at: now).text
    self.key = key
    let file = try PackageFile(in: folder, at: now)
    self.file = file
    stream = SealedStream(key, package: id) { try file.write($0) }
  }

  /// Takes the archive's next bytes.
  public func write(_ bytes: [UInt8]) throws { try stream.write(bytes) }

  /// Puts the file on the disk.
  public func finish() throws -> SealedPackage {
    let bytes = try stream.finish()
    try file.finish()
    return SealedPackage(id: id, key: key, bytes: bytes, file: file.name, place: 0)
  }

  /// Forgets it.
  public func abandon() { file.abandon() }
}

/// A package that was sealed in memory, to be put into a file with others.
public struct PackageParcel: Sendable {
  let id: String
  let key: SubjectKey
  let bytes: Int64
  let sealed: [UInt8]

  /// Seals what `fill` hands out.
  public init(
    _ key: SubjectKey, at now: Timestamp, _ fill: (SealedStream) throws -> Void
  ) throws {
    id = UUIDv7.make(at: now).text
    self.key = key
    var sealed: [UInt8] = []
    let stream = SealedStream(key, package: id) { sealed += $0 }
    try fill(stream)
    bytes = try stream.finish()
    self.sealed = sealed
  }
}

/// A package whose bytes are on the disk, to be entered.
public struct SealedPackage: Sendable {
  let id: String
  let key: SubjectKey
  let bytes: Int64
  let file: String
  let place: Int64
}
