import Formats
import Register
import Store

extension Standing {
  /// The table of acts on partners, as their entries tell them.
  static let partnerMigration = Migration(room: "standing", version: 2) { dialect in
    [
      """
      CREATE TABLE partner_terms (
        sequence \(unsafe: dialect.integerKey), kind TEXT NOT NULL, at BIGINT NOT NULL,
        terms \(unsafe: dialect.blob) NOT NULL
      )
      """
    ]
  }
}

extension ReadTransaction {
  /// What all acts on partners come to, one after the other; throws `StandingError.damaged`.
  func partnerStanding() throws -> PartnerStanding {
    var standing = PartnerStanding()
    try each("SELECT kind, at, terms FROM partner_terms ORDER BY sequence") { row in
      guard let kind = StandingAct.Kind(rawValue: try row.text(0)),
        let terms = try? JSON(parsing: try row.blob(2)), let act = PartnerAct(kind, terms)
      else { throw StandingError.damaged(table: "partner_terms") }
      standing.apply(act, at: try row.timestamp(1))
    }
    return standing
  }
}
