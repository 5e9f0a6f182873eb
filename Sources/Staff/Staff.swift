public import Crypto
import Formats
public import Store

/// Accounts of staff, keys of programs, sign-in links and sessions.
///
/// Of every secret only a hash is kept, save those of second factors, which are sealed.
public struct Staff: Sendable {
  let database: any Store.Database
  private let sealing: SymmetricKey
  private let marks: SymmetricKey
  let tickets: SymmetricKey
  let codes: SymmetricKey
  let identities: SymmetricKey
  let cost: PasswordCost
  let mill = PasswordMill()

  /// The staff in a database that holds `Migration.entries` and this room's migrations.
  ///
  /// The key is the workspace's own for this room: it seals names and makes what stands for accounts
  /// in the evidence.
  public init(database: any Store.Database, key: SymmetricKey) {
    self.init(database: database, key: key, cost: .standard)
  }

  /// The staff with another cost of passwords; hashes of a lower one are raised at the next sign-in.
  package init(database: any Store.Database, key: SymmetricKey, cost: PasswordCost) {
    func expand(_ label: String) -> SymmetricKey {
      HKDF<SHA256>.deriveKey(
        inputKeyMaterial: key, info: Array("aboveboard/v1 staff \(label)".utf8),
        outputByteCount: 32)
    }
    self.database = database
    sealing = expand("seal")
    marks = expand("mark")
    tickets = expand("ticket")
    codes = expand("code")
    identities = expand("identity")
    self.cost = cost
  }

  /// Stands for an account in a leaf, which holds neither name nor identifier of staff.
  func mark(of account: String) -> JSON {
    .string(Hex.encode(HMAC<SHA256>.authenticationCode(for: Array(account.utf8), using: marks)))
  }

  func seal(_ name: String, for place: String) throws -> [UInt8] {
    let box = try AES.GCM.seal(
      Array(name.utf8), using: sealing, authenticating: Array(place.utf8))
    return Array(box.nonce) + Array(box.ciphertext) + Array(box.tag)
  }

  func open(_ sealed: [UInt8], for place: String, table: String) throws(StaffError) -> String {
    guard let box = try? AES.GCM.SealedBox(combined: sealed),
      let name = try? AES.GCM.open(box, using: sealing, authenticating: Array(place.utf8))
    else { throw .damaged(table: table) }
    return String(decoding: name, as: UTF8.self)
  }

  /// A name in NFC that may be kept.
  func checked(_ name: String) throws(StaffError) -> String {
    let name = name.nfc
    guard !name.isEmpty, name.utf8.count <= 200 else { throw .malformedName }
    return name
  }
}
