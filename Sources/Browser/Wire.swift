public import Formats
import Foundation
import Synchronization

/// What the browser tells by itself.
public struct BrowserEvent: Sendable {
  /// Its name in the DevTools protocol, such as `Network.requestWillBeSent`.
  public let method: String
  /// What it is about.
  public let params: JSON
  /// The session it came from; nil for the browser itself.
  public let session: String?
}

/// The line to a browser: commands out, answers and events in, each a JSON text ended by a zero byte.
///
/// Events are handed on in their order, on the one thread that reads; a handler must not wait for the browser.
final class Wire: Sendable {
  typealias Handler = @Sendable (BrowserEvent) -> Void

  private struct Pending {
    let method: String
    let continuation: CheckedContinuation<JSON, any Error>
  }

  private struct State {
    var next: Int64 = 1
    var pending: [Int64: Pending] = [:]
    var isOver = false
  }

  private let line: CInt
  private let handler: Handler
  private let state = Mutex(State())
  /// Writes stand in a queue of their own, so that the thread that reads never waits for a full line.
  private let writing = DispatchQueue(label: "aboveboard.browser.writing")

  init(line: CInt, handler: @escaping Handler) {
    self.line = line
    self.handler = handler
    Thread.detachNewThread { [self] in read() }
  }

  /// Sends a command and returns its result; throws `BrowserError`.
  func ask(
    _ method: String, _ params: JSON, session: String?, within seconds: Double
  ) async throws -> JSON {
    try await withCheckedThrowingContinuation { continuation in
      let id: Int64? = state.withLock { state in
        guard !state.isOver else { return nil }
        defer { state.next += 1 }
        state.pending[state.next] = Pending(method: method, continuation: continuation)
        return state.next
      }
      guard let id else {
        continuation.resume(throwing: BrowserError.ended)
        return
      }
      write(id, method, params, session)
      DispatchQueue.global().asyncAfter(deadline: .now() + seconds) { [weak self] in
        self?.take(id)?.continuation.resume(throwing: BrowserError.silent(method: method))
      }
    }
  }

  /// Sends a command whose answer nobody waits for.
  func tell(_ method: String, _ params: JSON, session: String?) {
    let id = state.withLock { state in
      defer { state.next += 1 }
      return state.next
    }
    write(id, method, params, session)
  }

  /// Closes our end; whoever waits hears that the browser ended.
  func close() {
    shutdown(line, CInt(SHUT_RDWR))
  }

  private func take(_ id: Int64) -> Pending? {
    state.withLock { $0.pending.removeValue(forKey: id) }
  }

  private func write(_ id: Int64, _ method: String, _ params: JSON, _ session: String?) {
    var message: [String: JSON] = [
      "id": .integer(id), "method": .string(method), "params": params,
    ]
    if let session { message["sessionId"] = .string(session) }
    let bytes = JSON.object(message).canonical + [0]
    writing.async { [line] in
      bytes.withUnsafeBytes { buffer in
        var sent = 0
        while sent < buffer.count {
          let count = send(
            line, buffer.baseAddress.map { $0 + sent }, buffer.count - sent, CInt(MSG_NOSIGNAL))
          if count < 0, errno == EINTR { continue }
          guard count > 0 else { return }
          sent += count
        }
      }
    }
  }

  private func read() {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    var message: [UInt8] = []
    while true {
      let count = recv(line, &chunk, chunk.count, 0)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      var rest = chunk[..<count]
      while let end = rest.firstIndex(of: 0) {
        message += rest[..<end]
        hear(message)
        message.removeAll(keepingCapacity: true)
        rest = rest[(end + 1)...]
      }
      message += rest
    }
    let left = state.withLock { state in
      state.isOver = true
      defer { state.pending = [:] }
      return state.pending.values
    }
    for pending in left { pending.continuation.resume(throwing: BrowserError.ended) }
    // Only now: until here the number could have been given to another file.
    writing.async { [line] in _ = Foundation.close(line) }
  }

  private func hear(_ bytes: [UInt8]) {
    guard
      let message = (try? JSON(parsing: bytes))
        ?? (try? JSON(parsing: LoneSurrogates.mended(bytes)))
    else { return }
    if let id = message["id"]?.int {
      guard let pending = take(id) else { return }
      if let error = message["error"] {
        pending.continuation.resume(
          throwing: BrowserError.refused(
            method: pending.method, reason: error["message"]?.string ?? "no reason given"))
      } else {
        pending.continuation.resume(returning: message["result"] ?? .object([:]))
      }
    } else if let method = message["method"]?.string {
      handler(
        BrowserEvent(
          method: method, params: message["params"] ?? .object([:]),
          session: message["sessionId"]?.string))
    }
  }
}
