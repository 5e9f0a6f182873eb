/// A fact that an answer may be bound to: one of a closed list, some with a name behind a colon.
///
/// Written as `members`, `handovers:nappy-brand`, `shared:Cloudsoft`.
public struct Figure: Sendable, Hashable {
  /// The facts that there are; a name once shipped keeps its meaning.
  public enum Kind: String, Sendable, CaseIterable {
    /// How many members there are.
    case members
    /// How many kinds of data are held.
    case fields
    /// How many purposes are declared.
    case purposes
    /// Who has had data.
    case recipients
    /// How often something was handed over, to everybody or to one recipient.
    case handovers
    /// From whom we got money for data.
    case soldTo = "sold-to"
    /// Whether a name, or another name of the same company, has ever had data.
    case shared
    /// How many things need a person.
    case openFindings = "open-findings"
    /// When a site was last looked at.
    case lastScan = "last-scan"
    /// Which outside companies a site's pages contact.
    case contacted
    /// Since when outside companies have been seen there, whether they still are or not.
    case contactedSince = "contacted-since"
    /// How often a reason kept a member's data back.
    case refusals
    /// Which version of the register is in force.
    case registerVersion = "register-version"
    /// Since when every change is written down.
    case recordSince = "record-since"

    /// Whether a name follows the colon.
    public var takesName: NameRule {
      switch self {
      case .handovers: .mayHave
      case .shared, .lastScan, .contacted, .contactedSince, .refusals: .mustHave
      default: .hasNone
      }
    }
  }

  /// Whether a fact is about something that is named.
  public enum NameRule: Sendable {
    /// It is not.
    case hasNone
    /// It may be.
    case mayHave
    /// It must be.
    case mustHave
  }

  /// Which fact.
  public let kind: Kind
  /// What it is about, such as a recipient.
  public let name: String?

  /// A fact; nil when the kind needs a name that is missing, or has none.
  public init?(_ kind: Kind, name: String? = nil) {
    switch kind.takesName {
    case .hasNone: guard name == nil else { return nil }
    case .mayHave: break
    case .mustHave: guard name != nil else { return nil }
    }
    if let name {
      guard !name.isEmpty, name.utf8.count <= 200, !name.contains(where: "{}|\n".contains)
      else { return nil }
    }
    self.kind = kind
    self.name = name
  }

  /// The fact of a text such as `handovers:nappy-brand`; throws `QuestionError`.
  public init(parsing text: String) throws(QuestionError) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      .map { QuestionText.trimmed(String($0)) }
    guard let kind = parts.first.flatMap(Kind.init(rawValue:)) else {
      throw .unknownFigure
    }
    guard let figure = Figure(kind, name: parts.count > 1 ? parts[1] : nil) else {
      throw .figureName(kind)
    }
    self = figure
  }

  /// The text that is parsed.
  public var text: String { name.map { "\(kind.rawValue):\($0)" } ?? kind.rawValue }
}
