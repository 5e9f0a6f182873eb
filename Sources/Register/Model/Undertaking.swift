public import Formats
public import Law

/// A promise to an authority that data will not be used or passed on, kept by the gate (demand F5).
public struct Undertaking: Codable, Sendable, Hashable, Identifiable {
  /// Our own identifier, a UUIDv7.
  public var id: String
  /// The purpose that it forbids; nil for every one.
  public var purpose: PurposeID?
  /// The recipient to which nothing may go, on the way or at its end; nil for every use, our own included.
  public var recipient: RecipientID?
  /// The countries whose residents it protects, sorted; nil for everybody.
  public var territories: [Country]?
  /// The first day on which it holds.
  public var from: CivilDate
  /// The last day on which it holds, or nil for until it is lifted.
  public var until: CivilDate?

  /// Makes an undertaking.
  public init(
    id: String, purpose: PurposeID? = nil, recipient: RecipientID? = nil,
    territories: [Country]? = nil, from: CivilDate, until: CivilDate? = nil
  ) {
    self.id = id
    self.purpose = purpose
    self.recipient = recipient
    self.territories = territories.map { Set($0).sorted() }
    self.from = from
    self.until = until
  }

  /// Says whether it holds on a day.
  public func isInForce(on day: CivilDate) -> Bool {
    from <= day && until.map { day <= $0 } ?? true
  }

  /// Says whether it is about a use for a purpose by these recipients, ourselves included where we use it.
  public func covers(_ purpose: PurposeID, by recipients: [RecipientID]) -> Bool {
    (self.purpose.map { $0 == purpose } ?? true)
      && (recipient.map(recipients.contains) ?? true)
  }
}
