import Crypto
import Formats
import Foundation
import Synchronization
import Testing
import WebDelivery

@testable import Disclosure

/// Against a recipient of our own on this machine, over HTTP.
@Suite("Delivery to the web")
struct WebDeliveryTests {
  static let key = DeliveryKey(SymmetricKey(data: [UInt8](repeating: 7, count: 32)))
  static let clock: @Sendable () -> Timestamp = { Timestamp(microseconds: 1_795_000_000_000_000) }

  private func package(_ sizes: [Int]) throws -> DeliveryPackage {
    let folder = FileManager.default.temporaryDirectory.path + "/ab-web-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let files = try sizes.enumerated().map { number, size in
      let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ number) }
      let path = folder + "/f\(number)"
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      return DeliveryPackage.File(
        name: "f\(number)", path: path, bytes: Int64(size),
        hash: Array(SHA256.hash(data: bytes)))
    }
    return DeliveryPackage(name: "a-0001", files: files)
  }

  private func remove(_ package: DeliveryPackage) {
    let folder = package.files.first.map { ($0.path as NSString).deletingLastPathComponent }
    if let folder { try? FileManager.default.removeItem(atPath: folder) }
  }

  private func holds(_ inbox: Inbox, _ package: DeliveryPackage) -> Bool {
    package.files.allSatisfy { file in
      inbox.files["/in/a-0001/\(file.name)"].map { Array(SHA256.hash(data: $0)) } == file.hash
    }
  }

  private func delivery(_ inbox: Inbox) -> WebDelivery {
    WebDelivery(to: inbox.address, key: Self.key, chunkBytes: 1_000, clock: Self.clock)
  }

  @Test("every file arrives whole, in chunks that are signed and digested")
  func arrives() async throws {
    let package = try package([2_500, 10, 1_000])
    defer { remove(package) }
    try await Inbox.run(key: Self.key.publicKey) { inbox in
      let heard = Mutex<[Int64]>([])
      try await delivery(inbox).deliver(package) { bytes in heard.withLock { $0.append(bytes) } }
      #expect(holds(inbox, package))
      #expect(inbox.faults.isEmpty)
      #expect(
        inbox.puts == [
          "bytes 0-999/2500", "bytes 1000-1999/2500", "bytes 2000-2499/2500", "bytes 0-9/10",
          "bytes 0-999/1000",
        ])
      #expect(heard.withLock { $0 } == [1_000, 2_000, 2_500, 2_510, 3_510])
    }
  }

  @Test("what breaks off in the middle goes on where it stopped: no chunk goes twice")
  func resumes() async throws {
    let package = try package([3_500, 1_200])
    defer { remove(package) }
    try await Inbox.run(key: Self.key.publicKey) { inbox in
      inbox.set(room: 2)
      await #expect(throws: DeliveryError.unreachable(host: "127.0.0.1")) {
        try await delivery(inbox).deliver(package) { _ in }
      }
      #expect(!holds(inbox, package))
      inbox.set(room: .max)
      try await delivery(inbox).deliver(package) { _ in }
      #expect(holds(inbox, package))
      #expect(Set(inbox.puts).count == inbox.puts.count && inbox.puts.count == 6)
    }
  }

  @Test("a refusal is told as one, and a signature by another key is refused")
  func refused() async throws {
    let package = try package([100])
    defer { remove(package) }
    try await Inbox.run(key: Self.key.publicKey) { inbox in
      inbox.set(room: 0, status: 403)
      await #expect(throws: DeliveryError.refused(host: "127.0.0.1", status: 403)) {
        try await delivery(inbox).deliver(package) { _ in }
      }
      let other = DeliveryKey(SymmetricKey(data: [UInt8](repeating: 8, count: 32)))
      let forged = WebDelivery(to: inbox.address, key: other, clock: Self.clock)
      await #expect(throws: DeliveryError.refused(host: "127.0.0.1", status: 401)) {
        try await forged.deliver(package) { _ in }
      }
      #expect(inbox.files.isEmpty)
    }
  }

  @Test("a signed message arrives as it was sent; to nobody it is told as unreachable")
  func posts() async throws {
    try await Inbox.run(key: Self.key.publicKey) { inbox in
      try await delivery(inbox).post(["demand": "erase", "refs": ["a", "b"]])
      #expect(
        inbox.posts.map { String(decoding: $0, as: UTF8.self) } == [
          #"{"demand":"erase","refs":["a","b"]}"#
        ])
    }
    let nobody = WebDelivery(to: "http://127.0.0.1:9", key: Self.key, clock: Self.clock)
    await #expect(throws: DeliveryError.unreachable(host: "127.0.0.1")) {
      try await nobody.post(["a": 1])
    }
  }
}
