public import Register
import Store

/// A name behind a recipient, and who says so.
public struct KnownName: Sendable, Hashable {
  /// What the name is to the recipient.
  public enum Kind: Sendable, Hashable {
    /// A name under which it trades.
    case trading
    /// A company that owns it.
    case parent
    /// A company that it owns.
    case subsidiary
    /// Somebody who works on the data for it.
    case subProcessor
  }

  /// What it is.
  public let kind: Kind
  /// As it was written.
  public let name: String
  /// Whether the partner said so itself, and one of us accepted it; else one of us wrote it down.
  public let isDeclaredByPartner: Bool
}

extension Vendors {
  /// The names behind a recipient: what it trades under, its parents and subsidiaries, its sub-processors.
  ///
  /// Each name once, in the order in which it was declared (demand E5).
  public func declaredNames(of recipient: RecipientID) async throws -> [String] {
    let dossier = try await dossier(of: recipient)
    var names: [String] = []
    for name in dossier.names.map(\.name) + dossier.subProcessors.map(\.party.name)
    where !names.contains(where: { $0.utf8.elementsEqual(name.utf8) }) {
      names.append(name)
    }
    return names
  }

  /// The names behind every recipient, in the order in which they were written down, for one search over all.
  public func declaredNames() async throws -> [RecipientID: [KnownName]] {
    let vault = vault
    let records = try await database.read { transaction in
      try transaction.rows(
        """
        SELECT \(PartnerRecord.columns) FROM partner_records
        WHERE kind IN (\(PartnerFact.Kind.name.rawValue), \(PartnerFact.Kind.subProcessor.rawValue))
        ORDER BY sequence, id
        """
      ).map { try PartnerRecord($0, vault) }
    }
    var names: [RecipientID: [KnownName]] = [:]
    for record in records {
      switch record.fact {
      case .name(let name):
        names[record.recipient, default: []].append(
          KnownName(
            kind: KnownName.Kind(name.kind), name: name.name,
            isDeclaredByPartner: name.isDeclaredByPartner))
      case .subProcessor(let party):
        names[record.recipient, default: []].append(
          KnownName(
            kind: .subProcessor, name: party.name, isDeclaredByPartner: party.isDeclaredByPartner))
      default: break
      }
    }
    return names
  }
}

extension KnownName.Kind {
  init(_ kind: DeclaredName.Kind) {
    self =
      switch kind {
      case .trading: .trading
      case .parent: .parent
      case .subsidiary: .subsidiary
      }
  }
}
