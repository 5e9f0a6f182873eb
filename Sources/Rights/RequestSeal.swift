import Crypto
import Formats
import Vault

/// Seals what a request says: under the subject's key once they are known, else under the workspace's.
struct RequestSeal: Sendable {
  let vault: Vault
  let key: SubjectKey?

  func seal(_ bytes: [UInt8], _ context: String) throws -> [UInt8] {
    if let key { return try key.seal(bytes, context: context) }
    return try vault.sealWorkspace(bytes, context: context)
  }

  func open(_ sealed: [UInt8], _ context: String) throws -> [UInt8] {
    if let key { return try key.open(sealed, context: context) }
    return try vault.openWorkspace(sealed, context: context)
  }

  static func content(_ id: String) -> String { "rights.request/" + id }
  static func move(_ id: String, _ number: Int64) -> String { "rights.move/\(id)/\(number)" }
  static func paper(_ id: String) -> String { "rights.paper/" + id }
  static func task(_ id: String, _ number: Int64) -> String { "rights.task/\(id)/\(number)" }

  /// What was written with a change, salted, so that its hash in the log tells nobody what was guessed.
  static func record(_ members: [String: JSON]) -> [UInt8] {
    var members = members
    members["salt"] = .string(
      SymmetricKey(size: .bits256).withUnsafeBytes { Hex.encode(Array($0)) })
    return JSON.object(members).canonical
  }
}
