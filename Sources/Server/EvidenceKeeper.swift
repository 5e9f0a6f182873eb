import Logging
import ServiceLifecycle
import Store
import Vault
import Workspace

/// Keeps the checkpoint near the head of `entries` while the server runs, so that what is served is never old.
struct EvidenceKeeper: Service {
  let workspace: Workspace
  let logger: Logger

  func run() async throws {
    var known: Int64 = -1
    while !Task.isShuttingDownGracefully, !Task.isCancelled {
      do {
        let head = try await workspace.database.headSource.head()
        if head != known {
          known = try await workspace.evidence.integrate().size
        }
      } catch {
        // The log stays as it was and is tried again; the next sending or export tells whoever waits for it.
        logger.error("the evidence could not be brought up to date")
      }
      try? await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(1)) }
    }
  }
}
