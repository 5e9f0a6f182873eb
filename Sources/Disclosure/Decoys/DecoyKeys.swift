import Crypto
import Evidence
import Formats
import Foundation
import Vault

/// What follows for decoys from the workspace's key: their secrets, and the marks by which they are found.
struct DecoyKeys: Sendable {
  private let key: SymmetricKey

  init(_ vault: Vault) { key = vault.derive("decoys") }

  /// What a decoy is found by, without its address standing in a table.
  func mark(_ text: String) -> [UInt8] {
    Commitment.hmac(key: key, domain: "decoy mark", Array(Self.normalised(text).utf8)).bytes
  }

  /// Opens the commitment to one decoy; shown to somebody, it proves nothing about any other.
  func opening(of number: Int, in disclosure: String) -> SymmetricKey {
    SymmetricKey(
      data: Commitment.hmac(
        key: key, domain: "decoy opening", Array(disclosure.utf8), Array("\(number)".utf8)
      ).bytes)
  }

  /// What is drawn for one decoy; another attempt draws something else.
  func draw(_ label: String, _ number: Int, attempt: Int = 0, in disclosure: String) -> DecoyDraw {
    DecoyDraw(
      seed: Commitment.hmac(
        key: key, domain: "decoy draw", Array(disclosure.utf8), Array(label.utf8),
        Array("\(number)".utf8), Array("\(attempt)".utf8)))
  }

  /// By what a message is known again, from its SHA-256.
  func digest(of hash: [UInt8]) -> [UInt8] {
    Commitment.hmac(key: key, domain: "decoy message", hash).bytes
  }

  /// A key as it is shown to whoever is to check a commitment.
  struct Opening { let bytes: [UInt8] }

  func shown(of number: Int, in disclosure: String) -> Opening {
    Opening(bytes: opening(of: number, in: disclosure).withUnsafeBytes { Array($0) })
  }

  func shown(ofSighting id: String) -> Opening {
    Opening(bytes: opening(ofSighting: id).withUnsafeBytes { Array($0) })
  }

  /// Opens what the log says about the message of one sighting.
  func opening(ofSighting id: String) -> SymmetricKey {
    SymmetricKey(
      data: Commitment.hmac(key: key, domain: "decoy sighting", Array(id.utf8)).bytes)
  }

  /// Small letters, and single spaces between words.
  static func normalised(_ text: String) -> String {
    text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
