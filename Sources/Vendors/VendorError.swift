public import Formats
public import Law

/// Why something about a partner is not written down; no text of anybody's stands in it.
public enum VendorError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A criterion has no score from 1 to 5 with a reason, or two.
  case scores(Criterion)
  /// A text is empty or too long.
  case text(String)
  /// The agreement is with somebody else.
  case otherPartner(agreement: String)
  /// There is no such record of this partner.
  case unknownRecord(String)
  /// That has been done already.
  case doneAlready(String)
  /// The link opens nothing: it never did, was used, or has run out.
  case deadLink
  /// A file cannot be read.
  case unreadable(String)
  /// The last day lies before the first.
  case daysDisagree
  /// A hash is not 64 hexadecimal digits.
  case hash
  /// A country stands twice with the same mechanism, or with one and without.
  case twice(Country)
  /// A self-certification has no identifier or no last day.
  case uncertified(Country)
  /// A derogation has no last day.
  case endless(Country)
  /// Something is said of a mechanism that is not named.
  case bare(Country)
  /// No law that governs what goes to the partner lets the mechanism carry data to the country.
  case unfit(Transfer.Mechanism, Country)
  /// The mechanism has run out already.
  case lapsed(Country, CivilDate)
  /// A sub-processor works in a country that the list leaves out.
  case placeMissing(Country)
  /// Nothing of that kind is recorded of the country.
  case unknownTransfer(Country)
  /// A row is not what was written down.
  case damaged

  /// What, where, and what to do.
  public var description: String {
    switch self {
    case .scores(let criterion):
      "the criterion \(criterion.rawValue) needs one score from 1 to 5 and a reason"
    case .text(let what): "\(what) is empty or longer than 4,000 bytes"
    case .otherPartner(let agreement):
      "the agreement \(agreement) is with another recipient; `aboveboard partner show` lists its own"
    case .unknownRecord(let id):
      "this partner has no record \(id); `aboveboard partner show` lists all"
    case .doneAlready(let id): "\(id) is settled already; nothing was changed"
    case .deadLink: "this link opens nothing any more; ask whoever sent it for a new one"
    case .unreadable(let why): "the file cannot be read: \(why)"
    case .daysDisagree: "the last day lies before the first; put the days right"
    case .hash: "a SHA-256 has 64 hexadecimal digits"
    case .twice(let country):
      "\(country.name) stands twice with one mechanism, or once with and once without; keep one line of each"
    case .uncertified(let country):
      "the Data Privacy Framework for \(country.name) needs `reference`, the identifier of the "
        + "self-certification, and `until`, the last day for which it is valid"
    case .endless(let country):
      "a derogation is for a specific situation (Article 49): give the one for \(country.name) its last "
        + "day with `until`"
    case .bare(let country):
      "\(country.name) has a reference or a last day, but no mechanism; name the mechanism"
    case .unfit(let mechanism, let country): Self.unfit(mechanism, country)
    case .lapsed(let country, let until):
      "what carries data to \(country.name) ran out on \(until.iso); record what holds now, or leave it out"
    case .placeMissing(let country):
      "a sub-processor works in \(country.name), which the list leaves out; add the country"
    case .unknownTransfer(let country): "nothing of that kind is recorded of \(country.name)"
    case .damaged: "a record of a partner is damaged; run the fsck command, then restore a backup"
    }
  }

  private static func unfit(_ mechanism: Transfer.Mechanism, _ country: Country) -> String {
    switch mechanism {
    case .adequacy:
      "\(country.name) has no adequacy decision under the laws that apply here; name another mechanism"
    case .dpf:
      "the Data Privacy Framework is for recipients in the United States alone, not in \(country.name)"
    case .scc:
      "the EU clauses alone carry nothing under UK law to \(country.name); record the `addendum` or the `idta`"
    case .idta, .addendum:
      "\(mechanism.title) is of UK law, which does not apply here; record `scc` for \(country.name)"
    default:
      "\(mechanism.title) does not carry data to \(country.name) under the laws that apply here"
    }
  }
}
