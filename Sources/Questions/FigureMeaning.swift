extension Figure.Kind {
  /// What the fact says, for those who write answers.
  public var meaning: String {
    switch self {
    case .members: "how many members there are"
    case .fields: "how many kinds of data are held"
    case .purposes: "how many purposes are declared"
    case .recipients: "who has had data"
    case .handovers: "how often data was handed over; with a recipient's name, to that one"
    case .soldTo: "from whom we got money for data"
    case .shared: "whether the company of that name has ever had data, under any of its names"
    case .openFindings: "how many findings are open"
    case .lastScan: "when the site of that name was last looked at"
    case .contacted: "which outside companies the pages of the site contact"
    case .contactedSince: "since when outside companies have been seen on the site"
    case .refusals: "how often the reason of that code kept a member's record back"
    case .registerVersion: "which version of the register is in force"
    case .recordSince: "since when every change is written down"
    }
  }

  /// How it is written between the braces, with NAME for what it is about.
  public var pattern: String {
    switch takesName {
    case .hasNone: rawValue
    case .mayHave: "\(rawValue) or \(rawValue):NAME"
    case .mustHave: "\(rawValue):NAME"
    }
  }
}
