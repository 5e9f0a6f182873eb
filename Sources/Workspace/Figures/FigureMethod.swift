/// How each figure is worked out, in a sentence; the page and `/figures.json` say the same.
public enum FigureMethod: String, Sendable, CaseIterable {
  case members
  case held
  case purposes
  case recipients
  case choices
  case disclosures
  case refusals
  case noes
  case recalls
  case questions
  case requests
  case findings
  case sites
  case checkpoint

  /// The sentence.
  public var sentence: String {
    switch self {
    case .members:
      "Everybody whom the index that decides knows as a member now; whoever was erased is not in it."
    case .held:
      "The kinds of data, the reasons and the recipients are those of the register in force."
    case .purposes: "The reasons in the register in force, paused ones included."
    case .recipients: "The recipients in the register in force, whether they ever had data or not."
    case .choices:
      "Each member is counted once for each purpose, by the permissions that the next decision would "
        + "use; a yes that has run out is none. One to nine people show as <10, and then the largest "
        + "number beside it is rounded."
    case .disclosures:
      "Every handover that was sent, from the ledger, with the records in it at that time; what went "
        + "for money if anybody on the way paid counts as for money."
    case .refusals:
      "Every plan for a handover counts the records that each reason kept out of it, sent or not; one "
        + "record may have several reasons. Answers to a single question leave no record and are not in it."
    case .noes:
      "Refusals, withdrawals, objections, restrictions and signals of browsers, by the day on which they "
        + "were made; whoever was erased since is not in it. The newest thousand are held against the "
        + "ledger: what was said before each handover is put to the gate once more."
    case .recalls:
      "Every reference that a recipient was asked to delete or correct, once for each handover and "
        + "recipient on its way. Confirmed is signed with the recipient's key; claimed is said by it or "
        + "for it and proven by nothing; not confirmed is unanswered; refused is a no with a reason. Days "
        + "run from the day of asking until all of that day's was confirmed or claimed; the middle one shows."
    case .questions:
      "Public questions that we accepted; in time means that the first answer came by the day promised, "
        + "as the promise last stood. Requests by law are not counted here yet."
    case .requests:
      "Requests of people for their rights; in time means answered or refused, with reasons, by the day "
        + "that the law sets for each. A second request of the same person for the same thing counts "
        + "with the first. The median is from receipt to the end, without those taken back."
    case .findings:
      "Everything found that needs a person, by this product or by staff, now and ever."
    case .sites: "The newest finished look at each site of the register with a browser."
    case .checkpoint:
      "The signed statement of the size of the log and its root; its time is that of the newest entry in it."
    }
  }

  /// Since when there is anything to count, in words.
  public enum Start: Sendable {
    /// As things are now.
    case now
    /// Since the record begins.
    case record
    /// The last twelve months.
    case year
  }

  /// Since when it counts.
  public var start: Start {
    switch self {
    case .members, .held, .purposes, .recipients, .choices, .sites, .checkpoint: .now
    case .disclosures, .refusals, .recalls, .questions, .requests, .findings: .record
    case .noes: .year
    }
  }

  /// The sentence, and since when.
  public func words(_ figures: PublicFigures) -> String {
    switch start {
    case .now: "\(sentence) As of \(HumanDate.minute(figures.at))."
    case .record:
      figures.since.map { "\(sentence) Since \(HumanDate.text($0)), when our record begins." }
        ?? sentence
    case .year: "\(sentence) Since \(HumanDate.text(figures.noes.from))."
    }
  }
}
