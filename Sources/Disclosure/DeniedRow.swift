import Gate
import Index
import Register
import Vault

/// Who was denied by one clause: a bitmap sealed under the workspace key, opened only to tell a member or to erase one.
struct DeniedRow: Sendable {
  var clause: Int
  var code: ReasonCode
  var about: Plan.About
  var count: Int
  var sealed: [UInt8]

  static func seal(_ subjects: Bitmap, of id: String, clause: Int, by vault: Vault) throws
    -> [UInt8]
  {
    try vault.sealWorkspace(subjects.packed, context: context(id, clause))
  }

  static func open(_ sealed: [UInt8], of id: String, clause: Int, by vault: Vault) throws -> Bitmap
  {
    try Bitmap(packed: vault.openWorkspace(sealed, context: context(id, clause)))
  }

  private static func context(_ id: String, _ clause: Int) -> String {
    "disclosure.denied/\(id)/\(clause)"
  }

  var aboutText: String {
    switch about {
    case .use: ""
    case .recipient(let id): "recipient:" + id.text
    case .field(let id): "field:" + id.text
    }
  }
}
