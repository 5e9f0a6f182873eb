import Foundation

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A name server on loopback that answers each question with one alias, for a test of CNAME cloaking.
final class NameServer: Sendable {
  /// Why there is none.
  struct Failed: Error {}

  let port: Int
  private let socket: CInt

  /// Answers every question with a CNAME to `alias`, asked for or not.
  init(alias: String) throws {
    #if os(Linux)
    let descriptor = Glibc.socket(AF_INET, CInt(SOCK_DGRAM.rawValue), 0)
    #else
    let descriptor = Darwin.socket(AF_INET, SOCK_DGRAM, 0)
    #endif
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
      }
    }
    guard descriptor >= 0, isBound else { throw Failed() }
    socket = descriptor
    port = Int(UInt16(bigEndian: address.sin_port))
    Thread.detachNewThread { Self.serve(descriptor, alias) }
  }

  /// Ends the server.
  func stop() { shutdown(socket, CInt(SHUT_RDWR)) }

  private static func serve(_ socket: CInt, _ alias: String) {
    var question = [UInt8](repeating: 0, count: 512)
    while true {
      var peer = sockaddr_storage()
      var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
      let count = withUnsafeMutablePointer(to: &peer) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          recvfrom(socket, &question, question.count, 0, $0, &length)
        }
      }
      guard count > 12 else { break }
      let reply = answer(Array(question.prefix(count)), alias)
      withUnsafePointer(to: &peer) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          _ = sendto(socket, reply, reply.count, 0, $0, length)
        }
      }
    }
    close(socket)
  }

  /// The question again as an answer, with one record: the asked name is `alias`.
  private static func answer(_ question: [UInt8], _ alias: String) -> [UInt8] {
    var name: [UInt8] = []
    for label in alias.split(separator: ".") {
      name += [UInt8(label.utf8.count)] + Array(label.utf8)
    }
    name.append(0)
    // The question alone: what follows it, such as EDNS, is not repeated.
    let end = (question.dropFirst(12).firstIndex(of: 0) ?? question.count) + 5
    let head = Array(question.prefix(2)) + [0x81, 0x80, 0, 1, 0, 1, 0, 0, 0, 0]
    let record: [UInt8] = [0xC0, 12, 0, 5, 0, 1, 0, 0, 0, 60, 0, UInt8(name.count)]
    return head + question.prefix(end).dropFirst(12) + record + name
  }
}
