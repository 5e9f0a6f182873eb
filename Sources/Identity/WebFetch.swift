import AsyncHTTPClient
import Formats
import NIOCore
import NIOHTTP1
import SignIn
import Store

/// Asks other sites, without following where they point, in bounded time and size.
struct WebFetch: Sendable {
  static let maximumBytes = 64 << 10

  /// One for the whole process, which lives as long as we do; deadlines of our own bound what it waits for.
  private static let client = HTTPClient(
    eventLoopGroupProvider: .singleton,
    configuration: HTTPClient.Configuration(
      redirectConfiguration: .disallow,
      timeout: .init(connect: .seconds(10)), decompression: .disabled))

  private let patience: TimeAmount

  init(patience: TimeAmount = .seconds(10)) { self.patience = patience }

  /// The body of an answer that is well; throws `IdentityError`.
  func get(
    _ address: String, headers: [(String, String)] = [], atMost limit: Int = maximumBytes
  ) async throws(IdentityError) -> [UInt8] {
    try await send(HTTPClientRequest(url: address), headers, limit)
  }

  /// The body of the answer to a form; throws `IdentityError`, `.refused` for a status of 4xx.
  func post(
    _ address: String, form: [(String, String)], headers: [(String, String)]
  ) async throws(IdentityError) -> [UInt8] {
    var request = HTTPClientRequest(url: address)
    request.method = .POST
    request.body = .bytes(ByteBuffer(string: FormEncoding.text(form)))
    return try await send(
      request, headers + [("Content-Type", "application/x-www-form-urlencoded")], Self.maximumBytes)
  }

  private func send(
    _ request: HTTPClientRequest, _ headers: [(String, String)], _ limit: Int
  ) async throws(IdentityError) -> [UInt8] {
    guard WebAddress.isUsable(request.url) else { throw .unusableAnswer }
    var request = request
    request.headers.add(name: "Accept", value: "application/json")
    // Asked a few times an hour: a connection that is kept may be dead by then, and a form is never sent twice.
    request.headers.add(name: "Connection", value: "close")
    for (name, value) in headers { request.headers.add(name: name, value: value) }
    let status: UInt
    let body: ByteBuffer
    do {
      // The deadline is for the head alone; a body that drips is cut off by the second.
      let deadline = NIODeadline.now() + patience
      let response = try await Self.client.execute(request, deadline: deadline)
      status = response.status.code
      let seconds = Double(patience.nanoseconds) / 1_000_000_000
      guard
        let whole = try await within(
          .seconds(seconds), { try await response.body.collect(upTo: limit) })
      else { throw IdentityError.unreachable }
      body = whole
    } catch is NIOTooManyBytesError {
      throw .tooLarge
    } catch {
      throw .unreachable
    }
    switch status {
    case 200..<300: return Array(buffer: body)
    case 400..<500 where request.method == .POST: throw .refused
    default: throw .unusableAnswer
    }
  }
}
