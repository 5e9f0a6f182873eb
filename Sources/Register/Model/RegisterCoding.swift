/// How a register is written; the sections that came later stand in it only where they hold something.
extension Register {
  private enum CodingKeys: String, CodingKey {
    case organisation
    case fields
    case purposes
    case recipients
    case agreements
    case collectionPoints
    case notices
    case retention
    case sites
    case forms
    case systems
  }

  /// Reads a register, also one that was written before there were sites or forms.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    organisation = try values.decode(Organisation.self, forKey: .organisation)
    fields = try values.decode(Declared<Field>.self, forKey: .fields)
    purposes = try values.decode(Declared<Purpose>.self, forKey: .purposes)
    recipients = try values.decode(Declared<Recipient>.self, forKey: .recipients)
    agreements = try values.decode(Declared<Agreement>.self, forKey: .agreements)
    collectionPoints = try values.decode(
      Declared<CollectionPoint>.self, forKey: .collectionPoints)
    notices = try values.decode(Declared<Notice>.self, forKey: .notices)
    retention = try values.decode([RetentionRule].self, forKey: .retention)
    sites = try values.decodeIfPresent(Declared<Site>.self, forKey: .sites) ?? Declared()
    forms = try values.decodeIfPresent(Declared<Form>.self, forKey: .forms) ?? Declared()
    systems =
      try values.decodeIfPresent(Declared<ConnectedSystem>.self, forKey: .systems) ?? Declared()
  }

  /// Writes a register.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(organisation, forKey: .organisation)
    try values.encode(fields, forKey: .fields)
    try values.encode(purposes, forKey: .purposes)
    try values.encode(recipients, forKey: .recipients)
    try values.encode(agreements, forKey: .agreements)
    try values.encode(collectionPoints, forKey: .collectionPoints)
    try values.encode(notices, forKey: .notices)
    try values.encode(retention, forKey: .retention)
    // INVARIANT: a register without sites or forms keeps the bytes and the hash under which it was published before there were
    // any, so that publishing it again makes no new version.
    if !sites.isEmpty { try values.encode(sites, forKey: .sites) }
    if !forms.isEmpty { try values.encode(forms, forKey: .forms) }
    if !systems.isEmpty { try values.encode(systems, forKey: .systems) }
  }
}
