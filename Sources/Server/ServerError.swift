/// Why the server could not start.
public enum ServerError: Error, Equatable, Sendable {
  /// Another program listens on the port.
  case portInUse(Int)
  /// The system does not let us listen on the port.
  case portForbidden(Int)
  /// The name or address is none of this machine.
  case addressUnusable
  /// Another server runs on the same workspace, whose database is embedded.
  case alreadyServed
  /// An embedded template cannot be read: the program itself is damaged.
  case damagedTemplate(String)
}

extension ServerError: CustomStringConvertible {
  /// What, where, and what to do.
  public var description: String {
    switch self {
    case .portInUse(let port): "port \(port) is in use; choose another with --port"
    case .portForbidden(let port):
      "this user may not listen on port \(port); choose one above 1023 with --port"
    case .alreadyServed:
      "another server runs on this workspace; stop it, or move the data to PostgreSQL, which serves any number"
    case .addressUnusable: "the address given with --host is none of this machine"
    case .damagedTemplate(let name):
      "the embedded page \(name) is damaged; install the program again"
    }
  }
}
