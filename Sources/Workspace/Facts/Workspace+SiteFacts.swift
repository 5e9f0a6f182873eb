import Questions
import Register
import Sites

/// What answers say of our own pages.
extension Workspace {
  /// When a site was last looked at.
  func lastScan(_ site: String, _ register: Register) async throws -> FactValue {
    guard Self.isDeclared(site, register) else { return .unknown }
    guard let scan = try await sites.latest(of: site) else { return .none("never") }
    return .value(HumanDate.text(scan.ended) + (scan.isComplete ? "" : ", in part"))
  }

  /// Which outside companies a site's pages contact; nobody only if everything was looked at.
  func contacted(_ site: String, _ register: Register) async throws -> FactValue {
    guard Self.isDeclared(site, register), let scan = try await sites.latest(of: site) else {
      return .unknown
    }
    let there = Self.present(try await sites.parties(site: site))
    guard !there.isEmpty || scan.isComplete else { return .unknown }
    return Self.named(there)
  }

  /// The names of those who are still there, each once.
  static func present(_ parties: [SeenParty]) -> [String] {
    FactWords.unique(parties.filter { $0.removed == nil }.map(\.name))
  }

  /// Since when outside companies have been seen on a site's pages.
  func contactedSince(_ site: String, _ register: Register) async throws -> FactValue {
    guard Self.isDeclared(site, register), let scan = try await sites.latest(of: site) else {
      return .unknown
    }
    let first = try await sites.parties(site: site).map(\.first).min()
    guard let first else { return scan.isComplete ? .none("never") : .unknown }
    return .value(HumanDate.text(first))
  }

  private static func isDeclared(_ site: String, _ register: Register) -> Bool {
    register.sites.contains { $0.id.text == site }
  }
}
