import NIOCore
import Synchronization

/// The connections that are open, so that all can be ended.
final class OpenConnections: Sendable {
  private let channels = Mutex<[ObjectIdentifier: any Channel]>([:])

  func add(_ channel: any Channel) {
    let id = ObjectIdentifier(channel)
    channels.withLock { $0[id] = channel }
    channel.closeFuture.whenComplete { _ in
      _ = self.channels.withLock { $0.removeValue(forKey: id) }
    }
  }

  /// Ends each without a word, as a browser that still waits for an answer would wait for the other's goodbye.
  func closeAll() async {
    for channel in channels.withLock({ Array($0.values) }) {
      Wire.cut(channel)
      try? await channel.closeFuture.get()
    }
  }
}
