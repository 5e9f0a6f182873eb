public import Law
public import Store

/// What somebody asks for: one of a person's rights, a complaint, or a notice of an authority.
public enum RequestRight: String, Sendable, Codable, CaseIterable, SQLBindable {
  /// A copy of what is held (GDPR Article 15).
  case access
  /// The same for another service to read (Article 20).
  case portability
  /// Something is wrong or missing (Article 16).
  case rectification
  /// Everything is to go (Article 17).
  case erasure
  /// It is to be kept and not used (Article 18).
  case restriction
  /// A use is objected to (Article 21).
  case objection
  /// Every yes is taken back (Article 7(3)).
  case withdrawal
  /// A complaint about what we did (DPA 2018 s.164A).
  case complaint
  /// A notice of an authority, or an undertaking to one.
  case notice
  /// Free text that nobody has classified yet; it is held to the clock of access.
  case unclassified

  /// Those that a person may ask for by name.
  public static let ofPeople: [RequestRight] = [
    .access, .portability, .rectification, .erasure, .restriction, .objection, .withdrawal,
    .complaint, .unclassified,
  ]

  /// The right as people read it, as the end of "A request for …".
  public var words: String {
    switch self {
    case .access: "a copy of the data"
    case .portability: "the data for another service"
    case .rectification: "putting something right"
    case .erasure: "erasing everything"
    case .restriction: "keeping the data and not using it"
    case .objection: "no further use (objection)"
    case .withdrawal: "taking every yes back"
    case .complaint: "a complaint"
    case .notice: "a notice of an authority"
    case .unclassified: "something that is not classified yet"
    }
  }

  /// The clock of law that runs for it; nil for a notice, which names its own day.
  public var clock: ClockRight? {
    switch self {
    case .access, .unclassified: .access
    case .portability: .portability
    case .rectification: .rectification
    case .erasure: .erasure
    case .restriction: .restriction
    case .objection: .objection
    case .withdrawal: .withdrawal
    case .complaint: .complaint
    case .notice: nil
    }
  }
}
