/// A question that everybody asks, with an answer made of facts: nobody wrote it, and it changes when they do (B3).
public struct CommonQuestion: Sendable, Equatable, Identifiable {
  /// Which question.
  public enum ID: String, Sendable, CaseIterable {
    /// Whether data is sold.
    case sold
    /// Who has had data in the last twelve months.
    case received
    /// Which companies see visitors on our pages.
    case watching
    /// Whether data about health, beliefs and the like, or about children, is used.
    case sensitive
    /// How long data is kept.
    case kept
    /// Who decides.
    case decides
    /// What happens to somebody who says nothing.
    case silent
    /// How everything is stopped.
    case stop
    /// Whether data leaves the country.
    case abroad
    /// What we get for it, and who asked whom.
    case gain
  }

  /// The place that shows what an answer is made of.
  public enum Proof: String, Sendable {
    /// What is held.
    case held
    /// The purposes.
    case why
    /// The recipients.
    case who
    /// The handovers.
    case sharing
    /// The handovers for money.
    case sold
    /// Whom our pages contact.
    case sites
    /// The figures.
    case figures
    /// The member's own page.
    case me
  }

  /// Which question.
  public let id: ID
  /// The question, as a visitor would ask it.
  public let question: String
  /// The answer in a sentence.
  public let answer: String
  /// What it is made of, a line each.
  public let lines: [String]
  /// Where that can be seen.
  public let proof: Proof
}
