public import Formats

/// A form by which people join or take part: what it asks, on which notice, and what they may say yes to (A4, A9, C1, H3).
public struct Form: Codable, Sendable, Equatable, Identifiable {
  /// One field that the form asks for.
  public struct Ask: Codable, Sendable, Equatable {
    /// The field.
    public var field: FieldID
    /// Whether nobody can take part without it; only what a contract needs may be (GDPR Article 7(4)).
    public var required: Bool

    /// Makes an ask.
    public init(field: FieldID, required: Bool = false) {
      self.field = field
      self.required = required
    }
  }

  /// One yes that the form offers; it is off until somebody ticks it.
  public struct Offer: Codable, Sendable, Equatable {
    /// The purpose, which rests on consent.
    public var purpose: PurposeID
    /// The one recipient that it is about; nil for all whom the notice names for the purpose.
    public var recipient: RecipientID?

    /// Makes an offer.
    public init(purpose: PurposeID, recipient: RecipientID? = nil) {
      self.purpose = purpose
      self.recipient = recipient
    }
  }

  /// The identifier, also the last part of the form's address.
  public var id: FormID
  /// The heading as shown to people.
  public var title: String
  /// Where what is given was collected; a gift stands there.
  public var point: CollectionPointID
  /// The notice that is shown with the form.
  public var notice: NoticeID
  /// The fields that it asks for, in their order.
  public var asks: [Ask]
  /// What people may say yes to, in their order.
  public var choices: [Offer]
  /// The last day on which it is open; nil for without end.
  public var until: CivilDate?
  /// Who pays for it or gives the prize, where somebody else does (demand H3).
  public var sponsor: RecipientID?
  /// The age in years below which nobody may take part, not even with a guardian.
  public var age: Int?

  /// Makes a form.
  public init(
    id: FormID, title: String, point: CollectionPointID, notice: NoticeID, asks: [Ask],
    choices: [Offer] = [], until: CivilDate? = nil, sponsor: RecipientID? = nil, age: Int? = nil
  ) {
    self.id = id
    self.title = title
    self.point = point
    self.notice = notice
    self.asks = asks
    self.choices = choices
    self.until = until
    self.sponsor = sponsor
    self.age = age
  }

  /// Says whether it takes answers on a day.
  public func isOpen(on day: CivilDate) -> Bool { until.map { day <= $0 } ?? true }
}
