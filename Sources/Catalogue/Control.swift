/// A place where a person restricts what a company does with data about them.
public struct Control: Sendable, Hashable {
  /// What the place is called.
  public let title: String
  /// Where it is; always https.
  public let address: String
  /// What to do there, in a sentence or two.
  public let steps: String

  /// Makes a control.
  public init(title: String, address: String, steps: String) {
    self.title = title
    self.address = address
    self.steps = steps
  }
}
