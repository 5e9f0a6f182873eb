import Crypto
import CryptoExtras
import Dispatch
import Synchronization

/// How much work a guess at a password is (scrypt, RFC 7914); kept beside each hash.
package struct PasswordCost: Sendable, Equatable {
  /// The cost N, a power of two.
  package var rounds: Int
  /// The block size r.
  package var block: Int
  /// The parallelism p.
  package var lanes: Int

  /// A cost.
  package init(rounds: Int, block: Int, lanes: Int) {
    self.rounds = rounds
    self.block = block
    self.lanes = lanes
  }

  /// 32 MiB and a tenth of a second: what people wait for and a guesser pays for.
  package static let standard = PasswordCost(rounds: 1 << 15, block: 8, lanes: 1)

  /// Whether it is one that a hash of ours can have; a damaged row must not ask for all memory.
  var isSane: Bool {
    (2...1 << 20).contains(rounds) && rounds.nonzeroBitCount == 1 && (1...32).contains(block)
      && (1...16).contains(lanes)
  }
}

/// Works out the hashes of passwords, one at a time and off the threads that answer requests.
final class PasswordMill: Sendable {
  private let queue = DispatchQueue(label: "aboveboard.passwords")
  private let waiting = Mutex(0)
  /// More than this many at once are turned away: each is worth a tenth of a second.
  private static let most = 32

  /// The hash of a password, 32 bytes; throws `StaffError.signInBusy` when too many wait.
  func hash(_ password: Password, salt: [UInt8], _ cost: PasswordCost) async throws -> SymmetricKey
  {
    let isFree = waiting.withLock { waiting in
      guard waiting < Self.most else { return false }
      waiting += 1
      return true
    }
    guard isFree else { throw StaffError.signInBusy }
    defer { waiting.withLock { $0 -= 1 } }
    return try await withCheckedThrowingContinuation { continuation in
      queue.async {
        continuation.resume(
          with: Result {
            try KDF.Scrypt.deriveKey(
              from: Array(password.text.utf8), salt: salt, outputByteCount: 32,
              rounds: cost.rounds, blockSize: cost.block, parallelism: cost.lanes)
          })
      }
    }
  }
}
