/// What has been read so far of a register, over all of its files.
struct RegisterDraft {
  var report = Report()
  var organisation: Drafted<Organisation>?
  var organisationPlace: Place?
  var fields = DraftSection<Field>()
  var purposes = DraftSection<Purpose>()
  var recipients = DraftSection<Recipient>()
  var agreements = DraftSection<Agreement>()
  var collectionPoints = DraftSection<CollectionPoint>()
  var notices: [Drafted<Notice>] = []
  /// The names of notices, also of broken ones.
  var noticeNames: Set<String> = []
  var retention: [Drafted<RetentionRule>] = []
  var sites = DraftSection<Site>()
  var forms = DraftSection<Form>()
  var systems = DraftSection<ConnectedSystem>()
  var references: [Reference] = []
  /// The texts of notices that stand in files of their own, by path.
  var texts: [String: [UInt8]] = [:]
  var sections: Set<String> = []

  /// Notes a name to be judged later; nil when it cannot be an identifier.
  mutating func refer<Named>(
    to referent: Reference.Referent, _ name: String, at place: Place, by what: String
  ) -> Identifier<Named>? {
    references.append(Reference(referent: referent, name: name, place: place, what: what))
    return Identifier(name)
  }

  /// Reads a list of names.
  mutating func names<Named>(
    _ key: String, _ referent: Reference.Referent, in entry: inout Entry, required: Bool
  ) -> (ids: [Identifier<Named>], places: [Place]) {
    let written = entry.list(key, required: required, &report) ?? []
    return names(written, referent, by: entry.what)
  }

  mutating func names<Named>(
    _ written: [(text: String, place: Place)], _ referent: Reference.Referent, by what: String
  ) -> (ids: [Identifier<Named>], places: [Place]) {
    var ids: [Identifier<Named>] = []
    var places: [Place] = []
    for (text, place) in written {
      guard let id: Identifier<Named> = refer(to: referent, text, at: place, by: what) else {
        continue
      }
      ids.append(id)
      places.append(place)
    }
    return (ids, places)
  }

  /// Reports every name that is not declared.
  mutating func resolve() {
    for reference in references {
      let declared =
        switch reference.referent {
        case .field: fields.declared
        case .purpose: purposes.declared
        case .recipient: recipients.declared
        case .notice: noticeNames
        case .collectionPoint: collectionPoints.declared
        case .system: systems.declared
        }
      if declared.contains(reference.name) { continue }
      if reference.referent == .recipient, reference.name == RecipientID.ourselves.text {
        report.error(
          .recipientSelf, at: reference.place, "\(reference.what) names the recipient `self`",
          hint: "`self` is us and needs no naming; leave it out")
        continue
      }
      let noun = reference.referent.rawValue
      report.error(
        reference.referent.code, at: reference.place,
        "\(reference.what) names the \(noun) \(Entry.quoted(reference.name)), which is not declared",
        hint: report.suggestion(for: reference.name, among: declared))
    }
  }
}
