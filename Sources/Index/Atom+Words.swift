import Gate
import Law
import Register

extension Atom {
  /// The atom as a tag and words; a tag once written keeps its meaning.
  ///
  /// Not `Codable`, whose form of an enumeration is the compiler's and not ours.
  var words: (tag: UInt8, words: [String]) {
    switch self {
    case .known: (1, [])
    case .erased: (2, [])
    case .minor: (3, [])
    case .located: (4, [])
    case .residence(let country): (5, [country.code])
    case .informed: (6, [])
    case .served(let version): (7, [version.description])
    case .granted(let key): (8, key.words)
    case .grantedUnder(let key, let version): (9, key.words + [version.description])
    case .explicit(let key): (10, key.words)
    case .gift(let key): (11, key.words)
    case .guardian(let key): (12, key.words)
    case .lapsed(let key): (13, key.words)
    case .stopped(let stop, let purpose, let recipient):
      (14, [stop.rawValue, purpose.text, recipient.text])
    case .value(let field, let provenance): (15, [field.text] + provenance.words)
    case .newer(let field, let key): (16, [field.text] + key.words)
    case .stale(let field): (17, [field.text])
    case .band(let field, let name): (18, [field.text, name])
    }
  }

  /// Reads what `words` wrote; nil for anything else.
  init?(tag: UInt8, words: [String]) {
    func key(_ from: Int = 0) -> ConsentKey? {
      words.count >= from + 2 ? ConsentKey(purpose: words[from], recipient: words[from + 1]) : nil
    }
    func keyed(_ make: (ConsentKey) -> Atom) -> Atom? {
      words.count == 2 ? key().map(make) : nil
    }
    let atom: Atom?
    switch (tag, words.count) {
    case (1, 0): atom = .known
    case (2, 0): atom = .erased
    case (3, 0): atom = .minor
    case (4, 0): atom = .located
    case (5, 1): atom = Country(words[0]).map(Atom.residence)
    case (6, 0): atom = .informed
    case (7, 1): atom = NoticeVersion(words[0]).map(Atom.served)
    case (8, _): atom = keyed(Atom.granted)
    case (9, 3):
      atom = key().flatMap { key in NoticeVersion(words[2]).map { .grantedUnder(key, $0) } }
    case (10, _): atom = keyed(Atom.explicit)
    case (11, _): atom = keyed(Atom.gift)
    case (12, _): atom = keyed(Atom.guardian)
    case (13, _): atom = keyed(Atom.lapsed)
    case (14, 3): atom = Self.stop(words)
    case (15, 5):
      atom = FieldID(words[0]).flatMap { field in
        ProvenanceClass(words: words.dropFirst()).map { .value(field, $0) }
      }
    case (16, 3):
      atom = FieldID(words[0]).flatMap { field in key(1).map { .newer(field, $0) } }
    case (17, 1): atom = FieldID(words[0]).map(Atom.stale)
    case (18, 2): atom = FieldID(words[0]).map { .band($0, words[1]) }
    default: atom = nil
    }
    guard let atom else { return nil }
    self = atom
  }

  private static func stop(_ words: [String]) -> Atom? {
    guard let stop = Stop(rawValue: words[0]), let purpose = PurposeScope(text: words[1]),
      let recipient = RecipientScope(text: words[2])
    else { return nil }
    return .stopped(stop, purpose, recipient)
  }
}

extension Atom {
  /// The atom in bytes: its tag, the number of its words, and each word after its length.
  var bytes: [UInt8] {
    let (tag, words) = self.words
    var bytes = [tag, UInt8(words.count)]
    for word in words { bytes.append(text: word) }
    return bytes
  }

  /// Reads what `bytes` wrote; nil for anything else.
  init?(_ reader: inout ByteReader) {
    guard let tag = reader.byte(), let count = reader.byte() else { return nil }
    var words: [String] = []
    for _ in 0..<count {
      guard let word = reader.text() else { return nil }
      words.append(word)
    }
    self.init(tag: tag, words: words)
  }
}

extension ConsentKey {
  // No identifier is empty: the empty word is free to stand for all recipients.
  fileprivate var words: [String] { [purpose.text, recipient?.text ?? ""] }

  fileprivate init?(purpose: String, recipient: String) {
    guard let purpose = PurposeID(purpose) else { return nil }
    if recipient.isEmpty {
      self.init(purpose: purpose, recipient: nil)
    } else {
      guard let recipient = RecipientID(recipient) else { return nil }
      self.init(purpose: purpose, recipient: recipient)
    }
  }
}

extension ProvenanceClass {
  fileprivate var words: [String] {
    [source.text, notice.description, basis.rawValue, regime.rawValue]
  }

  fileprivate init?(words: ArraySlice<String>) {
    let words = Array(words)
    guard words.count == 4, let source = CollectionPointID(words[0]),
      let notice = NoticeVersion(words[1]), let basis = LawfulBasis(rawValue: words[2]),
      let regime = Regime(rawValue: words[3])
    else { return nil }
    self.init(source: source, notice: notice, basis: basis, regime: regime)
  }
}
