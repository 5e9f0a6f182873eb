import Formats

/// Says in one sentence what a company was told, as a parent would say it.
enum PlainSentence {
  static func of(
    _ party: PartyReport, knowsPage: Bool, knowsContact: Bool, in state: ScanState, at: Timestamp
  ) -> String {
    var parts = [
      "\(party.name) \(knowsPage ? "was told that you read" : "was contacted when you read")"
    ]
    parts[0] += party.pages.count == 1 ? " this page" : " \(party.pages.count) pages of this site"
    parts.append("at \(at.clockTime)")
    parts.append("from your address")
    if let identifier = identifier(party) { parts.append(identifier) }
    if knowsContact {
      let isHashed = party.told.contains { $0.subject == "contact" && $0.isHashed }
      parts.append(
        isHashed
          ? "with contact details in a form that it can match with its own"
          : "with contact details")
    }
    parts.append(state.clause)
    return parts.joined(separator: ", ") + "."
  }

  /// The identifier that lasts longest.
  private static func identifier(_ party: PartyReport) -> String? {
    let cookies = party.stored.filter { $0.place == "cookie" }
    if let longest = cookies.compactMap(\.seconds).max() {
      return "with an identifier that lasts \(lifetime(longest))"
    }
    if party.stored.contains(where: { $0.place == "local" || $0.place == "database" }) {
      return "with an identifier that lasts until you clear your browser"
    }
    if !cookies.isEmpty || party.stored.contains(where: { $0.place == "session" }) {
      return "with an identifier that lasts until you close your browser"
    }
    return party.told.contains { $0.subject == "identifier" } ? "with an identifier" : nil
  }

  /// A time in the unit in which people think of it.
  static func lifetime(_ seconds: Double) -> String {
    func count(_ number: Double, _ unit: String) -> String {
      let whole = Int(number.rounded())
      return "\(whole) \(unit)\(whole == 1 ? "" : "s")"
    }
    return switch seconds {
    case ..<90: count(max(1, seconds), "second")
    case ..<5_400: count(seconds / 60, "minute")
    case ..<129_600: count(seconds / 3_600, "hour")
    case ..<(86_400 * 370): count(seconds / 86_400, "day")
    default: count(seconds / 86_400 / 30.44, "month")
    }
  }
}

extension Timestamp {
  /// The hour and minute, UTC.
  var clockTime: String {
    let text = rfc3339
    guard let t = text.firstIndex(of: "T") else { return text }
    return String(text[text.index(after: t)...].prefix(5)) + " UTC"
  }
}

extension PartyReport.Stored {
  /// How long it lasts, as people say it; nil when nothing says when it ends.
  public var lifetime: String? { seconds.map(PlainSentence.lifetime) }
}
