import Formats
import Vault

/// Names a member on a page of staff, without an ordinal or a handle in it, and for one account alone.
public struct MemberReference: Sendable, Equatable {
  /// The reference as text of base64url.
  public let text: String
}

extension Workspace {
  /// A reference to a member for somebody on staff; a new one each time.
  ///
  /// - Throws: `VaultError`.
  public func reference(to ordinal: UInt32, for account: String) throws -> MemberReference {
    let bytes = (0..<4).map { UInt8(truncatingIfNeeded: ordinal >> (8 * $0)) }
    return MemberReference(
      text: Base64.urlEncode(
        try vault.sealWorkspace(bytes, context: Self.referenceContext(account))))
  }

  /// The member whom a reference names; nil for one that was made up, or made for somebody else.
  public func ordinal(of reference: String, for account: String) -> UInt32? {
    guard let sealed = Base64.urlDecode(reference),
      let bytes = try? vault.openWorkspace(sealed, context: Self.referenceContext(account)),
      bytes.count == 4
    else { return nil }
    return bytes.reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }

  private static func referenceContext(_ account: String) -> String { "desk.member/" + account }
}
