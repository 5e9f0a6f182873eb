/// Brings a package to a recipient; asked again after a failure, it goes on where the recipient says that it stopped.
public protocol Delivering: Sendable {
  /// Delivers all files of a package.
  ///
  /// - Parameter acknowledged: hears how many bytes of the whole package have safely arrived; what it throws stops.
  /// - Throws: `DeliveryError`.
  func deliver(
    _ package: DeliveryPackage, acknowledged: @escaping @Sendable (Int64) async throws -> Void
  ) async throws
}

/// What one run hands over: files, the last of which names the digests of the others.
public struct DeliveryPackage: Sendable, Equatable {
  /// One file.
  public struct File: Sendable, Equatable {
    /// Its name for the recipient.
    public let name: String
    /// Where it lies here.
    public let path: String
    /// How long it is.
    public let bytes: Int64
    /// Its SHA-256.
    public let hash: [UInt8]
  }

  /// The name of the file of digests, in the form of `sha256sum`; a package is whole once it has arrived.
  public static let digests = "SHA256SUMS"

  /// The package's name: the audience and the number of the run.
  public let name: String
  /// The files, in the order in which they are sent.
  public let files: [File]

  /// How long all files are together.
  public var bytes: Int64 { files.reduce(0) { $0 + $1.bytes } }
}

/// Why a package did not arrive; no case holds anything about a member.
public enum DeliveryError: Error, Equatable, CustomStringConvertible {
  /// The folder cannot be written to.
  case folder(path: String)
  /// The recipient's host does not answer, or broke off.
  case unreachable(host: String)
  /// The recipient's host refused.
  case refused(host: String, status: Int)
  /// The recipient already holds something else under the same name.
  case otherContent(name: String)
  /// This program cannot reach the web.
  case noWeb

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .folder(let path):
      "the folder \(path) cannot be written to; make it, or correct the recipient's `delivery`"
    case .unreachable(let host):
      "\(host) does not answer, or broke off; it is tried again and goes on where it stopped"
    case .refused(let host, let status):
      "\(host) refused with status \(status); ask the recipient, then run the audience again"
    case .otherContent(let name):
      "the recipient holds something else as \(name); have it removed there, then run the audience again"
    case .noWeb:
      "this program delivers to folders alone; `aboveboard audience run` delivers to the web"
    }
  }
}
