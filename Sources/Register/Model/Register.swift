/// What an organisation declares: fields, purposes, recipients, agreements, collection points, notices, retention, sites,
/// forms, other systems.
///
/// A value; `RegisterReader` makes it from YAML, `Standing` publishes it as a numbered, immutable version.
public struct Register: Codable, Sendable, Equatable {
  /// Who answers for the data.
  public var organisation: Organisation
  /// The declared attributes.
  public var fields: Declared<Field>
  /// The declared reasons.
  public var purposes: Declared<Purpose>
  /// The declared recipients, without ourselves.
  public var recipients: Declared<Recipient>
  /// The agreements.
  public var agreements: Declared<Agreement>
  /// The places where data is asked for.
  public var collectionPoints: Declared<CollectionPoint>
  /// The notices, every version that is still in the files.
  public var notices: Declared<Notice>
  /// How long values may be used; of two rules on a field the shorter holds.
  public var retention: [RetentionRule]
  /// Our web sites, with whom they may load from.
  public var sites: Declared<Site>
  /// The forms by which people join or take part.
  public var forms: Declared<Form>
  /// The other systems in which members' data lies.
  public var systems: Declared<ConnectedSystem>

  /// Makes a register.
  public init(
    organisation: Organisation, fields: [Field] = [], purposes: [Purpose] = [],
    recipients: [Recipient] = [], agreements: [Agreement] = [],
    collectionPoints: [CollectionPoint] = [], notices: [Notice] = [],
    retention: [RetentionRule] = [], sites: [Site] = [], forms: [Form] = [],
    systems: [ConnectedSystem] = []
  ) {
    self.organisation = organisation
    self.fields = Declared(fields)
    self.purposes = Declared(purposes)
    self.recipients = Declared(recipients)
    self.agreements = Declared(agreements)
    self.collectionPoints = Declared(collectionPoints)
    self.notices = Declared(notices)
    self.retention = retention
    self.sites = Declared(sites)
    self.forms = Declared(forms)
    self.systems = Declared(systems)
  }
}
