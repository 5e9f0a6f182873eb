import Disclosure
import Register
import Vendors

extension Workspace {
  /// Everybody whom a search goes through: recipients of every register, the names behind them, and who is named in
  /// what was declared of the time before the record.
  func searched(
    _ names: [RecipientID: [String]], _ declared: [DeclaredDisclosure]
  ) async throws -> [RecipientID: SearchedRecipient] {
    var known = try await searchedNames.all(standing)
    for (id, names) in names {
      for name in names { known[id]?.add(.init(.trading, name, isOwnWord: true)) }
    }
    for (id, names) in try await vendors.declaredNames() {
      for name in names { known[id]?.add(.init(name)) }
    }
    for one in declared {
      let behind = Set(one.declaration.onward.map(\.id))
      for (role, party) in one.declaration.parties {
        let onward = role == .onward ? [] : behind.subtracting([party.id])
        known[party.id, default: SearchedRecipient(party)].take(party, onward: onward)
      }
    }
    return known
  }
}

extension SearchedRecipient.Name {
  /// A name that is known of a partner beyond the register.
  fileprivate init(_ known: KnownName) {
    let kind: SearchedRecipient.NameKind =
      switch known.kind {
      case .trading: .trading
      case .parent: .parent
      case .subsidiary: .subsidiary
      case .subProcessor: .processor
      }
    self.init(kind, known.name, isOwnWord: known.isDeclaredByPartner)
  }
}
