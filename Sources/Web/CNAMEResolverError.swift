/// Why the names of a host cannot be told; it names neither the host nor the server.
public enum CNAMEResolverError: Error, Equatable, Sendable {
  /// No server was named and the system's configuration has none.
  case noServer
  /// The server's address is not an IP address, or the port is none.
  case badServer
  /// The text is no name that DNS could hold.
  case badName
  /// The system refused a socket; `code` is `errno`.
  case cannotAsk(code: Int32)
  /// The server did not answer in time, twice.
  case noAnswer
  /// The server knows no such name.
  case noSuchName
  /// The server answered with this code of RFC 1035 §4.1.1.
  case refused(code: UInt8)
}

extension CNAMEResolverError: CustomStringConvertible {
  /// One sentence: what failed, and what to do.
  public var description: String {
    switch self {
    case .noServer: "no name server is known; name one, or add one to /etc/resolv.conf"
    case .badServer: "the name server is not an IP address with a port from 1 to 65535"
    case .badName: "the text is not the name of a host"
    case .cannotAsk(let code): "the name server cannot be asked (errno \(code))"
    case .noAnswer: "the name server gave no valid answer in time; check the network"
    case .noSuchName: "there is no such name"
    case .refused(let code): "the name server answered with code \(code)"
    }
  }
}
