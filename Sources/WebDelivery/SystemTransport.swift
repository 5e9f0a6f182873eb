import AsyncHTTPClient
public import Connectors
import Formats
import NIOCore
import NIOHTTP1
import Store

/// Carries requests to other systems over HTTP; follows no redirection.
public struct SystemTransport: WebTransport {
  /// The most bytes of one answer.
  private static let most = 16 << 20

  private static let client = HTTPClient(
    eventLoopGroupProvider: .singleton,
    configuration: configuration)

  private static var configuration: HTTPClient.Configuration {
    var configuration = HTTPClient.Configuration(
      redirectConfiguration: .disallow, timeout: .init(connect: .seconds(10)),
      decompression: .disabled)
    // Nobody there is told at once; the caller tries again in its own time.
    configuration.connectionPool.retryConnectionEstablishment = false
    return configuration
  }

  /// Makes it; all of them share their connections.
  public init() {}

  /// Sends a request and reads the whole answer.
  public func send(_ request: WebRequest) async throws -> WebResponse {
    var asked = HTTPClientRequest(url: request.url)
    asked.method = HTTPMethod(rawValue: request.method)
    for header in request.headers { asked.headers.add(name: header.name, value: header.value) }
    if let body = request.body { asked.body = .bytes(ByteBuffer(bytes: body)) }
    let message = asked
    do {
      let answer = try await within(.seconds(request.timeout)) { () -> WebResponse in
        let response = try await Self.client.execute(
          message, timeout: .seconds(Int64(request.timeout)))
        let body = try await response.body.collect(upTo: Self.most)
        return WebResponse(
          status: Int(response.status.code),
          headers: response.headers.map { ($0.name, $0.value) },
          body: Array(body.readableBytesView))
      }
      guard let answer else { throw SystemError.timedOut(seconds: request.timeout) }
      return answer
    } catch let error as SystemError {
      throw error
    } catch is CancellationError {
      throw CancellationError()
    } catch is NIOTooManyBytesError {
      throw SystemError.unreadable("it is larger than 16 MiB")
    } catch let error as HTTPClientError
      where error == .deadlineExceeded || error == .readTimeout
    {
      throw SystemError.timedOut(seconds: request.timeout)
    } catch {
      throw SystemError.unreachable
    }
  }
}
