import Crypto

/// AES-256-GCM with random 96-bit nonces (NIST SP 800-38D): format byte, nonce, ciphertext, tag.
///
/// Random nonces are sound up to 2^32 messages under one key. A subject's key seals a few values;
/// the wrapping key seals one key for each of at most 2^32 ordinals.
enum Sealing {
  /// The first byte of everything sealed, so that another algorithm can follow.
  static let format: UInt8 = 1
  static let overhead = 1 + 12 + 16

  static func seal(
    _ bytes: some Collection<UInt8>, key: SymmetricKey, context: String, ordinal: UInt32? = nil
  ) throws(VaultError) -> [UInt8] {
    let data = binding(context, ordinal)
    guard let box = try? AES.GCM.seal(Array(bytes), using: key, authenticating: data) else {
      throw .sealBroken(context: context)
    }
    var sealed: [UInt8] = []
    sealed.reserveCapacity(bytes.count + overhead)
    sealed.append(format)
    sealed.append(contentsOf: box.nonce)
    sealed.append(contentsOf: box.ciphertext)
    sealed.append(contentsOf: box.tag)
    return sealed
  }

  static func open(
    _ sealed: [UInt8], key: SymmetricKey, context: String, ordinal: UInt32? = nil
  ) throws(VaultError) -> [UInt8] {
    guard sealed.count >= overhead, sealed[0] == format,
      let box = try? AES.GCM.SealedBox(combined: sealed[1...]),
      let opened = try? AES.GCM.open(box, using: key, authenticating: binding(context, ordinal))
    else { throw .sealBroken(context: context) }
    return Array(opened)
  }

  /// What the ciphertext belongs to: it opens nowhere else.
  private static func binding(_ context: String, _ ordinal: UInt32?) -> [UInt8] {
    var data: [UInt8] = [format]
    if let ordinal {
      withUnsafeBytes(of: ordinal.bigEndian) { data.append(contentsOf: $0) }
    }
    // The ordinal's presence is told by the byte, its length is fixed: no two bindings collide.
    data[0] |= ordinal == nil ? 0 : 0x80
    data.append(contentsOf: context.utf8)
    return data
  }
}
