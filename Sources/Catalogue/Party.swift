/// Who stands behind a host, and what was asked of them.
public struct Party: Sendable {
  /// The company that runs the host.
  public let company: Company
  /// The product that the request belongs to, or nil when none of the company's signatures fits.
  public let product: Product?
}
