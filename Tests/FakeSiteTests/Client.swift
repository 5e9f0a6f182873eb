import Foundation
import NIOCore
import NIOPosix
import NIOSSL

/// A client that knows nothing of HTTP but its words, over TCP or TLS.
struct Client {
  /// An answer, read until the server closed.
  struct Answer {
    let text: String
    /// The status, or nil if there was no answer.
    var status: Int? {
      text.split(separator: " ", maxSplits: 2).dropFirst().first.flatMap { Int($0) }
    }
    var body: String { text.components(separatedBy: "\r\n\r\n").dropFirst().joined() }

    /// The value of a field.
    func field(_ name: String) -> String? {
      for line in text.components(separatedBy: "\r\n") where line.hasPrefix(name + ": ") {
        return String(line.dropFirst(name.count + 2))
      }
      return nil
    }
  }

  let port: Int
  var isTLS = false

  func ask(
    _ host: String, _ path: String, method: String = "GET", fields: [String] = [], body: String = ""
  ) async throws -> Answer {
    let length = body.isEmpty ? [] : ["Content-Length: \(body.utf8.count)"]
    let lines = ["\(method) \(path) HTTP/1.1", "Host: \(host)", "Connection: close"]
    let head = (lines + fields + length).joined(separator: "\r\n") + "\r\n\r\n"
    let bytes = try await exchange(Array((head + body).utf8), serverName: host)
    return Answer(text: String(decoding: bytes, as: UTF8.self))
  }

  /// Sends bytes and reads until there is enough, or the server closes.
  func exchange(
    _ bytes: [UInt8], serverName: String = "a.example",
    until isEnough: @Sendable ([UInt8]) -> Bool = { _ in false }
  ) async throws -> [UInt8] {
    var settings = TLSConfiguration.makeClientConfiguration()
    settings.certificateVerification = .none
    let context = isTLS ? try NIOSSLContext(configuration: settings) : nil
    let connection = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .connect(host: "127.0.0.1", port: port) { channel in
        channel.eventLoop.makeCompletedFuture {
          if let context {
            try channel.pipeline.syncOperations.addHandler(
              NIOSSLClientHandler(context: context, serverHostname: serverName))
          }
          return try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
        }
      }
    return try await connection.executeThenClose { incoming, outgoing in
      try await outgoing.write(ByteBuffer(bytes: bytes))
      var read: [UInt8] = []
      if isEnough(read) { return read }
      for try await part in incoming {
        read += part.readableBytesView
        if isEnough(read) { break }
      }
      return read
    }
  }
}
