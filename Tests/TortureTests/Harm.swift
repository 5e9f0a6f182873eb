import TestSupport

/// What else is killed beside our own processes: one of the database server's, or all of them.
enum Harm: Sendable {
  case none
  case backend
  case machine

  static func pick(_ town: Town, _ random: inout SplitMix64) -> Harm {
    guard town.postgres != nil else { return .none }
    return switch Int.random(in: 0..<6, using: &random) {
    case 0: .backend
    case 1: .machine
    default: .none
    }
  }

  func strike(_ town: Town) async throws {
    guard let postgres = town.postgres else { return }
    let isDone = await blocking { [self] in
      switch self {
      case .none: true
      case .backend: (try? postgres.killBackend()) != nil
      case .machine: (try? postgres.crash()) != nil
      }
    }
    guard isDone else { throw Broken(what: "PostgreSQL could not be killed or started") }
  }

  func heal(_ town: Town) async throws {
    guard self != .none, let postgres = town.postgres else { return }
    let isUp = await blocking { (try? postgres.waitUntilReady()) != nil }
    guard isUp else { throw Broken(what: "PostgreSQL does not come back") }
  }
}
