/// How the server listens and how patient it is.
public struct ServerSettings: Sendable {
  /// The name or address it binds to; 127.0.0.1 unless said otherwise.
  public var host: String
  /// The TCP port; 0 lets the system choose.
  public var port: Int
  /// Whether visitors reach it by https, through a proxy: cookies are then `Secure`.
  public var isSecure: Bool
  /// The origin that links in mails begin with, such as `https://privacy.nest.example`; where it listens, unless given.
  public var publicOrigin: String?
  /// How long a connection may lie idle.
  public var idleTimeout: Duration
  /// How long a whole request may take, its body included.
  public var deadline: Duration
  /// How long a decision may take; one that cannot be made by then is a denial with `index.behind`.
  public var decisionPatience: Duration
  /// How long requests under way may still take after SIGTERM or SIGINT.
  public var shutdown: Duration
  /// How many bytes a request's body may have.
  public var bodyLimit: Int

  /// Makes settings; what is not given is safe for a server on its own machine.
  public init(
    host: String = "127.0.0.1", port: Int = 8_080, isSecure: Bool = false,
    publicOrigin: String? = nil,
    idleTimeout: Duration = .seconds(30), deadline: Duration = .seconds(60),
    decisionPatience: Duration = .seconds(5),
    shutdown: Duration = .seconds(10), bodyLimit: Int = 1 << 20
  ) {
    self.host = host
    self.port = port
    self.isSecure = isSecure
    self.publicOrigin = publicOrigin
    self.idleTimeout = idleTimeout
    self.deadline = deadline
    self.decisionPatience = decisionPatience
    self.shutdown = shutdown
    self.bodyLimit = bodyLimit
  }

  /// The origin under which people reach the server.
  var origin: String { publicOrigin ?? "\(isSecure ? "https" : "http")://\(host):\(port)" }
}
