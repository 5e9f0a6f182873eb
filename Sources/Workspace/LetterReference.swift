import Consent
import Formats
public import Store
import Vault

extension Workspace {
  /// A reference to a member's letter for somebody on staff; a new one each time, and for one account alone.
  ///
  /// - Throws: `VaultError`.
  public func reference(
    toLetter id: UUIDv7, of ordinal: UInt32, for account: String
  ) throws -> String {
    let bytes = (0..<4).map { UInt8(truncatingIfNeeded: ordinal >> (8 * $0)) } + id.bytes
    return Base64.urlEncode(
      try vault.sealWorkspace(bytes, context: Self.letterContext(account)))
  }

  /// The letter that a reference names; nil for one that was made up, or made for somebody else.
  public func letter(
    of reference: String, for account: String
  ) -> (ordinal: UInt32, id: UUIDv7)? {
    guard let sealed = Base64.urlDecode(reference),
      let bytes = try? vault.openWorkspace(sealed, context: Self.letterContext(account)),
      bytes.count == 20, let id = UUIDv7(bytes: Array(bytes.dropFirst(4)))
    else { return nil }
    return (bytes.prefix(4).reversed().reduce(0) { $0 << 8 | UInt32($1) }, id)
  }

  private static func letterContext(_ account: String) -> String { "desk.letter/" + account }
}

extension MemberReport.Letter {
  init(_ kept: KeptLetter) {
    let kilobytes = Int((kept.size + 999) / 1_000)
    self.init(
      id: kept.id, what: "\(kept.kind.title), \(Words.count(kilobytes)) kB", at: kept.at)
  }
}
