import Crypto
import Formats
import Vault

/// The references that a recall names, as the recipient gets them and as they are kept, sealed, until answered.
struct RecallList {
  struct Line {
    var disclosure: String
    var ref: String
    var action: RecallAction
    var field: String

    var text: String { "\(disclosure),\(ref),\(action.rawValue),\(field)\n" }
  }

  static let header = "disclosure,ref,action,field\n"

  private(set) var bytes: [UInt8]

  /// Starts a list, or goes on from one.
  init(bytes: [UInt8] = Array(header.utf8)) { self.bytes = bytes }

  mutating func append(_ line: Line) { bytes.append(contentsOf: line.text.utf8) }

  var hash: [UInt8] { Array(SHA256.hash(data: bytes)) }

  /// The references in the order of the list.
  var refs: [String] {
    bytes.split(separator: 10).dropFirst().compactMap { line in
      let parts = line.split(separator: 44, omittingEmptySubsequences: false)
      return parts.count == 4 ? String(decoding: parts[1], as: UTF8.self) : nil
    }
  }

  func sealed(for recall: String, by vault: Vault) throws -> [UInt8] {
    try vault.sealWorkspace(bytes, context: "recall.list/" + recall)
  }

  init(sealed: [UInt8], for recall: String, by vault: Vault) throws {
    bytes = try vault.openWorkspace(sealed, context: "recall.list/" + recall)
  }
}
