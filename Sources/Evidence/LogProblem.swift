/// One thing found wrong with a log's files.
public struct LogProblem: Sendable, Equatable, CustomStringConvertible {
  /// What is wrong with the file.
  public enum Kind: Sendable, Equatable {
    /// The file is not there.
    case missing
    /// The file has another length or structure than its place in the tree asks for.
    case malformed
    /// The entry is not the one the tree was built over.
    case alteredEntry
    /// The hash is not that of the entries below it.
    case alteredHash
    /// Entries and hashes disagree, and nothing tells which of them is the original.
    case disagreement
    /// An older partial file is not a beginning of the file that has replaced it.
    case alteredPartial
    /// The checkpoint cannot be read or believed.
    case checkpoint(NoteError)
    /// The files agree with each other and lead to another root than the checkpoint.
    case rootMismatch
  }

  /// The file, relative to the log's folder.
  public let path: String
  /// The log index of the entry, or of the first entry under the hash; nil for the whole file.
  public let entry: Int64?
  /// What is wrong.
  public let kind: Kind

  /// The finding in one lower-case sentence.
  public var description: String {
    let place = entry.map { "\(path), entry \($0)" } ?? path
    return switch kind {
    case .missing: "\(place): the file is missing"
    case .malformed: "\(place): the file is damaged"
    case .alteredEntry: "\(place): the entry is not the one the log was built over"
    case .alteredHash: "\(place): the hash is not that of the entries"
    case .disagreement: "\(place): entries and hashes disagree, and both may be altered"
    case .alteredPartial: "\(place): the partial file disagrees with the one that replaced it"
    case .checkpoint(let error): "\(place): \(error)"
    case .rootMismatch: "\(place): the files lead to another root"
    }
  }
}
