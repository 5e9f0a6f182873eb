import Disclosure
public import Register

extension Workspace {
  /// What people call recipients: by the register's label, else by the name under which somebody declared a firm of
  /// before, else by the identifier.
  ///
  /// Declarations are opened only for a recipient that the register does not know.
  public func recipientNames(
    _ recipients: some Sequence<RecipientID>, _ register: Register
  ) async throws -> [RecipientID: String] {
    var names: [RecipientID: String] = [:]
    for id in recipients { names[id] = Self.name(id, register) }
    let unknown = names.keys.filter { $0 != .ourselves && register.recipients[id: $0] == nil }
    guard !unknown.isEmpty else { return names }
    for one in try await disclosures.everythingDeclared() {
      let declaration = one.declaration
      for party in [declaration.recipient] + declaration.through + declaration.onward
      where unknown.contains(party.id) {
        names[party.id] = party.text
      }
    }
    return names
  }
}
