/// Why nobody is signed in by what another site sent; never with anything of what was sent.
public enum IdentityError: Error, Equatable, CustomStringConvertible {
  /// What came is no signed token.
  case malformed
  /// The token is signed in a way that is not on our list, or not at all.
  case algorithm
  /// No published key has the token's name and kind.
  case unknownKey
  /// The signature is not by the key that the token names.
  case signature
  /// A claim that must be there is missing or of another type.
  case missing(claim: String)
  /// A claim says something else than it must.
  case wrong(claim: String)
  /// The token's time is over, has not come, or is longer than allowed.
  case time
  /// The provider has not verified the e-mail address.
  case unverifiedMail
  /// Another site cannot be reached, or takes too long.
  case unreachable
  /// Another site answered with more than we read.
  case tooLarge
  /// Another site answered with something that its protocol does not have.
  case unusableAnswer
  /// The provider refused to redeem the code.
  case refused
  /// The secret that the settings name is not in the environment.
  case noSecret(variable: String)

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .malformed: "what came is not a signed token; send a JWT in its compact form"
    case .algorithm: "the token's algorithm is not allowed; sign with RS256, ES256 or EdDSA"
    case .unknownKey: "no published key fits the token; publish it in the JWKS and name it by `kid`"
    case .signature: "the token's signature is wrong; sign with the key that its `kid` names"
    case .missing(let claim): "the token lacks `\(claim)`, or it has another type"
    case .wrong(let claim): "the token's `\(claim)` is not what it must be; compare the settings"
    case .time: "the token's times do not fit; compare the clocks, and how long it may live"
    case .unverifiedMail: "the provider has not verified the e-mail address; verify it there first"
    case .unreachable: "the other site cannot be reached; look at its address in the settings"
    case .tooLarge: "the other site's answer is larger than we read; look at its address"
    case .unusableAnswer: "the other site's answer cannot be used; look at its address"
    case .refused: "the provider did not accept our request; compare client and secret with it"
    case .noSecret(let variable):
      "the environment has no \(variable); set it to the secret and start the server again"
    }
  }

  /// Whether it lies with the settings or another machine, not with who came.
  public var isOurs: Bool {
    switch self {
    case .unreachable, .tooLarge, .unusableAnswer, .refused, .noSecret: true
    default: false
    }
  }
}
