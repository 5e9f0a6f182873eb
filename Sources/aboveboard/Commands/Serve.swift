import ArgumentParser
import Formats
import Foundation
import Logging
import Server
import Web
import Workspace

/// `serve`: the public page, members' pages, the desk and the API.
struct Serve: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Serve the pages and the API until Ctrl-C.",
    discussion: "Example:  aboveboard serve --port 8080")

  @Option(help: "The TCP port.")
  var port = 8_080

  @Option(help: "The name or address to listen at.")
  var host = "127.0.0.1"

  @Flag(help: "Visitors come by https, through a proxy: cookies are for https only.")
  var https = false

  @Option(help: "How links in mails begin, such as https://privacy.example.org.")
  var origin: String?

  @OptionGroup var place: WorkspaceOptions

  func validate() throws {
    guard (0...65_535).contains(port) else {
      throw ValidationError("--port lies between 0 and 65535")
    }
    if let origin, WebAddress(origin)?.origin != origin {
      throw ValidationError("--origin is the bare address of a site, such as https://example.org")
    }
  }

  func act(at desk: Desk) async throws {
    _ = try await desk.workspace.inForce()
    let (folder, host) = (place.folder, host)
    try await Self.serve(
      desk, settings: ServerSettings(host: host, port: port, isSecure: https, publicOrigin: origin),
      clock: place.clock
    ) { port in
      desk.line("serving \(folder) at http://\(host):\(port)/  Ctrl-C stops")
    }
  }

  static func serve(
    _ desk: Desk, settings: ServerSettings, clock: @escaping @Sendable () -> Timestamp,
    onRunning: @escaping @Sendable (_ port: Int) async -> Void = { _ in }
  ) async throws {
    // The server ends on Ctrl-C by itself, in order; nobody else may cancel it half way.
    Interrupt.shared.release()
    var logger = Logger(label: "aboveboard") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = .notice
    try await AboveboardServer.run(
      workspace: desk.workspace, settings: settings, logger: logger, clock: clock,
      onRunning: onRunning,
      onOverdue: { [logger] in
        logger.error("ended without waiting for the database; what was acknowledged is kept")
        _exit(CommandExit.wanting.rawValue)
      })
  }
}
