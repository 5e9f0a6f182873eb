/// Carries a request to a witness; the network is not for this room.
public protocol WitnessTransport: Sendable {
  /// Posts bytes and returns the status and the first 64 KiB of the answer; throws when there is none.
  func post(_ bytes: [UInt8], to address: String) async throws -> (status: Int, body: [UInt8])
}

/// What came of asking one witness.
public struct WitnessOutcome: Sendable, Equatable {
  /// The ways it can end.
  public enum Kind: Sendable, Equatable {
    /// It cosigned the checkpoint.
    case cosigned
    /// It does not know the log: tell its operator the origin and the key.
    case unknownLog
    /// It does not accept the key.
    case unknownKey
    /// It has seen another or a longer log under our name, of this size.
    case otherHistory(size: Int64)
    /// It says that the checkpoint does not continue what it has seen.
    case inconsistent
    /// It answered something that the protocol does not know.
    case unexpected(status: Int)
    /// Its cosignature does not fit its key.
    case badCosignature
    /// It could not be reached.
    case unreachable
  }

  /// The witness's name.
  public let name: String
  /// What came of it.
  public let kind: Kind

  /// What came of it and what to do, in one sentence.
  public var sentence: String {
    switch kind {
    case .cosigned: "cosigned"
    case .unknownLog: "does not know this log; give its operator the origin and the key"
    case .unknownKey: "does not accept this log's key; give its operator the key"
    case .otherHistory(let size):
      "has seen another history of \(size) entries under this name; keep its answer, and find out "
        + "whether an old copy is in service"
    case .inconsistent:
      "says that this checkpoint does not continue what it saw; find out whether an old copy is in "
        + "service"
    case .unexpected(let status): "answered with status \(status), which the protocol does not know"
    case .badCosignature: "answered with a cosignature that does not fit its key; check the list"
    case .unreachable: "could not be reached; run it again"
    }
  }
}
