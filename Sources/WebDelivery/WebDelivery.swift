import AsyncHTTPClient
public import Disclosure
public import Formats
import Foundation
import NIOCore
import NIOHTTP1
import Store

/// Brings packages to an address on the web: signed, in chunks, going on where the recipient says that it stopped.
///
/// `HEAD` asks how much of a file has arrived: `Upload-Offset`, as the resumable uploads of
/// draft-ietf-httpbis-resumable-upload name it; 404 is nothing. `PUT` brings a chunk with `Content-Range` (RFC 9110),
/// `Content-Digest` (RFC 9530) and a signature (RFC 9421, Ed25519).
public struct WebDelivery: Delivering, SignedPosting {
  /// One for the whole process; redirects are not followed, for nobody approved where they lead.
  private static let client = HTTPClient(
    eventLoopGroupProvider: .singleton,
    configuration: HTTPClient.Configuration(
      redirectConfiguration: .disallow, timeout: .init(connect: .seconds(10)),
      decompression: .disabled))

  let address: String
  let key: DeliveryKey
  let chunkBytes: Int
  let patience: Int64
  let clock: @Sendable () -> Timestamp

  /// Delivers below an address.
  ///
  /// - Parameters:
  ///   - address: `https`, or `http` on this machine.
  ///   - key: what signs.
  ///   - chunkBytes: how much goes in one request.
  ///   - patience: how many seconds one request may take.
  ///   - clock: the time that a signature bears.
  public init(
    to address: String, key: DeliveryKey, chunkBytes: Int = 1 << 20, patience: Int64 = 60,
    clock: @escaping @Sendable () -> Timestamp
  ) {
    self.address = address
    self.key = key
    self.chunkBytes = max(1, chunkBytes)
    self.patience = patience
    self.clock = clock
  }

  /// Delivers all files, each from where the recipient has it.
  public func deliver(
    _ package: DeliveryPackage, acknowledged: @escaping @Sendable (Int64) async throws -> Void
  ) async throws {
    var before: Int64 = 0
    for file in package.files {
      let url = base + "/" + package.name + "/" + file.name
      let start = before
      try await deliver(file, to: url) { try await acknowledged(start + $0) }
      before += file.bytes
    }
  }

  /// Posts a signed JSON document, such as a demand to erase; throws `DeliveryError` unless it is taken.
  public func post(_ json: JSON) async throws {
    let signed = SignedRequest(
      method: "POST", url: base, body: json.canonical, type: "application/json", range: nil)
    let status = try await send(signed).status
    guard (200..<300).contains(status) else { throw refused(status) }
  }

  private var base: String { address.hasSuffix("/") ? String(address.dropLast()) : address }
  private var host: String { URL(string: address)?.host ?? "the recipient's host" }

  private func deliver(
    _ file: DeliveryPackage.File, to url: String, _ acknowledged: (Int64) async throws -> Void
  ) async throws {
    var offset = try await self.offset(of: url)
    guard offset <= file.bytes else { throw DeliveryError.otherContent(name: file.name) }
    if offset > 0 { try await acknowledged(offset) }
    guard let handle = FileHandle(forReadingAtPath: file.path) else {
      throw CocoaError(.fileNoSuchFile)
    }
    defer { try? handle.close() }
    var conflicts = 0
    while offset < file.bytes {
      try Task.checkCancellation()
      try handle.seek(toOffset: UInt64(offset))
      guard let chunk = try handle.read(upToCount: chunkBytes), !chunk.isEmpty else {
        throw CocoaError(.fileReadCorruptFile)
      }
      let end = offset + Int64(chunk.count)
      let answer = try await send(
        SignedRequest(
          method: "PUT", url: url, body: [UInt8](chunk), type: "application/octet-stream",
          range: "bytes \(offset)-\(end - 1)/\(file.bytes)"))
      switch answer.status {
      case 200..<300:
        offset = end
        try await acknowledged(offset)
      case 409 where conflicts < 3:
        // It has another part than we think; it knows best.
        conflicts += 1
        offset = try await self.offset(of: url)
        guard offset <= file.bytes else { throw DeliveryError.otherContent(name: file.name) }
      default: throw refused(answer.status)
      }
    }
  }

  private func offset(of url: String) async throws -> Int64 {
    let answer = try await send(
      SignedRequest(method: "HEAD", url: url, body: nil, type: nil, range: nil))
    switch answer.status {
    case 404: return 0
    case 200..<300: return answer.offset ?? 0
    default: throw refused(answer.status)
    }
  }

  private func refused(_ status: Int) -> DeliveryError {
    // What is over there on the server's side passes; what it says of us does not.
    status >= 500 ? .unreachable(host: host) : .refused(host: host, status: status)
  }

  private func send(_ signed: SignedRequest) async throws -> (status: Int, offset: Int64?) {
    var request = HTTPClientRequest(url: signed.url)
    request.method = HTTPMethod(rawValue: signed.method)
    for (name, value) in try signed.headers(key: key, at: clock()) {
      request.headers.add(name: name, value: value)
    }
    if let body = signed.body { request.body = .bytes(ByteBuffer(bytes: body)) }
    do {
      let response = try await Self.client.execute(request, timeout: .seconds(patience))
      let offset = response.headers.first(name: "Upload-Offset").flatMap { Int64($0) }
      // What it says besides is of no use; a body that never ends is not waited for.
      _ = try? await within(.seconds(5)) { try await response.body.collect(upTo: 64 << 10) }
      return (Int(response.status.code), offset.flatMap { $0 >= 0 ? $0 : nil })
    } catch is CancellationError {
      throw CancellationError()
    } catch {
      throw DeliveryError.unreachable(host: host)
    }
  }
}
