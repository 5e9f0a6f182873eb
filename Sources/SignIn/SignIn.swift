public import Crypto
import Formats
public import Store

/// What the server keeps while people sign in: journeys to providers, tokens used, what was sent.
public struct SignIn: Sendable {
  let database: any Store.Database
  private let key: SymmetricKey

  /// The room in a database that holds its migrations; the key is the workspace's own for this room.
  public init(database: any Store.Database, key: SymmetricKey) {
    self.database = database
    self.key = key
  }

  /// A secret that belongs to a journey and can be made again from it, so that none is stored.
  func secret(_ label: String, of state: String) -> String {
    let text = "aboveboard/v1 sign-in \(label)\n" + state
    return Base64.urlEncode(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: key))
  }

  /// What a journey or a token is stored under.
  func mark(_ label: String, _ text: String) -> [UInt8] {
    Array(
      HMAC<SHA256>.authenticationCode(
        for: Array("aboveboard/v1 sign-in mark \(label)\n\(text)".utf8), using: key))
  }
}
