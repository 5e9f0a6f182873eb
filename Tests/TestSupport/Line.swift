import Foundation
import Synchronization

/// A line between a node and its database that a test can cut: bytes then neither pass nor bounce.
///
/// A Unix socket on one side and one on the other, for PostgreSQL's socket is named by folder and port.
public final class Line: Sendable {
  /// The folder to name as host; the port is 5432.
  public let folder: String
  private let target: String
  private let isCut = Mutex(false)
  private let fatal = Mutex<[UInt8]?>(nil)
  private let changed = NSCondition()

  /// A line to the server whose socket lies in a folder.
  public init(to server: String) throws {
    folder = "/tmp/ab-line-\(UUID().uuidString.prefix(8))"
    target = server + "/.s.PGSQL.5432"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    let listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    try Self.check(Self.with(folder + "/.s.PGSQL.5432") { bind(listener, $0, $1) })
    try Self.check(listen(listener, 64))
    Thread { self.accept(listener) }.start()
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Closes the connection that next sends a word, once the word has passed and its answer is there.
  public func breakAfter(word: String) { fatal.withLock { $0 = Array(word.utf8) } }

  /// Cuts the line: what is on its way waits, and new connections get no answer.
  public func cut() { isCut.withLock { $0 = true } }

  /// Mends it: what waited passes.
  public func mend() {
    isCut.withLock { $0 = false }
    changed.lock()
    changed.broadcast()
    changed.unlock()
  }

  private func waitUntilWhole() {
    changed.lock()
    while isCut.withLock({ $0 }) { changed.wait() }
    changed.unlock()
  }

  private func accept(_ listener: Int32) {
    while true {
      let near = Foundation.accept(listener, nil, nil)
      guard near >= 0 else { return }
      Thread {
        self.waitUntilWhole()
        let far = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        guard Self.with(self.target, { connect(far, $0, $1) }) == 0 else {
          close(near)
          close(far)
          return
        }
        let ends = Ends(near, far)
        Thread { self.pump(near, far, ends, isToServer: true) }.start()
        self.pump(far, near, ends, isToServer: false)
      }.start()
    }
  }

  /// Whether bytes hold the word after which the connection breaks; the word is used up then.
  private func isFatal(_ bytes: ArraySlice<UInt8>) -> Bool {
    fatal.withLock { word in
      guard let sought = word, bytes.indices.contains(where: { bytes[$0...].starts(with: sought) })
      else { return false }
      word = nil
      return true
    }
  }

  private func pump(_ from: Int32, _ to: Int32, _ ends: Ends, isToServer: Bool) {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(from, &buffer, buffer.count)
      guard count > 0 else { break }
      waitUntilWhole()
      if isToServer, isFatal(buffer[..<count]) { ends.isDoomed.store(true, ordering: .releasing) }
      if !isToServer, ends.isDoomed.load(ordering: .acquiring) { break }
      var sent = 0
      while sent < count {
        let wrote = buffer[sent..<count].withUnsafeBytes {
          send(to, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        guard wrote > 0 else { break }
        sent += wrote
      }
      if sent < count { break }
    }
    ends.finish()
  }

  private static func with(
    _ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
  ) -> Int32 {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix(100)) }
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
  }

  private static func check(_ result: Int32) throws {
    guard result == 0 else { throw CocoaError(.fileWriteUnknown) }
  }
}

/// The two sockets of one connection, closed when both directions have ended.
private final class Ends: Sendable {
  private let near: Int32
  private let far: Int32
  private let open = Mutex(2)
  /// Whether the next answer is thrown away with the connection.
  let isDoomed = Atomic(false)

  init(_ near: Int32, _ far: Int32) {
    self.near = near
    self.far = far
  }

  func finish() {
    // The other direction reads its end and ends too.
    shutdown(near, Int32(SHUT_RDWR))
    shutdown(far, Int32(SHUT_RDWR))
    let left = open.withLock { open in
      open -= 1
      return open
    }
    if left == 0 {
      close(near)
      close(far)
    }
  }
}
