import Formats
import NIOCore
import NIOHTTP1
import NIOWebSocket

/// Sets a connection up: requests go to the log and then to the stage, and WebSockets to one of their own.
struct Answering: Sendable {
  private static let requestHandler = "requests"
  let log: RequestLog
  let stage: Stage
  let isTLS: Bool

  /// Must run on the channel's event loop.
  func configure(_ channel: any Channel) throws {
    let upgrader = NIOWebSocketServerUpgrader(
      maxFrameSize: 1 << 20,
      shouldUpgrade: { channel, head in
        self.log(head, [], kind: .socketHandshake)
        return channel.eventLoop.makeSucceededFuture([:])
      },
      upgradePipelineHandler: { channel, head in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandlers([
            NIOWebSocketFrameAggregator(
              minNonFinalFragmentSize: 0, maxAccumulatedFrameCount: 64,
              maxAccumulatedFrameSize: 1 << 20),
            SocketHandler { self.log(head, $0, kind: $1) },
          ])
        }
      })
    let pipeline = channel.pipeline.syncOperations
    try pipeline.configureHTTPServerPipeline(
      withServerUpgrade: (
        upgraders: [upgrader],
        completionHandler: { $0.pipeline.removeHandler(name: Self.requestHandler, promise: nil) }
      ))
    try pipeline.addHandler(RequestHandler(self), name: Self.requestHandler)
  }

  @discardableResult
  func log(
    _ head: HTTPRequestHead, _ body: [UInt8], kind: Logged.Kind = .http, isWhole: Bool = true
  ) -> Logged {
    let named = head.headers.first(name: "host") ?? ""
    let host = named.utf8.prefix { $0 != UInt8(ascii: ":") }
    return log.append { number, now in
      Logged(
        number: number, at: now, kind: kind,
        host: String(decoding: host, as: UTF8.self).lowercased(),
        method: head.method.rawValue, path: head.uri,
        headers: head.headers.map { (name: $0.name, value: $0.value) }, body: body, isTLS: isTLS,
        isWhole: isWhole)
    }
  }
}
