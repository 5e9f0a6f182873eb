import Crypto
import Formats

/// The published form of a public key, `name+hash+base64`, by C2SP signed-note.
struct KeyText {
  let name: String
  let type: UInt8
  let key: [UInt8]
  /// The hash as it stands there; whoever reads the key compares it.
  let id: UInt32

  /// Reads the form.
  init(_ text: String) throws(NoteError) {
    // Base64 may hold plus signs itself, a name never does.
    let parts = text.utf8.split(
      separator: UInt8(ascii: "+"), maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3 else { throw .malformedKey }
    let encoded = NoteLines.text(parts[2])
    guard parts[1].count == 8, let hash = Hex.decode(NoteLines.text(parts[1])),
      Hex.encode(hash).utf8.elementsEqual(parts[1]),
      let bytes = Base64.decode(encoded), Base64.encode(bytes).utf8.elementsEqual(parts[2]),
      let type = bytes.first
    else { throw .malformedKey }
    name = NoteLines.text(parts[0])
    self.type = type
    key = Array(bytes.dropFirst())
    id = hash.reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// SHA-256(name ‖ 0x0A ‖ type ‖ key)[:4], big-endian.
  static func id(_ name: String, _ type: UInt8, _ key: [UInt8]) -> UInt32 {
    var hasher = SHA256()
    for part in [Array(name.utf8), [NoteLines.newline, type], key] {
      part.withUnsafeBytes { hasher.update(bufferPointer: $0) }
    }
    return hasher.finalize().prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
  }

  static func text(_ name: String, _ id: UInt32, _ type: UInt8, _ key: [UInt8]) -> String {
    let bytes = (0..<4).map { UInt8(truncatingIfNeeded: id >> (24 - 8 * $0)) }
    return "\(name)+\(Hex.encode(bytes))+\(Base64.encode([type] + key))"
  }
}
