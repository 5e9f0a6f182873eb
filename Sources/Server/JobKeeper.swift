import Access
import Erasure
import Formats
import Logging
import ServiceLifecycle
import Standing
import Store
import WebDelivery
import Workspace

/// Takes up jobs while the server runs: soon after one was asked for, or when another node left one behind.
struct JobKeeper: Service {
  let workspace: Workspace
  let logger: Logger
  let clock: @Sendable () -> Timestamp

  func run() async throws {
    let runner = workspace.jobRunner(clock: clock)
    await cancelWhenGracefulShutdown {
      await withDiscardingTaskGroup { group in
        // A claim that nobody renewed is no entry of the feed, so the clock wakes too.
        group.addTask {
          while !Task.isCancelled {
            try? await Task.sleep(for: .seconds(10))
            await askDueScans()
            await keepErasures()
            await keepRecalls()
            await deliverMail()
            await runDueAudiences()
            await destroyOldPackages()
            await run(runner)
          }
        }
        for await _ in workspace.database.wakes() {
          await deliverMail()
          await run(runner)
        }
        group.cancelAll()
      }
    }
  }

  private func askDueScans() async {
    do { try await workspace.askDueScans(at: clock()) } catch {
      logger.error("scans that are due could not be asked for")
    }
  }

  /// Erasures that failed or waited for a hold, objections that wait, and restrictions of whose end the person was told.
  private func keepErasures() async {
    do {
      try await workspace.carryOutErasures(at: clock())
      if let inForce = try await workspace.standing.load() {
        _ = try await workspace.erasures.openObjections(inForce, at: clock())
      }
      try await workspace.finishLifts(at: clock())
    } catch is CancellationError {
    } catch {
      logger.error("erasures that wait could not go on; run `aboveboard erase resume`")
    }
  }

  private func keepRecalls() async {
    let clock = clock
    do {
      // A webhook that hangs holds up the mail behind it, so it is not waited for long.
      _ = try await workspace.keepRecalls(at: clock()) { address, key in
        WebDelivery(to: address, key: key, patience: 10, clock: clock)
      }
    } catch is CancellationError {
    } catch {
      logger.error("what people took back could not be asked back; run `aboveboard recall sweep`")
    }
  }

  private func destroyOldPackages() async {
    do { _ = try await workspace.access.sweep(at: clock()) } catch is CancellationError {
    } catch {
      logger.error("copies whose days are over could not be destroyed")
    }
  }

  private func runDueAudiences() async {
    let clock = clock
    do {
      let failed = try await workspace.runDueAudiences(at: clock()) { address, key in
        WebDelivery(to: address, key: key, clock: clock)
      }
      if failed > 0 { logger.warning("\(failed) audiences were not delivered; see the desk") }
    } catch is CancellationError {
    } catch {
      logger.error("audiences that are due could not be run")
    }
  }

  private func deliverMail() async {
    do { try await workspace.deliverMail(at: clock()) } catch {
      logger.error("mail could not be handed over; look at the workspace's folder `mail`")
    }
  }

  private func run(_ runner: JobRunner) async {
    do {
      try await runner.runAll()
    } catch is CancellationError {
    } catch {
      logger.error("jobs could not be taken up")
    }
  }
}
