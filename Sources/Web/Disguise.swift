/// A way to write bytes so that they are no longer seen at a glance.
struct Disguise {
  /// What was done, last step first, for people; nothing for plain bytes.
  let steps: [String]
  let bytes: [UInt8]
  /// Not so when another spelling is found wherever this one is; it may still be hashed.
  let isNeedle: Bool
  let isHash: Bool

  private init(_ steps: [String], _ bytes: [UInt8], isNeedle: Bool = true, isHash: Bool = false) {
    self.steps = steps
    self.bytes = bytes
    self.isNeedle = isNeedle
    self.isHash = isHash
  }

  /// Everything that is done to a value in one step.
  static func all(of value: [UInt8]) -> [Disguise] {
    encodings(of: value) + hashes(of: value, isLast: false)
  }

  /// What is done in a second step and cannot be undone when a request is read.
  static func last(of value: [UInt8], steps: [String]) -> [Disguise] {
    let turned = [
      Disguise(["reversed"], reversed(value)), Disguise(["ROT13"], rotated(value)),
    ]
    return (turned + hashes(of: value, isLast: true)).map {
      Disguise($0.steps + steps, $0.bytes, isNeedle: $0.isNeedle, isHash: $0.isHash)
    }
  }

  private static func encodings(of value: [UInt8]) -> [Disguise] {
    let core = LetterCoding.encode(value, in: LetterCoding.base64)
    let base64 = LetterCoding.padded(core, to: 4)
    let base32 = LetterCoding.encode(value, in: LetterCoding.base32)
    let hex = LetterCoding.encode(value, in: LetterCoding.hex)
    return [
      Disguise([], value), Disguise(["reversed"], reversed(value)),
      Disguise(["ROT13"], rotated(value)),
      Disguise(["base64"], core), Disguise(["base64"], url(core)),
      Disguise(["base64"], base64, isNeedle: false),
      Disguise(["base64"], url(base64), isNeedle: false),
      Disguise(["base32"], base32),
      Disguise(["base32"], LetterCoding.padded(base32, to: 8), isNeedle: false),
      Disguise(["base32"], base32.lowerCased),
      Disguise(["hexadecimal"], hex), Disguise(["hexadecimal"], hex.upperCased),
    ] + Escapes.percent(value).map { Disguise(["percent-encoding"], $0) }
      + Escapes.entities(value).map { Disguise(["HTML entities"], $0) }
      + Escapes.backslashes(value).map { Disguise(["JSON escapes"], $0) }
      + Escapes.utf16(value).map { Disguise(["UTF-16"], $0) }
  }

  private static func hashes(of value: [UInt8], isLast: Bool) -> [Disguise] {
    HashAlgorithm.allCases.flatMap { algorithm -> [Disguise] in
      let digest = algorithm.hash(value)
      let name = [algorithm.rawValue]
      let hex = LetterCoding.encode(digest, in: LetterCoding.hex)
      let core = LetterCoding.encode(digest, in: LetterCoding.base64)
      let base64 = LetterCoding.padded(core, to: 4)
      var hashes = [
        Disguise(name, hex, isHash: true), Disguise(name, hex.upperCased, isHash: true),
        Disguise(["base64"] + name, core, isHash: true), Disguise(name, digest, isHash: true),
      ]
      let other = url(core)
      if other != core { hashes.append(Disguise(["base64"] + name, other, isHash: true)) }
      // Padding matters to a further hash only: a needle without it is found in one with it.
      if !isLast, base64 != core {
        for padded in [base64, url(base64)] {
          hashes.append(Disguise(["base64"] + name, padded, isNeedle: false, isHash: true))
        }
      }
      return hashes
    }
  }

  /// The letters of base 64 that stand for a value wherever in a longer text it begins.
  static func alignments(of value: [UInt8]) -> [Disguise] {
    (1...2).flatMap { shift -> [Disguise] in
      let encoded = LetterCoding.encode(
        [UInt8](repeating: 0, count: shift) + value, in: LetterCoding.base64)
      // Letters at the ends carry bits of the neighbours too.
      let tail = (shift + value.count).isMultiple(of: 3) ? 0 : 1
      let core = Array(encoded.dropFirst(shift == 1 ? 2 : 3).dropLast(tail))
      return [Disguise(["base64"], core), Disguise(["base64"], url(core))]
    }
  }

  private static func url(_ base64: [UInt8]) -> [UInt8] {
    base64.map {
      $0 == UInt8(ascii: "+")
        ? UInt8(ascii: "-") : $0 == UInt8(ascii: "/") ? UInt8(ascii: "_") : $0
    }
  }

  /// By scalars when the bytes are text, so that letters beyond ASCII stay whole.
  private static func reversed(_ value: [UInt8]) -> [UInt8] {
    guard value.contains(where: { $0 >= 0x80 }), let text = String(validating: value, as: UTF8.self)
    else { return value.reversed() }
    var turned = String.UnicodeScalarView()
    turned.append(contentsOf: text.unicodeScalars.reversed())
    return Array(String(turned).utf8)
  }

  private static func rotated(_ value: [UInt8]) -> [UInt8] {
    value.map { byte in
      switch byte {
      case 0x41...0x5A: (byte - 0x41 + 13) % 26 + 0x41
      case 0x61...0x7A: (byte - 0x61 + 13) % 26 + 0x61
      default: byte
      }
    }
  }
}

extension [UInt8] {
  /// The bytes with the letters a to z in upper case.
  fileprivate var upperCased: [UInt8] { map { (0x61...0x7A).contains($0) ? $0 & 0xDF : $0 } }
}
