import Formats

/// Names of hosts in the letters of ASCII, as RFC 3492 encodes them and browsers send them.
public enum Punycode {
  private static let base: UInt64 = 36
  private static let lowest: UInt64 = 1
  private static let highest: UInt64 = 26

  /// The host in lower case with each label beyond ASCII as `xn--…`, or nil when one is too long.
  ///
  /// Labels are put into Normalization Form C first. This is no full UTS #46: no mapping of
  /// compatibility characters.
  public static func host(_ host: String) -> String? {
    if host.utf8.allSatisfy({ $0 < 0x80 && !(0x41...0x5A).contains($0) }) { return host }
    var labels: [String] = []
    for label in host.split(separator: ".", omittingEmptySubsequences: false) {
      if label.utf8.allSatisfy({ $0 < 0x80 }) {
        labels.append(String(label).asciiLowerCased)
      } else {
        guard let encoded = encode(String(label).lowercased().nfc) else { return nil }
        labels.append("xn--" + encoded)
      }
    }
    return labels.joined(separator: ".")
  }

  /// The encoded form of a label without its prefix, or nil when it takes more than 59 bytes.
  static func encode(_ label: String) -> String? {
    let scalars = label.unicodeScalars.map { UInt64($0.value) }
    // A label of DNS has 63 bytes; more scalars than that cannot fit.
    guard scalars.count <= 63 else { return nil }
    var output = scalars.filter { $0 < 0x80 }.map { UInt8(truncatingIfNeeded: $0) }
    let basics = UInt64(output.count)
    var handled = basics
    if basics > 0 { output.append(UInt8(ascii: "-")) }
    var next: UInt64 = 0x80
    var delta: UInt64 = 0
    var bias: UInt64 = 72
    while handled < scalars.count {
      guard let least = scalars.filter({ $0 >= next }).min() else { return nil }
      delta += (least - next) * (handled + 1)
      next = least
      for scalar in scalars {
        if scalar < next { delta += 1 }
        guard scalar == next else { continue }
        append(delta, bias: bias, to: &output)
        bias = adapt(delta, count: handled + 1, isFirst: handled == basics)
        delta = 0
        handled += 1
      }
      delta += 1
      next += 1
    }
    return output.count <= 59 ? String(decoding: output, as: UTF8.self) : nil
  }

  /// Writes a number in digits whose thresholds follow the bias.
  private static func append(_ delta: UInt64, bias: UInt64, to output: inout [UInt8]) {
    var rest = delta
    var k = base
    while true {
      let threshold = k <= bias ? lowest : min(k - bias, highest)
      if rest < threshold { break }
      output.append(digit(threshold + (rest - threshold) % (base - threshold)))
      rest = (rest - threshold) / (base - threshold)
      k += base
    }
    output.append(digit(rest))
  }

  private static func digit(_ value: UInt64) -> UInt8 {
    UInt8(truncatingIfNeeded: value < 26 ? value + 0x61 : value - 26 + 0x30)
  }

  private static func adapt(_ delta: UInt64, count: UInt64, isFirst: Bool) -> UInt64 {
    var delta = isFirst ? delta / 700 : delta / 2
    delta += delta / count
    var k: UInt64 = 0
    while delta > (base - lowest) * highest / 2 {
      delta /= base - lowest
      k += base
    }
    return k + (base - lowest + 1) * delta / (delta + 38)
  }
}
