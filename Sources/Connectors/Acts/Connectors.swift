public import Formats
public import Register
public import Store
import Synchronization
public import Vault

/// The other systems in which members' data lies: asked, erased from, put right, looked at.
///
/// Each act has a step at each system, kept with its state, so that it goes on after a crash and a system that fails
/// neither holds up the others nor is overlooked (demand A8).
public final class Connectors: Sendable {
  /// Keeps a ban without the person, before the person is erased from the system that banned them.
  public typealias KeepBan =
    @Sendable (
      _ subject: SystemSubject, _ system: SystemID, _ at: Timestamp
    ) async throws -> Void

  let database: any Store.Database
  let vault: Vault
  let drivers: any SystemDrivers
  let secrets: SystemSecrets
  private let outside = Mutex<Outside>(Outside())

  /// What only the program around knows.
  private struct Outside {
    var transport: (any WebTransport)?
    var keepBan: KeepBan?
    var pause: @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
  }

  /// The acts in a database that holds their migrations.
  public init(
    database: any Store.Database, vault: Vault, drivers: any SystemDrivers,
    secrets: SystemSecrets = SystemSecrets()
  ) {
    self.database = database
    self.vault = vault
    self.drivers = drivers
    self.secrets = secrets
  }

  /// Gives it a way to the web; without one, programs that answer requests cannot be asked.
  ///
  /// - Parameter pause: waits before a request is sent again.
  public func use(
    _ transport: any WebTransport,
    pause: (@Sendable (Duration) async throws -> Void)? = nil
  ) {
    outside.withLock {
      $0.transport = transport
      if let pause { $0.pause = pause }
    }
  }

  /// Says where bans are kept without the person; without that a person is asked to.
  public func use(keepBan: @escaping KeepBan) { outside.withLock { $0.keepBan = keepBan } }

  var keepBan: KeepBan? { outside.withLock(\.keepBan) }

  /// A system as it is reached; throws `SystemError.noDriver` for a kind that this program cannot speak to.
  public func open(_ system: ConnectedSystem) throws -> any OtherSystem {
    switch system.kind {
    case .postgresql, .sqlite:
      return SQLSystem(system, drivers: drivers, secrets: secrets)
    case .http:
      let (transport, pause) = outside.withLock { ($0.transport, $0.pause) }
      guard let transport,
        let web = WebSystem(system, transport: transport, secrets: secrets, pause: pause)
      else { throw SystemError.noDriver(kind: system.kind.rawValue) }
      return web
    case .csvFolder:
      guard let folder = CSVFolder(system) else {
        throw SystemError.noDriver(kind: system.kind.rawValue)
      }
      return folder
    case .person:
      return PersonSystem(system)
    }
  }

  /// The systems of a register, each after those that it comes after.
  public static func ordered(_ register: Register) -> [ConnectedSystem] {
    var (ordered, placed): ([ConnectedSystem], Set<SystemID>) = ([], [])
    var left = Array(register.systems)
    while !left.isEmpty {
      let ready = left.filter { system in
        system.after.allSatisfy { placed.contains($0) || register.systems[id: $0] == nil }
      }
      // The register's reader refuses circles; one that got here all the same is asked in any order.
      let next = ready.isEmpty ? left : ready
      ordered += next
      placed.formUnion(next.map(\.id))
      left.removeAll { placed.contains($0.id) }
    }
    return ordered
  }
}
