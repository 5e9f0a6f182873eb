public import Consent
public import Mail
public import Members
public import Store
public import Vault

/// Forms by which people join or take part: what is entered becomes a member with provenance and choices, or nothing.
public struct Forms: Sendable {
  let database: any Database
  let vault: Vault
  let members: Members
  let consent: Consent
  let mail: Mail

  /// The room on the others that it needs; the database must have this room's migrations.
  public init(
    database: any Database, vault: Vault, members: Members, consent: Consent, mail: Mail
  ) {
    self.database = database
    self.vault = vault
    self.members = members
    self.consent = consent
    self.mail = mail
  }

  /// Whoever fills a form in acts for themselves; the identifier tells nothing.
  static let actor = Actor(kind: .member, id: "self")
}
