import Formats

/// The list of names under which people register domains (publicsuffix.org), both of its sections.
public struct PublicSuffixList: Sendable {
  /// What the list says about one name; `*.` and `!` are not part of the name.
  private struct Rule: OptionSet {
    let rawValue: UInt8
    static let suffix = Rule(rawValue: 1)
    static let wildcard = Rule(rawValue: 2)
    static let exception = Rule(rawValue: 4)
  }

  private var rules: [String: Rule] = [:]
  /// The list's own version, such as `2025-10-24_08-00-00_UTC`; older lists have none.
  public private(set) var version: String?
  /// How many rules were read.
  public private(set) var count = 0

  /// Where Debian keeps the list, and where its package of uBlock Origin keeps another.
  public static let standardPaths = [
    "/usr/share/publicsuffix/public_suffix_list.dat",
    "/usr/share/chromium/extensions/ublock-origin/assets/thirdparties/publicsuffix.org/list/"
      + "effective_tld_names.dat",
  ]

  /// Reads the list from a file; throws `FileError`, or `PublicSuffixListError` for another file.
  public init(reading path: String) throws {
    var source = try FileSource(path: path)
    var bytes: [UInt8] = []
    while true {
      let block = try source.block()
      bytes.append(contentsOf: block)
      guard bytes.count <= 16 << 20 else { throw PublicSuffixListError.tooLarge }
      if block.count < FileSource.blockSize { break }
    }
    self.init(bytes: bytes)
    guard count > 0 else { throw PublicSuffixListError.noRules }
  }

  /// Reads the list from its text; lines that are no rules are passed over.
  public init(text: String) { self.init(bytes: text.utf8Bytes) }

  /// The newest list among those files that can be read.
  ///
  /// A list with a version is newer than one without. Throws the first file's error when none can
  /// be read.
  public static func newest(of paths: [String] = standardPaths) throws -> PublicSuffixList {
    var newest: PublicSuffixList?
    var failure: (any Error)?
    for path in paths {
      do {
        let list = try PublicSuffixList(reading: path)
        if newest == nil || list.version ?? "" > newest?.version ?? "" { newest = list }
      } catch {
        failure = failure ?? error
      }
    }
    if let newest { return newest }
    throw failure ?? PublicSuffixListError.noRules
  }

  private init(bytes: [UInt8]) {
    rules.reserveCapacity(16_384)
    for line in bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) { add(line) }
  }

  private mutating func add(_ line: ArraySlice<UInt8>) {
    var name = line.prefix { $0 != 0x20 && $0 != 0x09 }
    if name.starts(with: "//".utf8) {
      let comment = line.dropFirst(2).trimmed
      if version == nil, comment.starts(with: "VERSION:".utf8) {
        version = String(decoding: comment.dropFirst(8).trimmed, as: UTF8.self)
      }
      return
    }
    var kind = Rule.suffix
    if name.first == UInt8(ascii: "!") {
      kind = .exception
      name = name.dropFirst()
    } else if name.starts(with: "*.".utf8) {
      kind = .wildcard
      name = name.dropFirst(2)
    }
    guard !name.isEmpty, let host = Punycode.host(String(decoding: name, as: UTF8.self)) else {
      return
    }
    rules[host, default: []].insert(kind)
    count += 1
  }

  /// The domain that someone registered, such as `example.co.uk` of `www.example.co.uk`.
  ///
  /// Nil for an address, a single label, a public suffix itself and what is no host. It is spelled
  /// as the host was, in lower case, without a dot at its end.
  public func registrableDomain(of host: String) -> String? {
    var given = host.lowercased()
    if given.utf8.last == UInt8(ascii: ".") { given.removeLast() }
    guard given.utf8.count <= 1024, let ascii = Punycode.host(given) else { return nil }
    let labels = ascii.split(separator: ".", omittingEmptySubsequences: false)
    guard let last = labels.last, labels.count <= 127, labels.allSatisfy({ !$0.isEmpty }),
      !last.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      !ascii.utf8.contains(UInt8(ascii: ":")), !ascii.utf8.contains(UInt8(ascii: "["))
    else { return nil }
    let kept = suffixLength(of: ascii, labels: labels) + 1
    guard kept <= labels.count else { return nil }
    // Labels are encoded one by one, so both spellings have the same count.
    return given.split(separator: ".").suffix(kept).joined(separator: ".")
  }

  /// How many labels of the host are a public suffix; one when no rule speaks of it.
  private func suffixLength(of host: String, labels: [Substring]) -> Int {
    var longest = 1
    for (i, label) in labels.enumerated().reversed() {
      guard let rule = rules[String(host[label.startIndex...])] else { continue }
      let length = labels.count - i
      if rule.contains(.exception) { return length - 1 }
      if rule.contains(.suffix) { longest = max(longest, length) }
      if rule.contains(.wildcard), i > 0 { longest = max(longest, length + 1) }
    }
    return longest
  }

  /// Tells whether two hosts belong to one registrable domain, or are the same host if they have none.
  public func isSameSite(_ one: String, _ other: String) -> Bool {
    guard let domain = registrableDomain(of: one) else {
      return registrableDomain(of: other) == nil && Punycode.host(one) == Punycode.host(other)
    }
    guard let second = registrableDomain(of: other) else { return false }
    return Punycode.host(domain) == Punycode.host(second)
  }
}
