import Disclosure
public import Formats
import Hummingbird
public import Logging
import NIOCore
import ServiceLifecycle
import Store
import UnixSignals
public import Workspace

/// The server: public page, member's page, desk, evidence, and the API.
public enum AboveboardServer {
  /// Serves a workspace until SIGTERM or SIGINT, then lets requests under way finish, in bounded time.
  ///
  /// Throws `ServerError` when it cannot listen, or when another server has the embedded database. `onOverdue` is
  /// called five seconds after the time for the shutdown is over, if it has not returned by then.
  public static func run(
    workspace: Workspace, settings: ServerSettings = ServerSettings(), logger: Logger,
    clock: @escaping @Sendable () -> Timestamp = { .now() },
    onRunning: @escaping @Sendable (_ port: Int) async -> Void = { _ in },
    onOverdue: @escaping @Sendable () -> Void = {}
  ) async throws {
    let overdue = Overdue(limit: settings.shutdown + .seconds(5), tell: onOverdue)
    defer { overdue.relax() }
    guard workspace.database.dialect == .sqlite else {
      return try await serve(workspace, settings, logger, clock, onRunning, overdue)
    }
    let served: Void? = try await workspace.database.lock("server").hold { _ in
      try await serve(workspace, settings, logger, clock, onRunning, overdue)
    }
    guard served != nil else { throw ServerError.alreadyServed }
  }

  private static func serve(
    _ workspace: Workspace, _ settings: ServerSettings, _ logger: Logger,
    _ clock: @escaping @Sendable () -> Timestamp,
    _ onRunning: @escaping @Sendable (_ port: Int) async -> Void, _ overdue: Overdue
  ) async throws {
    if let origin = settings.publicOrigin {
      try await workspace.disclosures.keep(publicOrigin: origin)
    }
    let application = try application(
      workspace: workspace, settings: settings, logger: logger, clock: clock, onRunning: onRunning)
    var configuration = ServiceGroupConfiguration(
      services: [
        .init(service: EvidenceKeeper(workspace: workspace, logger: logger)),
        .init(service: JobKeeper(workspace: workspace, logger: logger, clock: clock)),
        .init(service: IndexKeeper(workspace: workspace, logger: logger, clock: clock)),
        .init(service: DoorKeeper(workspace: workspace, logger: logger, clock: clock)),
        .init(service: PartnerKeeper(workspace: workspace, logger: logger, clock: clock)),
        .init(service: RequestKeeper(workspace: workspace, logger: logger, clock: clock)),
        .init(service: QuestionKeeper(workspace: workspace, logger: logger, clock: clock)),
        .init(service: SystemKeeper(workspace: workspace, logger: logger, clock: clock)),
        .init(service: application),
        .init(service: overdue, successTerminationBehavior: .ignore),
      ], gracefulShutdownSignals: [.sigterm, .sigint],
      logger: logger)
    configuration.maximumGracefulShutdownDuration = settings.shutdown
    do {
      try await ServiceGroup(configuration: configuration).run()
    } catch let error as IOError {
      switch error.errnoCode {
      case 98, 48: throw ServerError.portInUse(settings.port)  // EADDRINUSE on Linux, macOS
      case 13: throw ServerError.portForbidden(settings.port)  // EACCES
      default: throw ServerError.addressUnusable
      }
    } catch is SocketAddressError {
      throw ServerError.addressUnusable
    }
  }

  /// The application without a process around it: what tests serve.
  static func application(
    workspace: Workspace, settings: ServerSettings, logger: Logger,
    clock: @escaping @Sendable () -> Timestamp,
    onRunning: @escaping @Sendable (_ port: Int) async -> Void = { _ in }
  ) throws -> Application<Site> {
    let site = Site(
      workspace: workspace, settings: settings, clock: clock, renderer: try PageRenderer())
    let idle = settings.idleTimeout.components
    let timeout = TimeAmount.milliseconds(
      idle.seconds * 1_000 + idle.attoseconds / 1_000_000_000_000_000)
    return Application(
      responder: site, server: .http1(configuration: .init(idleTimeout: timeout)),
      configuration: .init(
        address: .hostname(settings.host, port: settings.port), serverName: nil),
      onServerRunning: { channel in
        let port = channel.localAddress?.port ?? settings.port
        logger.info(
          "listening", metadata: ["host": .string(settings.host), "port": .stringConvertible(port)])
        await onRunning(port)
      },
      logger: logger)
  }
}
