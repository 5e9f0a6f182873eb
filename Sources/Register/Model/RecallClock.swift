/// When a recipient that does not answer a recall is reminded, given to a person, and at last stopped.
public struct RecallClock: Codable, Sendable, Equatable {
  /// After how many days it is reminded.
  public var remind: Int
  /// After how many days a person of ours is given it.
  public var answer: Int
  /// After how many days disclosures to it stop.
  public var stop: Int
  /// The team or role that is given it; nil for the recipient's own team.
  public var owner: String?

  /// Makes a clock; its days do not descend.
  public init(remind: Int = 7, answer: Int = 14, stop: Int = 30, owner: String? = nil) {
    self.remind = remind
    self.answer = answer
    self.stop = stop
    self.owner = owner
  }
}
