public import Register

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
}
