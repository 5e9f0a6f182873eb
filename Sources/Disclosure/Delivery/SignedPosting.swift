public import Formats

/// Brings one signed message to an address.
public protocol SignedPosting: Sendable {
  /// Posts a JSON document; throws `DeliveryError` unless it is taken.
  func post(_ json: JSON) async throws
}
