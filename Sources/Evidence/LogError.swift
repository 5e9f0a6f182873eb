/// Why a log cannot be read, extended or proved from.
public enum LogError: Error, Equatable, CustomStringConvertible {
  /// An entry is longer than 65,535 bytes, the most a bundle can hold; `index` is its place.
  case entryTooLong(index: Int64, bytes: Int)
  /// A size is negative, or above what the files are known to hold.
  case sizeOutside(size: Int64, available: Int64)
  /// An index is negative, or not below the size.
  case indexOutside(index: Int64, size: Int64)
  /// The file is not there.
  case missing(path: String)
  /// The file has another length or structure than its place in the tree asks for.
  case malformed(path: String)
  /// The file is there with other content: writing would show two histories of one log.
  case conflict(path: String)
  /// The tiles lead to another root than the checkpoint.
  case rootMismatch(size: Int64)

  /// What is wrong, where, and what to do, in one lower-case sentence.
  public var description: String {
    switch self {
    case .entryTooLong(let index, let bytes):
      "entry \(index) has \(bytes) bytes; a log entry holds at most 65535"
    case .sizeOutside(let size, let available):
      "size \(size) is outside the log, whose files hold \(available) entries"
    case .indexOutside(let index, let size):
      "index \(index) is outside a log of size \(size)"
    case .missing(let path): "\(path) is missing; restore the evidence folder from a copy"
    case .malformed(let path): "\(path) is damaged; restore the evidence folder from a copy"
    case .conflict(let path):
      "\(path) already holds other entries; the database is older than the evidence folder"
    case .rootMismatch(let size):
      "the tiles do not lead to the root of the checkpoint of size \(size)"
    }
  }
}
