import Formats

extension RegisterDraft {
  /// The organisation's `recalls`: days that do not descend, and who is given what stays unanswered.
  mutating func readRecallClock(in entry: inout Entry) -> RecallClock? {
    guard var inner = entry.entry("recalls", required: false, &report) else { return nil }
    let usual = RecallClock()
    let remind = days("remind", in: &inner) ?? usual.remind
    let answer = days("answer", in: &inner) ?? max(usual.answer, remind)
    let stop = days("stop", in: &inner) ?? max(usual.stop, answer)
    let owner = inner.text("owner", required: false, &report)
    inner.finish(&report)
    guard remind <= answer, answer <= stop else {
      report.error(
        .badNumber, at: inner.place,
        "\(inner.what): the days must not descend: remind \(remind), answer \(answer), stop \(stop)",
        hint: "first comes the reminder, then a person, then the stop")
      return nil
    }
    return RecallClock(remind: remind, answer: answer, stop: stop, owner: owner)
  }

  private mutating func days(_ key: String, in entry: inout Entry) -> Int? {
    guard let number = entry.number(key, required: false, &report) else { return nil }
    guard (1...365).contains(number) else {
      report.error(
        .badNumber, at: entry.place(of: key),
        "\(entry.what): `\(key)` must lie between 1 and 365 days")
      return nil
    }
    return Int(number)
  }
}

extension Entry {
  /// A C2SP verifier key of Ed25519, by its outer form: `name+hash+base64`.
  mutating func verifierKey(_ key: String, _ report: inout Report) -> String? {
    guard let text = text(key, required: false, &report) else { return nil }
    let parts = text.utf8.split(
      separator: 43, maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, !parts[0].isEmpty, parts[0].allSatisfy({ $0 > 32 && $0 < 127 }),
      parts[1].count == 8, Hex.decode(String(decoding: parts[1], as: UTF8.self)) != nil,
      let bytes = Base64.decode(String(decoding: parts[2], as: UTF8.self)), bytes.count == 33,
      bytes.first == 1
    else {
      report.error(
        .badKey, at: place(of: key), "\(what): `\(key)` is not a verifier key of a signed note",
        hint: "write it as name+hash+base64, as the recipient publishes it (c2sp.org/signed-note)")
      return nil
    }
    return text
  }
}
