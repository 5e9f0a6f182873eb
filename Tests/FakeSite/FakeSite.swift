import Formats
import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// A web site and every third party for a real browser, whose own log is the oracle for a scanner.
///
/// One server on loopback stands for all hosts: `browserFlags` send the browser's every name there. It logs each
/// request and each WebSocket message before it answers.
public final class FakeSite: Sendable {
  /// The host of the site itself.
  public static let host = "www.nest.example"
  /// Its address without a path.
  public static let origin = "https://" + host

  /// The port for plain HTTP.
  public let httpPort: Int
  /// The port for TLS, where the same pages are.
  public let tlsPort: Int
  /// The base64 SHA-256 of the certificate's public key.
  public let spki: String

  let log: RequestLog
  private let stage: Stage
  private let listeners: [any Channel]
  private let connections: OpenConnections

  private init(
    _ listeners: [any Channel], spki: String, log: RequestLog, stage: Stage,
    connections: OpenConnections
  ) {
    self.listeners = listeners
    self.spki = spki
    self.log = log
    self.stage = stage
    self.connections = connections
    httpPort = listeners.first?.localAddress?.port ?? 0
    tlsPort = listeners.last?.localAddress?.port ?? 0
  }

  /// Starts a server on two free ports of loopback.
  public static func start(
    _ pages: [Page] = Page.all, members: [SiteMember] = [.nora]
  ) async throws -> FakeSite {
    let certificate = try ServerCertificate.make()
    let context = try certificate.context()
    let log = RequestLog()
    let stage = Stage(pages, members: members)
    let connections = OpenConnections()
    var listeners: [any Channel] = []
    for isTLS in [false, true] {
      let answering = Answering(log: log, stage: stage, isTLS: isTLS)
      let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
        .serverChannelOption(ChannelOptions.backlog, value: 256)
        // Without it connections that ended keep the port from others for a minute after `stop()`.
        .serverChannelOption(ChannelOptions.socketOption(.so_reuseaddr), value: 1)
        .childChannelInitializer { channel in
          channel.eventLoop.makeCompletedFuture {
            connections.add(channel)
            try channel.pipeline.syncOperations.addHandler(Wire(), name: Wire.name)
            if isTLS {
              try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: context))
            }
            try answering.configure(channel)
          }
        }
        .bind(host: "127.0.0.1", port: 0).get()
      listeners.append(listener)
    }
    return FakeSite(
      listeners, spki: certificate.spki, log: log, stage: stage, connections: connections)
  }

  /// What sends a Chromium to this server and nowhere else, and lets it trust the certificate.
  public var browserFlags: [String] {
    [
      "--host-resolver-rules=MAP *:80 127.0.0.1:\(httpPort),MAP *:443 127.0.0.1:\(tlsPort),"
        + "MAP * ~NOTFOUND,EXCLUDE 127.0.0.1",
      "--ignore-certificate-errors-spki-list=\(spki)",
    ]
  }

  /// What reached the server since the start or the last `clear()`, in order.
  public func requests() -> [Logged] { log.all() }

  /// Waits until a request that fits has been logged, or gives up; nil if none came.
  public func request(
    within seconds: Int64 = 20, where fits: @escaping @Sendable (Logged) -> Bool
  ) async -> Logged? {
    await log.first(within: seconds, where: fits)
  }

  /// Forgets what was logged.
  public func clear() { log.clear() }

  /// Switches a change of the site on or off, for all requests from now on.
  public func set(_ variant: Variant, _ isOn: Bool = true) { stage.set(variant, isOn) }

  /// Puts a route in the place of the one for the same host and path, or adds it.
  public func set(_ route: Route) { stage.set(route) }

  /// Ends the server: the ports are free and all connections closed when this returns.
  public func stop() async throws {
    for listener in listeners where listener.isActive { try await listener.close().get() }
    await connections.closeAll()
  }
}
