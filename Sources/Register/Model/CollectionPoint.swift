/// Where data is asked for: the place, the brand people saw, paper or web, and what they got for it (demand A9).
public struct CollectionPoint: Codable, Sendable, Equatable, Identifiable {
  /// On what people answered.
  public enum Medium: String, Codable, Sendable, CaseIterable {
    /// A paper form.
    case paper
    /// A web page.
    case web
    /// An app.
    case app
    /// A telephone call.
    case phone
    /// Another organisation passed it on.
    case passedOn = "passed-on"
  }

  /// The identifier.
  public var id: CollectionPointID
  /// The place, such as "sign-up form".
  public var place: String
  /// The brand that people saw.
  public var brand: String
  /// Paper, web, app, phone or passed on.
  public var medium: Medium
  /// What was given in return, or nil: a consent tied to a gift carries no third-party use.
  public var gift: String?

  /// Makes a collection point.
  public init(
    id: CollectionPointID, place: String, brand: String, medium: Medium, gift: String? = nil
  ) {
    self.id = id
    self.place = place
    self.brand = brand
    self.medium = medium
    self.gift = gift
  }
}
