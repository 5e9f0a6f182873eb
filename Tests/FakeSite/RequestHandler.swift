import NIOCore
import NIOHTTP1

/// Reads whole requests of one connection, logs them, and only then answers.
final class RequestHandler: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private let answering: Answering
  private var head: HTTPRequestHead?
  private var body: [UInt8] = []

  init(_ answering: Answering) { self.answering = answering }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      self.head = head
      body = []
    case .body(let bytes):
      body += bytes.readableBytesView
    case .end:
      guard let head else { return }
      self.head = nil
      let logged = answering.log(head, body)
      answer(head, logged, answering.stage.answer(logged), context)
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    // What a browser began to send did leave it.
    if let head { answering.log(head, body, isWhole: false) }
    head = nil
    context.fireChannelInactive()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

  private func answer(
    _ head: HTTPRequestHead, _ logged: Logged, _ reply: Reply, _ context: ChannelHandlerContext
  ) {
    switch reply {
    case .silence: return
    case .reset: Wire.cut(context.channel, isReset: true)
    case .stream(let fields, let body):
      write(200, fields, logged, body, context)
      context.flush()
    case .answer(let status, let fields, let body):
      let length =
        status == 204 || status == 304 ? [] : [("Content-Length", String(body.count))]
      let shown = head.method == .HEAD ? [] : body
      write(status, fields + length, logged, shown, context)
      context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
      if !head.isKeepAlive { context.close(promise: nil) }
    }
  }

  private func write(
    _ status: Int, _ fields: [(String, String)], _ logged: Logged, _ body: [UInt8],
    _ context: ChannelHandlerContext
  ) {
    var all = fields
    if logged.host != FakeSite.host { all += ThirdParty.crossOriginFields(logged) }
    if !all.contains(where: { $0.0 == "Cache-Control" }) {
      all.append(("Cache-Control", "no-store"))
    }
    let head = HTTPResponseHead(
      version: .http1_1, status: HTTPResponseStatus(statusCode: status), headers: HTTPHeaders(all))
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    guard !body.isEmpty else { return }
    context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: body)))), promise: nil)
  }
}
