public import Crypto
public import Disclosure
import Formats
public import Store

/// The door for partners: whom they are, what they fetch, ask and declare, and the table of every call.
///
/// Of every secret only a hash is kept.
public struct Door: Sendable {
  /// Says which references of a disclosure were made for nobody, so that they answer like anybody's.
  public typealias Decoys =
    @Sendable (_ refs: [String], _ disclosure: String) async throws -> Set<String>

  let database: any Store.Database
  let disclosures: Disclosures
  let decoys: Decoys
  private let sealing: SymmetricKey
  let tickets: SymmetricKey

  /// The door over a workspace's ledger.
  ///
  /// - Parameters:
  ///   - key: the workspace's own for this room: it seals names and makes the tokens of forms.
  ///   - decoys: names the decoys among references; nobody is one unless it says so.
  public init(
    database: any Store.Database, disclosures: Disclosures, key: SymmetricKey,
    decoys: @escaping Decoys = { _, _ in [] }
  ) {
    func expand(_ label: String) -> SymmetricKey {
      HKDF<SHA256>.deriveKey(
        inputKeyMaterial: key, info: Array("aboveboard/v1 door \(label)".utf8),
        outputByteCount: 32)
    }
    self.database = database
    self.disclosures = disclosures
    self.decoys = decoys
    sealing = expand("seal")
    tickets = expand("ticket")
  }

  /// Seals a name for one place of the tables.
  func seal(_ name: String, for place: String) throws -> [UInt8] {
    let box = try AES.GCM.seal(
      Array(name.utf8), using: sealing, authenticating: Array(place.utf8))
    return Array(box.nonce) + Array(box.ciphertext) + Array(box.tag)
  }

  /// Opens what was sealed for a place; throws `DoorError.damaged`.
  func open(_ sealed: [UInt8], for place: String, table: String) throws(DoorError) -> String {
    guard let box = try? AES.GCM.SealedBox(combined: sealed),
      let name = try? AES.GCM.open(box, using: sealing, authenticating: Array(place.utf8))
    else { throw .damaged(table: table) }
    return String(decoding: name, as: UTF8.self)
  }
}
