import Formats
import Index
import Law
import Members
import Register

/// Fits decoys into a part of a file: whatever is told of members by kind follows what the part really holds, and
/// whatever leads to somebody is invented.
struct DecoyMaker: Sendable {
  let disclosure: String
  let columns: [Field]
  let identities: [DecoyIdentity]
  /// The columns by which the audience was chosen; there a decoy stays within what was chosen.
  let chosen: Set<FieldID>
  let keys: DecoyKeys

  /// The decoys that stand in a part, as rows of the columns; none where there is no member to stand among.
  func decoys(_ numbers: [Int], among rows: [[Value?]]) -> [(decoy: Decoy, values: [Value?])] {
    guard !rows.isEmpty else { return [] }
    return numbers.compactMap { number in
      identities.first { $0.number == number }.map { make($0, among: rows) }
    }
  }

  /// The part of a file in which a decoy stands.
  func part(of who: DecoyIdentity, among count: Int) -> Int {
    var draw = keys.draw("part", who.number, in: disclosure)
    return draw.below(count)
  }

  private func make(_ who: DecoyIdentity, among rows: [[Value?]]) -> (Decoy, [Value?]) {
    var draw = keys.draw("row", who.number, in: disclosure)
    let model = model(among: rows, &draw)
    var values: [Value?] = []
    var marks = [who.ref, who.email]
    for (index, field) in columns.enumerated() {
      let pool = rows.map { index < $0.count ? $0[index] : nil }
      let shown = index < model.count ? model[index] : nil
      let value = shown.map { self.value(of: field, like: $0, pool, who, &draw) }
      values.append(value)
      if let value, Self.leadsTo(field) { marks.append(value.text) }
    }
    let decoy = Decoy(
      disclosure: disclosure, number: who.number, ref: who.ref, email: who.email,
      values: zip(columns, values).map { ($0.id, $1?.text) }, marks: marks)
    return (decoy, values)
  }

  /// A row to follow: which values are blank goes together; one with an address to write to, if there is one.
  private func model(among rows: [[Value?]], _ draw: inout DecoyDraw) -> [Value?] {
    let email = columns.firstIndex { $0.kind == .email }
    var model: [Value?] = []
    for _ in 0..<16 {
      model = draw.pick(rows) ?? []
      guard let email, email < model.count, model[email] == nil else { return model }
    }
    return model
  }

  private func value(
    of field: Field, like shown: Value, _ pool: [Value?], _ who: DecoyIdentity,
    _ draw: inout DecoyDraw
  ) -> Value {
    switch shown {
    case .email: return .email(who.email)
    case .address: return .address(who.address)
    case .date(let date):
      return chosen.contains(field.id) ? shown : .date(Self.moved(date, within: pool, &draw))
    case .list(let items): return .list(items.map { item(like: $0, pool, &draw) })
    case .text(let text):
      if field.kind == .email { return .email(who.email) }
      if field.kind == .address { return .address(who.address) }
      return .text(Self.invented(field, who) ?? Self.usual(text, pool, &draw))
    case .wholeNumber, .month:
      return chosen.contains(field.id) ? shown : draw.pick(pool.compactMap { $0 }) ?? shown
    case .option, .country, .yesNo: return shown
    }
  }

  /// A day near another, no earlier and no later than any in the part.
  private static func moved(
    _ date: CivilDate, within pool: [Value?], _ draw: inout DecoyDraw
  ) -> CivilDate {
    let days = pool.compactMap { value -> Int? in
      guard case .date(let other)? = value else { return nil }
      return Int(other.days)
    }
    guard let first = days.min(), let last = days.max() else { return date }
    let moved = min(max(Int(date.days) + draw.number(in: -60...60), first), last)
    return date.adding(days: moved - Int(date.days))
  }

  private func item(like item: String, _ pool: [Value?], _ draw: inout DecoyDraw) -> String {
    if let date = CivilDate(item) {
      return date.adding(days: -draw.number(in: 1...60)).iso
    }
    let items = pool.flatMap { value -> [String] in
      guard case .list(let items)? = value else { return [] }
      return items
    }
    return Self.shared(items, &draw) ?? Self.shaped(like: item, &draw)
  }

  /// What a text of the field would be for the decoy; nil for a field of another meaning.
  private static func invented(_ field: Field, _ who: DecoyIdentity) -> String? {
    // All keys of fideslang begin with `user`.
    let key = field.fideslang?.split(separator: ".").last.map(String.init) ?? ""
    let words = [field.id.text, field.dpv ?? "", key].joined(separator: " ").lowercased()
    func says(_ parts: String...) -> Bool { parts.contains { words.contains($0) } }
    if says("postcode", "postal_code", "postalcode", "zip") { return who.postcode }
    if says("phone", "mobile") { return who.phone }
    if says("city", "town") { return who.town }
    if says("email", "e-mail") { return who.email }
    guard says("name") else { return nil }
    if says("user", "nick", "alias", "pen_name", "pen-name") { return who.nick }
    if says("given", "first") { return who.given }
    if says("family", "surname", "lastname", "last_name", "last-name") { return who.family }
    return who.name
  }

  /// Whether a value of the field is a way to reach somebody, by which a decoy may be reported.
  private static func leadsTo(_ field: Field) -> Bool {
    switch field.kind {
    case .email, .address: true
    case .text:
      ["phone", "mobile", "name"].contains { part in
        [field.id.text, field.dpv ?? ""].contains { $0.lowercased().contains(part) }
      }
    default: false
    }
  }

  private static func usual(_ text: String, _ pool: [Value?], _ draw: inout DecoyDraw) -> String {
    shared(pool.compactMap { $0?.text }, &draw) ?? shaped(like: text, &draw)
  }

  /// Other letters and digits in the places of those of a text, as in a number that everybody has one of.
  private static func shaped(like text: String, _ draw: inout DecoyDraw) -> String {
    var shaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "0"..."9": shaped += "\(draw.below(10))"
      case "a"..."z": shaped.unicodeScalars.append(letter(from: "a", &draw))
      case "A"..."Z": shaped.unicodeScalars.append(letter(from: "A", &draw))
      default: shaped.unicodeScalars.append(scalar.properties.isAlphabetic ? "e" : scalar)
      }
    }
    return shaped
  }

  private static func letter(
    from first: Unicode.Scalar, _ draw: inout DecoyDraw
  ) -> Unicode.Scalar {
    Unicode.Scalar(first.value + UInt32(draw.below(26))) ?? first
  }

  /// A text that several members have: what one alone has could point to them.
  private static func shared(_ texts: [String], _ draw: inout DecoyDraw) -> String? {
    var counts: [String: Int] = [:]
    for text in texts { counts[text, default: 0] += 1 }
    return draw.pick(counts.filter { $0.value > 1 }.keys.sorted())
  }
}
