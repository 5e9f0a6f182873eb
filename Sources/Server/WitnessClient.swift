import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import Store
public import Workspace

/// Carries checkpoints to witnesses, without following where they point, in bounded time and size.
public struct WitnessClient: WitnessTransport {
  private static let maximumBytes = 64 << 10
  private static let patience: Int64 = 20

  private static let client = HTTPClient(
    eventLoopGroupProvider: .singleton,
    configuration: HTTPClient.Configuration(
      redirectConfiguration: .disallow,
      timeout: .init(connect: .seconds(10)), decompression: .disabled))

  /// Why there is no answer; the address is not said, for it stands in the list.
  public enum Failure: Error {
    /// It took too long.
    case tooSlow
  }

  /// A client for the life of the process.
  public init() {}

  /// Posts bytes; throws when no whole answer comes in time.
  public func post(
    _ bytes: [UInt8], to address: String
  ) async throws -> (status: Int, body: [UInt8]) {
    var request = HTTPClientRequest(url: address)
    request.method = .POST
    request.headers.add(name: "Content-Type", value: "text/plain; charset=utf-8")
    request.headers.add(name: "Connection", value: "close")
    request.body = .bytes(ByteBuffer(bytes: bytes))
    let response = try await Self.client.execute(
      request, deadline: NIODeadline.now() + .seconds(Self.patience))
    let body = try await within(.seconds(Self.patience)) {
      try await response.body.collect(upTo: Self.maximumBytes)
    }
    guard let body else { throw Failure.tooSlow }
    return (Int(response.status.code), Array(buffer: body))
  }
}
