#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// One packet to a server and the first packet back that a reader accepts.
struct UDPQuestion {
  let server: String
  let port: UInt16

  /// Tells whether a text is an IP address, so that no name has to be resolved to ask for names.
  static func isAddress(_ text: String) -> Bool {
    guard let found = addresses(text, port: 53) else { return false }
    freeaddrinfo(found)
    return true
  }

  /// Sends a packet; nil when nothing acceptable comes back within that many seconds.
  func ask<Answer>(
    _ packet: [UInt8], within seconds: Double, read accept: ([UInt8]) -> Answer?
  ) throws -> Answer? {
    guard let found = Self.addresses(server, port: port) else {
      throw CNAMEResolverError.badServer
    }
    defer { freeaddrinfo(found) }
    let descriptor = socket(found.pointee.ai_family, found.pointee.ai_socktype, 0)
    guard descriptor >= 0 else { throw CNAMEResolverError.cannotAsk(code: errno) }
    defer { close(descriptor) }
    // A connected socket takes packets of this server only.
    guard connect(descriptor, found.pointee.ai_addr, found.pointee.ai_addrlen) == 0 else {
      throw CNAMEResolverError.cannotAsk(code: errno)
    }
    guard send(descriptor, packet, packet.count, 0) == packet.count else {
      throw CNAMEResolverError.cannotAsk(code: errno)
    }
    let deadline = ContinuousClock.now + .seconds(seconds)
    while true {
      let left = (deadline - .now).components
      let milliseconds = left.seconds * 1000 + left.attoseconds / 1_000_000_000_000_000
      guard milliseconds > 0 else { return nil }
      var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, Int32(clamping: milliseconds)) > 0 else { continue }
      // A refusal of the port comes back as an error: no answer, and no reason to wait for one.
      guard let bytes = Self.receive(descriptor) else { return nil }
      if let answer = accept(bytes) { return answer }
    }
  }

  private static func receive(_ descriptor: Int32) -> [UInt8]? {
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
      let taken = recv(descriptor, buffer.baseAddress, buffer.count, 0)
      failed = taken < 0
      count = max(0, taken)
    }
    return failed ? nil : bytes
  }

  private static func addresses(_ server: String, port: UInt16) -> UnsafeMutablePointer<addrinfo>? {
    var hints = addrinfo()
    hints.ai_family = AF_UNSPEC
    #if canImport(Glibc)
    hints.ai_socktype = Int32(SOCK_DGRAM.rawValue)
    #else
    hints.ai_socktype = Int32(SOCK_DGRAM)
    #endif
    hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV
    var found: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(server, String(port), &hints, &found) == 0 else { return nil }
    return found
  }
}
