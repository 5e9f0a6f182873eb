import Hummingbird
import NIOCore

/// One request's context: the connection that it came by.
struct Visit: RequestContext {
  var coreContext: CoreRequestContextStorage
  private let channel: any Channel

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    channel = source.channel
  }

  /// The address of the other end, for counting attempts; it is never logged.
  var address: String { channel.remoteAddress?.ipAddress ?? "" }

  /// Closes the connection once the answer has had a second to leave.
  ///
  /// The server goes on reading a body after it was answered; without this a client that drips bytes
  /// would hold its connection for ever.
  func closeSoon() {
    let channel = channel
    channel.eventLoop.scheduleTask(in: .seconds(1)) { channel.close(promise: nil) }
  }
}
