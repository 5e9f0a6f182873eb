import Crypto
import Law
import Register
import Store

extension ReadTransaction {
  /// A published register; its bytes must still have the hash that was published.
  func register(version: Int) throws -> Register {
    let row = try first(
      "SELECT hash, register FROM register_versions WHERE number = \(version)")
    guard let row else { throw StandingError.unknownVersion(version) }
    let bytes = try row.blob(1)
    guard try row.blob(0) == Array(SHA256.hash(data: bytes)) else {
      throw StandingError.damaged(table: "register_versions")
    }
    do {
      return try Register(canonicalJSON: bytes)
    } catch {
      throw StandingError.unreadable(error)
    }
  }

  func publishedNotices() throws -> [NoticeVersion: Notice] {
    var notices: [NoticeVersion: Notice] = [:]
    try each("SELECT notice, number, meaning FROM published_notices ORDER BY notice, number") {
      guard let id = NoticeID(try $0.text(0)),
        let notice = NoticeMeaning.notice(
          NoticeVersion(notice: id, number: Int(try $0.int(1))), from: try $0.blob(2))
      else { throw StandingError.damaged(table: "published_notices") }
      notices[notice.version] = notice
    }
    return notices
  }

  func pausedPurposes() throws -> Set<PurposeID> {
    var paused: Set<PurposeID> = []
    try each("SELECT purpose FROM paused_purposes ORDER BY purpose") {
      guard let purpose = PurposeID(try $0.text(0)) else {
        throw StandingError.damaged(table: "paused_purposes")
      }
      paused.insert(purpose)
    }
    return paused
  }

  func suspendedAgreements() throws -> [AgreementID: InForce.Reach] {
    var suspended: [AgreementID: InForce.Reach] = [:]
    try each(
      "SELECT agreement, place FROM suspended_agreements ORDER BY agreement, place"
    ) { row in
      guard let agreement = AgreementID(try row.text(0)), let place = Place(try row.text(1)) else {
        throw StandingError.damaged(table: "suspended_agreements")
      }
      switch (place, suspended[agreement]) {
      case (.everywhere, _), (_, .everywhere):
        suspended[agreement] = .everywhere
      case (.country(let country), .territories(let others)):
        suspended[agreement] = .territories(others.union([country]))
      case (.country(let country), nil):
        suspended[agreement] = .territories([country])
      }
    }
    return suspended
  }
}

/// Where an agreement is suspended, as a row says it.
enum Place: Sendable, Equatable {
  case everywhere
  case country(Country)

  init?(_ text: String) {
    if text == "*" {
      self = .everywhere
    } else {
      guard let country = Country(text) else { return nil }
      self = .country(country)
    }
  }

  var text: String {
    switch self {
    case .everywhere: "*"
    case .country(let country): country.code
    }
  }
}
