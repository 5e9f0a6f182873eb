/// The terms of public vocabularies.
extension Entry {
  enum DPVKind {
    case personalData
    case purpose
  }

  enum FideslangKind {
    case category
    case use
  }

  /// A DPV term such as `pd:EmailAddress`: the form must be right; a near miss of a known term is told.
  mutating func dpv(_ key: String, _ kind: DPVKind, _ report: inout Report) -> String? {
    guard let text = text(key, required: false, &report) else { return nil }
    let place = place(of: key)
    let (prefixes, example, known) =
      switch kind {
      case .personalData: (["pd", "dpv"], "pd:EmailAddress", DPVTerms.personalData)
      case .purpose: (["dpv"], "dpv:DirectMarketing", DPVTerms.purposes)
      }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, prefixes.contains(parts[0]), let first = parts[1].utf8.first,
      (65...90).contains(first),
      parts[1].utf8.allSatisfy({
        (97...122).contains($0 | 32) || (48...57).contains($0) || $0 == 45
      })
    else {
      report.error(
        .unknownTerm, at: place, "\(what): \(Self.quoted(text)) is not a DPV term",
        hint: "write it as `\(example)`")
      return nil
    }
    if !known.contains(parts[1]), let near = NearestName.find(parts[1], among: known, within: 2) {
      report.warn(
        .unknownTerm, at: place, "\(what): \(Self.quoted(text)) is not a DPV term we know",
        hint: "did you mean `\(parts[0]):\(near)`?")
    }
    return text
  }

  /// A fideslang key such as `user.contact.email`: a known one, or one of the organisation's own below a known one.
  mutating func fideslang(
    _ key: String, _ kind: FideslangKind, _ report: inout Report
  ) -> String? {
    guard let text = text(key, required: false, &report) else { return nil }
    let known = kind == .category ? FideslangKeys.categories : FideslangKeys.uses
    if known.contains(text) { return text }
    let near = NearestName.find(text, among: known, within: 2)
    let parents = text.split(separator: ".", omittingEmptySubsequences: false)
    let isOwn =
      parents.count > 1 && known.contains(parents.dropLast().joined(separator: "."))
      && text.utf8.allSatisfy {
        (97...122).contains($0) || (48...57).contains($0) || $0 == 46 || $0 == 95
      } && parents.last?.isEmpty == false
    if isOwn, near == nil { return text }
    let noun = kind == .category ? "data category" : "data use"
    report.error(
      .unknownTerm, at: place(of: key), "\(what): \(Self.quoted(text)) is not a fideslang \(noun)",
      hint: near.map { "did you mean `\($0)`?" } ?? "add keys of your own below a known one")
    return nil
  }
}
