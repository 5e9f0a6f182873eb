import NIOCore
import NIOPosix

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The place next to the socket, before TLS, from which a connection can be cut.
final class Wire: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  static let name = "wire"

  /// Ends a connection without goodbye; with `isReset`, the other side learns it as an error.
  static func cut(_ channel: any Channel, isReset: Bool = false) {
    channel.eventLoop.execute {
      guard let wire = try? channel.pipeline.syncOperations.context(name: Wire.name) else {
        channel.close(promise: nil)
        return
      }
      if isReset, let socket = channel as? any SocketOptionProvider {
        // The option is set at once, for this is the loop of the channel.
        _ = socket.setSoLinger(linger(l_onoff: 1, l_linger: 0))
      }
      wire.close(promise: nil)
    }
  }
}
