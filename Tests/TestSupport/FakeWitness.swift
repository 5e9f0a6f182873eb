public import Evidence
public import Formats
import Synchronization

/// A witness as C2SP tlog-witness has it: it remembers one size and root a log and cosigns what continues them.
public final class FakeWitness: Sendable {
  private struct Seen {
    var size: Int64
    var root: Digest32
  }

  /// The key whose cosignatures it gives.
  public var key: CosignatureVerifier { signer.verifier }
  private let signer: CosignatureSigner
  private let log: NoteVerifier
  private let seen = Mutex<Seen?>(nil)
  private let time: Timestamp

  /// A witness that knows one log.
  public init(name: String = "witness.example/w1", log: NoteVerifier, time: Timestamp) throws {
    signer = try CosignatureSigner(name: name, seed: Array(name.utf8.prefix(8)) + Array(0..<24))
    self.log = log
    self.time = time
  }

  /// How many entries the newest checkpoint covers that it cosigned.
  public var size: Int64 { seen.withLock { $0?.size ?? 0 } }

  /// Answers an `add-checkpoint`.
  public func answer(_ body: [UInt8]) -> (status: Int, type: String, body: [UInt8]) {
    func plain(_ status: Int) -> (Int, String, [UInt8]) { (status, "text/plain", []) }
    guard let request = try? LogConsistency(parsing: body),
      let head = try? Checkpoint(unverified: request.checkpoint)
    else { return plain(400) }
    guard head.origin == log.name else { return plain(404) }
    guard (try? request.checkpoint.verify(by: [log])) != nil else { return plain(403) }
    guard request.oldSize <= head.size else { return plain(400) }
    return seen.withLock { seen in
      let known = seen ?? Seen(size: 0, root: Merkle.emptyRoot)
      let conflict = (409, "text/x.tlog.size", Array("\(known.size)\n".utf8))
      guard request.oldSize == known.size else { return conflict }
      if known.size == head.size, known.root != head.root { return conflict }
      if known.size == 0 {
        guard request.hashes.isEmpty else { return plain(422) }
      } else {
        guard (try? request.verify(oldRoot: known.root, by: log)) != nil else { return plain(422) }
      }
      guard let line = try? signer.line(for: request.checkpoint, at: time) else {
        return plain(500)
      }
      seen = Seen(size: head.size, root: head.root)
      return (200, "text/plain", line)
    }
  }
}
