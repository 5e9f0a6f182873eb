import Formats

/// What a token claims, read strictly.
struct Claims: Sendable {
  private let json: JSON

  init(_ json: JSON) { self.json = json }

  /// The names of everything that was sent.
  var names: [String] { Array((json.object ?? [:]).keys) }

  /// A text that must be there and not be empty.
  func text(_ name: String) throws(IdentityError) -> String {
    guard let text = json[name]?.string, !text.isEmpty else { throw .missing(claim: name) }
    return text
  }

  /// Throws unless a claim is this very text, byte for byte.
  func require(_ name: String, is text: String) throws(IdentityError) {
    guard json[name] != nil else { throw .missing(claim: name) }
    guard json[name] == .string(text) else { throw .wrong(claim: name) }
  }

  /// Throws unless a claim is absent or this very text.
  func allow(_ name: String, only text: String) throws(IdentityError) {
    guard json[name] != nil else { return }
    try require(name, is: text)
  }

  /// Throws unless the token is meant for us and nobody else.
  func requireAudience(_ audience: String) throws(IdentityError) {
    guard let claimed = json["aud"] else { throw .missing(claim: "aud") }
    guard claimed == .string(audience) || claimed == .array([.string(audience)]) else {
      throw .wrong(claim: "aud")
    }
  }

  /// Whether a claim is the truth value itself; a text that says so is not.
  func isTrue(_ name: String) -> Bool { json[name] == .bool(true) }

  /// A moment that must be there, in seconds since 1970.
  func time(_ name: String) throws(IdentityError) -> Timestamp {
    guard let seconds = json[name]?.double, seconds > 0, seconds < 100_000_000_000 else {
      throw .missing(claim: name)
    }
    return Timestamp(microseconds: Int64(seconds * 1_000_000))
  }

  /// When the token ends; throws unless it has begun, has not ended, and lives no longer than allowed.
  ///
  /// Clocks may differ by a minute over when it was issued; the end is the end.
  func lifetime(atMost seconds: Int64, at now: Timestamp) throws(IdentityError) -> Timestamp {
    let (issued, expires) = (try time("iat"), try time("exp"))
    let latest = now.adding(seconds: 60)
    guard issued <= latest, now < expires, issued < expires,
      expires <= issued.adding(seconds: seconds)
    else { throw .time }
    if json["nbf"] != nil, try time("nbf") > latest { throw .time }
    return expires
  }
}
