import Store
package import Vault

/// What stands for a handle in the tables: its kind and the first 16 bytes of its keyed hash.
///
/// 128 bits keep two handles apart beyond doubt and halve the largest index of this room.
package struct HandleKey: Hashable, Sendable {
  let kind: HandleKind
  let high: UInt64
  let low: UInt64

  static let byteCount = 17

  package init(_ kind: HandleKind, _ value: String, _ vault: Vault) {
    self.init(kind, vault.handleHash(kind, value))
  }

  init(_ kind: HandleKind, _ hash: some Collection<UInt8>) {
    self.kind = kind
    let bytes = hash.prefix(16)
    high = bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    low = bytes.dropFirst(8).reduce(0) { $0 << 8 | UInt64($1) }
  }

  var hash: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(16)
    withUnsafeBytes(of: high.bigEndian) { bytes.append(contentsOf: $0) }
    withUnsafeBytes(of: low.bigEndian) { bytes.append(contentsOf: $0) }
    return bytes
  }

  /// The number of a kind in the tables; never changed.
  var number: Int64 { HandleKey.number(of: kind) }

  static func number(of kind: HandleKind) -> Int64 {
    switch kind {
    case .id: 1
    case .email: 2
    case .signIn: 3
    }
  }

  static func encode(_ keys: some Sequence<HandleKey>) -> [UInt8] {
    var bytes: [UInt8] = []
    for key in keys.sorted(by: { $0.number < $1.number }) {
      bytes.append(UInt8(truncatingIfNeeded: key.number))
      bytes.append(contentsOf: key.hash)
    }
    return bytes
  }

  static func decode(_ bytes: [UInt8]) throws(StoreError) -> [HandleKey] {
    guard bytes.count.isMultiple(of: byteCount) else { throw damaged }
    var keys: [HandleKey] = []
    for start in stride(from: 0, to: bytes.count, by: byteCount) {
      guard let kind = HandleKind.allCases.first(where: { number(of: $0) == Int64(bytes[start]) })
      else { throw damaged }
      keys.append(HandleKey(kind, bytes[(start + 1)..<(start + byteCount)]))
    }
    return keys
  }

  private static var damaged: StoreError {
    StoreError(.corrupt, "the handles of a subject are damaged")
  }
}

extension ReadTransaction {
  /// The subjects of those handles that belong to one.
  package func subjects(of keys: [HandleKey]) throws -> [HandleKey: UInt32] {
    var found: [HandleKey: UInt32] = [:]
    for (kind, keys) in Dictionary(grouping: keys, by: \.kind) {
      for start in stride(from: 0, to: keys.count, by: 8_192) {
        let hashes = keys[start..<min(start + 8_192, keys.count)].map(\.hash)
        try each(
          """
          SELECT hash, ordinal FROM handles
          WHERE kind = \(HandleKey.number(of: kind)) AND hash IN (\(list: hashes))
          """
        ) { row in
          found[HandleKey(kind, try row.blob(0))] = try row.ordinal(1)
        }
      }
    }
    return found
  }
}
