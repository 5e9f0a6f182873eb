import Register
import Standing
import Synchronization

/// Every recipient that any published register declared, under all its names.
///
/// INVARIANT: a published version never changes, so only versions that are new are read.
final class SearchedNames: Sendable {
  private struct Known {
    var version = 0
    var recipients: [RecipientID: SearchedRecipient] = [:]
  }

  private let known = Mutex(Known())

  /// All of them by identifier.
  func all(_ standing: Standing) async throws -> [RecipientID: SearchedRecipient] {
    var now = known.withLock { $0 }
    let newest = try await standing.versions(before: .max, limit: 1).first?.number ?? 0
    guard newest > now.version else { return now.recipients }
    for number in (now.version + 1)...newest {
      for recipient in try await standing.register(version: number).recipients {
        if now.recipients[recipient.id] == nil {
          now.recipients[recipient.id] = SearchedRecipient(recipient, version: number)
        } else {
          now.recipients[recipient.id]?.take(recipient, version: number)
        }
      }
    }
    now.version = newest
    let read = now
    known.withLock { if $0.version < read.version { $0 = read } }
    return read.recipients
  }
}
