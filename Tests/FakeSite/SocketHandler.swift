import NIOCore
import NIOWebSocket

/// Logs the messages of one WebSocket and answers each text by a text.
final class SocketHandler: ChannelInboundHandler {
  typealias InboundIn = WebSocketFrame
  typealias OutboundOut = WebSocketFrame

  private let log: ([UInt8], Logged.Kind) -> Void

  init(_ log: @escaping ([UInt8], Logged.Kind) -> Void) { self.log = log }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let frame = unwrapInboundIn(data)
    let content = frame.unmaskedData
    switch frame.opcode {
    case .text:
      log(Array(content.readableBytesView), .socketText)
      send(.text, ByteBuffer(string: "heard"), context)
    case .binary:
      log(Array(content.readableBytesView), .socketBinary)
    case .ping:
      send(.pong, content, context)
    case .connectionClose:
      send(.connectionClose, content, context)
      context.close(promise: nil)
    default:
      break
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

  private func send(
    _ opcode: WebSocketOpcode, _ content: ByteBuffer, _ context: ChannelHandlerContext
  ) {
    let frame = WebSocketFrame(fin: true, opcode: opcode, data: content)
    context.writeAndFlush(wrapOutboundOut(frame), promise: nil)
  }
}
