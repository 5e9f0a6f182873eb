public import Formats

/// What a partner is chosen by (demand E4).
public enum Criterion: String, Codable, Sendable, CaseIterable {
  /// Whether its business lives on data, and on whose.
  case businessModel = "business-model"
  /// Whether it is willing to bind itself by contract about data.
  case willingness
  /// The people who run it and who would handle the data.
  case people
  /// Its standing: what regulators, courts and the press have on it.
  case standing
  /// Its technology platform.
  case technology
  /// What others who work with it say.
  case references

  /// The criterion in words.
  public var title: String {
    switch self {
    case .businessModel: "Business model"
    case .willingness: "Willingness to contract on data"
    case .people: "People"
    case .standing: "Standing"
    case .technology: "Technology platform"
    case .references: "References"
    }
  }

  /// What a partner is asked about it.
  public var question: String {
    switch self {
    case .businessModel: "How do you earn your money, and what part do personal data play in it?"
    case .willingness: "Which terms on data, audits and deletion will you sign, and which not?"
    case .people: "Who runs the company, and who would handle the data?"
    case .standing: "Which complaints, orders or judgments about data have there been?"
    case .technology: "Where and how would the data be kept, and who could reach it?"
    case .references: "Who works with you already, and may we ask them?"
    }
  }
}

/// One assessment of a recipient: six scores with their reasons, and a verdict.
public struct Assessment: Codable, Sendable, Equatable {
  /// The score of one criterion.
  public struct Score: Codable, Sendable, Equatable {
    /// The criterion.
    public var criterion: Criterion
    /// From 1, the worst, to 5.
    public var points: Int
    /// Why.
    public var reason: String

    /// Makes a score.
    public init(criterion: Criterion, points: Int, reason: String) {
      self.criterion = criterion
      self.points = points
      self.reason = reason
    }
  }

  /// The day on which it was made.
  public var made: CivilDate
  /// The last day on which it counts.
  public var until: CivilDate
  /// Whether the recipient passed.
  public var isPassed: Bool
  /// One score for each criterion.
  public var scores: [Score]

  /// Makes an assessment.
  public init(made: CivilDate, until: CivilDate, isPassed: Bool, scores: [Score]) {
    self.made = made
    self.until = until
    self.isPassed = isPassed
    self.scores = scores
  }

  /// Throws `VendorError.scores` unless each criterion has one score from 1 to 5 with a reason.
  func check() throws(VendorError) {
    for criterion in Criterion.allCases {
      let own = scores.filter { $0.criterion == criterion }
      guard own.count == 1, let score = own.first, (1...5).contains(score.points),
        !score.reason.isEmpty
      else { throw .scores(criterion) }
    }
  }
}
