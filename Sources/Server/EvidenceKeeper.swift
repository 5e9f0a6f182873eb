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
    await cancelWhenGracefulShutdown {
      for await _ in workspace.database.wakes() {
        do {
          try await bringUpToDate()
          // Entries of a second make one checkpoint: each costs a dozen writes to disk that choices would wait for.
          try await Task.sleep(for: .seconds(1))
        } catch is CancellationError {
          return
        } catch {
          // The log stays as it was and is tried again; the next sending or export tells whoever waits for it.
          logger.error("the evidence could not be brought up to date")
        }
      }
    }
  }

  /// Integrates unless the checkpoint is at the head; on nodes that share a folder, one of them does.
  private func bringUpToDate() async throws {
    let head = try await workspace.database.headSource.head()
    let size = try workspace.evidence.size()
    if size < head { try await workspace.evidence.integrate() }
  }
}
