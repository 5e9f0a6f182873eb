import Formats
import Law

/// Bands: by name, each a list of values or a range; or a plain list, one band for each value.
extension RegisterDraft {
  mutating func readBands(
    in entry: inout Entry, kind: Field.Kind, options: [String], of field: String
  ) -> [Field.Band] {
    guard let node = entry.node("bands", required: false, report: &report) else { return [] }
    let isListed: Bool
    switch kind {
    case .oneOf, .country, .yesNo: isListed = true
    case .wholeNumber, .date, .month: isListed = false
    case .text, .address, .email, .list:
      report.error(
        .bandKind, at: node.place,
        "\(entry.what) cannot have bands: a value of kind `\(kind.rawValue)` stays sealed",
        hint: "bands are for one-of, country, yes-no, whole-number, date and month")
      return []
    }
    var bands: [(band: Field.Band, place: Place)] = []
    switch node.content {
    case .list where isListed:
      for (text, place) in entry.list(of: node, "bands", required: false, &report) ?? [] {
        guard let value = bandValue(text, kind, options, in: entry, at: place) else { continue }
        bands.append((Field.Band(name: text, values: [value]), place))
      }
    case .mapping(let pairs):
      for pair in pairs {
        let band =
          isListed
          ? listedBand(pair, kind, options, in: entry) : rangeBand(pair, kind, in: entry)
        if let band { bands.append((band, pair.place)) }
      }
    default:
      report.error(
        .wrongType, at: node.place, "\(entry.what): `bands` must be a mapping, not \(node.kind)")
    }
    for (band, place) in bands where !Self.isBandName(band.name) {
      report.error(
        .bandValue, at: place, "\(entry.what): a band cannot be named \(Entry.quoted(band.name))",
        hint: "use at most 64 ASCII letters, digits, `.`, `-` and `_`")
    }
    checkOverlaps(bands, in: entry)
    return bands.map(\.band)
  }

  private static func isBandName(_ name: String) -> Bool {
    (1...64).contains(name.utf8.count)
      && name.utf8.allSatisfy {
        (97...122).contains($0 | 32) || (48...57).contains($0) || [45, 46, 95].contains($0)
      }
  }

  private mutating func listedBand(
    _ pair: YAMLPair, _ kind: Field.Kind, _ options: [String], in entry: Entry
  ) -> Field.Band? {
    let key = "bands.\(pair.key)"
    let written = entry.list(of: pair.value, key, required: true, &report) ?? []
    let values = written.compactMap { bandValue($0.text, kind, options, in: entry, at: $0.place) }
    return values.isEmpty ? nil : Field.Band(name: pair.key, values: values)
  }

  private mutating func bandValue(
    _ text: String, _ kind: Field.Kind, _ options: [String], in entry: Entry, at place: Place
  ) -> String? {
    switch kind {
    case .country:
      return entry.country(text, "bands", at: place, &report).map { _ in text }
    case .yesNo:
      if let flag = Entry.flag(text) { return flag ? "yes" : "no" }
      report.error(
        .bandValue, at: place, "\(entry.what): \(Entry.quoted(text)) is neither yes nor no")
    default:
      if options.contains(where: { $0.utf8.elementsEqual(text.utf8) }) { return text }
      report.error(
        .bandValue, at: place, "\(entry.what): \(Entry.quoted(text)) is not among its options",
        hint: report.suggestion(for: text, among: options))
    }
    return nil
  }

  private mutating func rangeBand(
    _ pair: YAMLPair, _ kind: Field.Kind, in entry: Entry
  ) -> Field.Band? {
    let what = "\(entry.what): band \(Entry.quoted(pair.key))"
    guard var range = Entry(pair.value, what: what, place: pair.place, report: &report) else {
      return nil
    }
    let from = rangeEnd("from", kind, in: &range)
    let to = rangeEnd("to", kind, in: &range)
    range.finish(&report)
    if !range.has("from"), !range.has("to") {
      report.error(.bandValue, at: pair.place, "\(what) needs `from`, `to` or both")
      return nil
    }
    // What is wrong with an end is told already.
    guard from != nil || to != nil else { return nil }
    if let from, let to, from > to {
      report.error(
        .bandValue, at: range.place(of: "to"), "\(what) ends before it begins")
      return nil
    }
    return Field.Band(name: pair.key, from: from, to: to)
  }

  private mutating func rangeEnd(
    _ key: String, _ kind: Field.Kind, in range: inout Entry
  ) -> Int64? {
    switch kind {
    case .date:
      return range.date(key, required: false, &report).map { Int64($0.days) }
    case .month:
      guard let text = range.text(key, required: false, &report) else { return nil }
      guard text.utf8.count == 7, let first = CivilDate(text + "-01") else {
        report.error(
          .badDate, at: range.place(of: key), "\(range.what): `\(key)` is not a month",
          hint: "write it as 2026-11")
        return nil
      }
      return Int64(first.year * 12 + first.month - 1)
    default:
      return range.number(key, required: false, &report)
    }
  }

  private mutating func checkOverlaps(
    _ bands: [(band: Field.Band, place: Place)], in entry: Entry
  ) {
    var owners: [[UInt8]: String] = [:]
    for (band, place) in bands {
      for value in band.values {
        if let owner = owners.updateValue(band.name, forKey: Array(value.utf8)) {
          report.error(
            .bandOverlap, at: place,
            "\(entry.what): \(Entry.quoted(value)) lies in the bands \(Entry.quoted(owner)) and "
              + Entry.quoted(band.name))
        }
      }
    }
    let ranges = bands.filter { $0.band.from != nil || $0.band.to != nil }
      .sorted { ($0.band.from ?? .min) < ($1.band.from ?? .min) }
    for (left, right) in zip(ranges, ranges.dropFirst())
    where (left.band.to ?? .max) >= (right.band.from ?? .min) {
      report.error(
        .bandOverlap, at: max(left.place, right.place),
        "\(entry.what): the bands \(Entry.quoted(left.band.name)) and "
          + "\(Entry.quoted(right.band.name)) overlap",
        hint: "both ends of a range belong to it")
    }
  }
}
