import NIOCore

/// Finds out who somebody is from what other sites sign: a host site, or OpenID Connect providers.
///
/// It keeps their keys and descriptions for an hour and knows nothing of members and accounts.
public struct Identity: Sendable {
  let fetch: WebFetch
  let ring: KeyRing
  let descriptions: ProviderDescriptions

  /// One for a server; it asks nobody before it is needed, and waits at most so long for each answer.
  public init(patience: Duration = .seconds(10)) {
    fetch = WebFetch(patience: TimeAmount(patience))
    ring = KeyRing(fetch)
    descriptions = ProviderDescriptions(fetch)
  }
}
