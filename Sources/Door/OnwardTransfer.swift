public import Formats
public import Register

/// What a partner says it passed on: to whom, of which disclosure, when, and of how many people.
public struct OnwardTransfer: Sendable, Equatable {
  /// Its name, a UUIDv7.
  public let id: String
  /// Who passed it on.
  public let recipient: RecipientID
  /// Of which disclosure.
  public let disclosure: String
  /// The recipient of the register that got it; nil for somebody the register does not know.
  public let taker: RecipientID?
  /// What the partner called whom the register does not know; sealed in the database.
  public let name: String?
  /// Whether the disclosure was approved for a way on which the taker comes next.
  public let isPermitted: Bool
  /// Of how many people.
  public let members: Int
  /// On which day.
  public let day: CivilDate
  /// When it was declared here.
  public let declared: Timestamp
}
