#if PostgreSQL
import CLibPQ
import Dispatch
import Foundation
import Store
import Synchronization

/// Waits for the word that a node says with each commit.
final class PostgresListener: Sendable {
  /// What is listened to.
  static let channel = "aboveboard_entries"

  private let settings: PostgresSettings
  private let continuation: AsyncStream<Void>.Continuation
  private let isOver = Atomic(false)

  private init(_ settings: PostgresSettings, _ continuation: AsyncStream<Void>.Continuation) {
    self.settings = settings
    self.continuation = continuation
  }

  /// Wakes until the stream's reader ends.
  static func wakes(_ settings: PostgresSettings) -> AsyncStream<Void> {
    AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
      let listener = PostgresListener(settings, continuation)
      continuation.onTermination = { _ in listener.isOver.store(true, ordering: .releasing) }
      // A thread of its own, for it waits in the system all the time.
      Thread { listener.run() }.start()
    }
  }

  private func run() {
    var connection: PostgresConnection?
    while !isOver.load(ordering: .acquiring) {
      continuation.yield()
      // A pooler in transaction mode forwards nothing, and a session there would listen for somebody else.
      if connection == nil, settings.namesStatements {
        connection = try? PostgresConnection(settings)
        _ = try? connection?.command("LISTEN \(Self.channel)")
      }
      if let open = connection, !open.waitForWord(milliseconds: 1_000) { connection = nil }
      if connection == nil { usleep(1_000_000) }
    }
  }
}

extension PostgresConnection {
  /// Returns when the server says something, or after a while; false when the connection was lost.
  fileprivate func waitForWord(milliseconds: Int32) -> Bool {
    var wait = pollfd(fd: PQsocket(handle), events: Int16(POLLIN), revents: 0)
    let count = poll(&wait, 1, milliseconds)
    guard count != 0 else { return isAlive }
    guard PQconsumeInput(handle) == 1 else { return false }
    while let word = PQnotifies(handle) { PQfreemem(word) }
    return isAlive
  }
}
#endif
