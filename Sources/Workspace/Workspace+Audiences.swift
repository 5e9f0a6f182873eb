public import Disclosure
import Findings
public import Formats
import Gate
import Register
import Standing
public import Store
import Vault

/// What brings packages to an address on the web; programs without a web client have none.
public typealias WebDeliveries = @Sendable (_ address: String, _ key: DeliveryKey) -> any Delivering

/// The kinds of finding that audiences lead to.
public enum AudienceFindingKind: String, Sendable, CaseIterable {
  /// A run did not arrive at its recipient.
  case undelivered = "audience-undelivered"
}

extension Workspace {
  /// The key with which deliveries are signed.
  public var deliveryKey: DeliveryKey { DeliveryKey(vault.derive("delivery")) }

  /// Runs one audience; a run that does not arrive is a finding of the team that decides on the recipient.
  ///
  /// - Parameters:
  ///   - isForced: run also before it is due.
  ///   - web: what delivers to the web; nil where a program has none.
  /// - Throws: `AudienceError`, `StoreError`.
  public func runAudience(
    _ id: String, isForced: Bool = false, actor: Actor, at now: Timestamp, web: WebDeliveries?
  ) async throws -> AudienceRun {
    let key = deliveryKey
    let run = try await audiences.run(id, isForced: isForced, actor: actor, at: now) {
      delivery throws in
      if let folder = delivery.folder { return FolderDelivery(folder: folder) }
      guard let address = delivery.https, let web else { throw DeliveryError.noWeb }
      return web(address, key)
    }
    try await note(run, at: now)
    return run
  }

  /// Runs the audiences that are due; a server calls it now and then.
  ///
  /// One that cannot run holds up no other.
  /// - Returns: how many could not be run or delivered.
  public func runDueAudiences(at now: Timestamp, web: WebDeliveries?) async throws -> Int {
    var failed = 0
    for id in try await audiences.due(at: now) {
      do {
        let actor = Actor(kind: .system, id: "schedule")
        let run = try await runAudience(id, actor: actor, at: now, web: web)
        if run.failure != nil { failed += 1 }
      } catch is CancellationError {
        throw CancellationError()
      } catch is AudienceError {
        // Another node has it, or somebody paused it this moment.
        continue
      } catch {
        failed += 1
      }
    }
    return failed
  }

  private func note(_ run: AudienceRun, at now: Timestamp) async throws {
    let place = "audience " + run.audience
    let known = try await findings.isKnown(at: place)
    guard run.failure != nil || known else { return }
    let audience = try await audiences.show(run.audience)
    let register = try await inForce().register
    let recipient = register.recipients[id: audience.use.recipient]
    let name = recipient?.label ?? audience.use.recipient.text
    let observed = run.failure.map { failure in
      [
        Observation(
          kind: AudienceFindingKind.undelivered.rawValue, key: audience.use.recipient.text,
          title: "Run \(run.number) of an audience has not arrived at \(name): \(failure)",
          owner: recipient?.team ?? "", days: 3)
      ]
    }
    try await database.write { transaction in
      let found = try Findings.reconcile(
        observed ?? [], at: place,
        covered: Set(AudienceFindingKind.allCases.map(\.rawValue)), source: "delivery", now: now,
        transaction)
      for entry in found.entries { try transaction.append(entry) }
    }
  }
}
