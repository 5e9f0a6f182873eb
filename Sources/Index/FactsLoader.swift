import Consent
import Formats
public import Gate
import Members
public import Register
public import Store
public import Vault

/// Reads what the gate may know of subjects out of Members and Consent; opened values do not outlive it.
public struct FactsLoader: Sendable {
  let database: any Store.Database
  let vault: Vault

  /// Makes a loader.
  public init(database: any Store.Database, vault: Vault) {
    self.database = database
    self.vault = vault
  }

  /// The facts of some subjects; one who was never a member is absent, one whose key is gone is erased.
  public func facts(of ordinals: [UInt32], inForce: InForce) async throws -> [UInt32: Facts] {
    let keys = try await vault.keys(for: ordinals)
    return try await database.read { transaction in
      let states = try Members.states(
        of: ordinals, transaction, keys: keys, register: inForce.register)
      let consents = try Consent.states(of: ordinals, transaction)
      return Self.combine(states, consents, inForce)
    }
  }

  /// The facts of every subject in a range of ordinals.
  func facts(in range: Range<UInt32>, inForce: InForce) async throws -> [UInt32: Facts] {
    let keys = try await vault.keys(for: Array(range))
    return try await database.read { transaction in
      var states: [MemberState] = []
      try Members.eachState(in: range, transaction, keys: keys, register: inForce.register) {
        states.append($0)
      }
      var consents: [ConsentState] = []
      try Consent.eachState(in: range, transaction) { consents.append($0) }
      return Self.combine(states, consents, inForce)
    }
  }

  /// The facts of one subject within a transaction, given the subject's key.
  public static func facts(
    of ordinal: UInt32, _ transaction: any ReadTransaction, key: SubjectKey?, inForce: InForce
  ) throws -> Facts? {
    let states = try Members.states(
      of: [ordinal], transaction, keys: key.map { [ordinal: $0] } ?? [:],
      register: inForce.register)
    let consents = try Consent.states(of: [ordinal], transaction)
    return combine(states, consents, inForce)[ordinal]
  }

  private static func combine(
    _ states: [MemberState], _ consents: [ConsentState], _ inForce: InForce
  ) -> [UInt32: Facts] {
    let consents = Dictionary(
      consents.map { ($0.ordinal, $0) }, uniquingKeysWith: { first, _ in first })
    let organisation = inForce.register.organisation
    var result: [UInt32: Facts] = [:]
    result.reserveCapacity(states.count)
    for state in states {
      var facts = Facts(isMember: state.isMember, isErased: state.isErased)
      if case .country(let country) = state.values[organisation.residenceField] {
        facts.residence = country
      }
      if let field = organisation.birthField, case .date(let born) = state.values[field] {
        facts.born = born
      }
      facts.holdings = state.holdings.map { holding in
        Facts.Holding(
          field: holding.field, provenance: holding.provenance, collected: holding.collected,
          bands: inForce.register.fields[id: holding.field].flatMap { field in
            state.values[holding.field]?.bands(of: field)
          } ?? [])
      }
      if let consent = consents[state.ordinal] {
        facts.choices = consent.choices
        facts.served = consent.served.map { .init(version: $0.version, at: $0.at) }
      }
      result[state.ordinal] = facts
    }
    return result
  }
}
