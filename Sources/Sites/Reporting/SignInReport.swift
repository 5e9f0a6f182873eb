/// What a sign-in button with an account held elsewhere gives away, and what it asks for.
public struct SignInReport: Codable, Sendable, Equatable {
  /// One permission that is asked for.
  public struct Scope: Codable, Sendable, Equatable {
    /// Its name on the wire.
    public var name: String
    /// What it gives.
    public var meaning: String
    /// Whether signing in by e-mail alone would not need it.
    public var isBeyondEmail: Bool
  }

  /// The page with the button.
  public var page: String
  /// The button's name.
  public var button: String
  /// The company's identifier in the catalogue, or the host.
  public var party: String
  /// The company's name.
  public var name: String
  /// What is asked for; empty when it is hidden.
  public var scopes: [Scope]
  /// Whether the request is pushed beforehand (RFC 9126), so that what it asks for is not visible.
  public var isHidden: Bool
  /// What the company learns when the page merely shows the button.
  public var onLoad: String
  /// What it learns when the button is pressed.
  public var onPress: String
  /// What it learns afterwards.
  public var after: String
  /// The recipient of the register that it is, where one is declared.
  public var recipient: String?
}
