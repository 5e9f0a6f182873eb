public import Erasure
import Synchronization

/// What another system said when it was told to erase somebody: its own word for it, nothing about anybody.
public struct SystemAnswer: Sendable, Equatable {
  /// Whether nothing of them is left there.
  public var isDone: Bool
  /// What it said, such as "3 rows deleted".
  public var text: String

  /// An answer.
  public init(isDone: Bool, text: String) {
    self.isDone = isDone
    self.text = text
  }
}

/// Other systems where the organisation holds members' data; each erasure tells all of them.
public final class OtherSystems: Sendable {
  /// Tells one system to erase people; safe to repeat, and tried again later when it throws.
  public typealias Erase = @Sendable ([ErasedSubject]) async throws -> SystemAnswer

  private let systems = Mutex<[String: Erase]>([:])

  init() {}

  /// Adds a system, or puts another in its place.
  public func add(_ name: String, erase: @escaping Erase) {
    systems.withLock { $0[name] = erase }
  }

  /// The names, sorted.
  public var names: [String] { systems.withLock { $0.keys.sorted() } }

  func erase(_ name: String) -> Erase? { systems.withLock { $0[name] } }
}
