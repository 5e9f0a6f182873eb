import Disclosure
import Formats
import Gate
import Questions
import Register
import Store

/// What answers say of members, register and ledger.
extension Workspace {
  static func counted(_ number: Int) -> FactValue {
    number == 0 ? .none("none") : .value(Words.count(number))
  }

  /// Names in the order in which they come, each once.
  static func named(_ names: [String]) -> FactValue {
    var seen: Set<String> = []
    let names = names.filter { seen.insert($0).inserted }
    return names.isEmpty ? .none("nobody") : .value(names.joined(separator: ", "))
  }

  /// What a recipient really had, whether it is still declared or not.
  static func handovers(
    to name: String, _ sent: [DisclosureSummary], _ register: Register
  ) -> FactValue {
    guard let id = RecipientID(name) else { return .unknown }
    let had = sent.filter { $0.use.links.contains(id) }
    guard !had.isEmpty else { return register.recipients[id: id] == nil ? .unknown : .none("none") }
    return .value(FactWords.amount(handed(had)))
  }

  /// Whether a name, or another name of the same company, has ever had anything.
  func shared(_ name: String, at now: Timestamp) async throws -> FactValue {
    let answer = try await sharedAnswer(name, at: now)
    guard !answer.isNever else {
      guard let since = answer.since else { return .unknown }
      return .none("no, never since \(HumanDate.text(since)), when the record begins")
    }
    let had = answer.matches.filter { $0.handovers > 0 }.map { match in
      let times = "\(Words.count(match.handovers)) \(match.handovers == 1 ? "time" : "times")"
      let last = match.last.map { ", the last on \(HumanDate.text($0))" } ?? ""
      return "\(match.label) \(times)\(last)"
    }
    let seen = answer.seen.map { "\($0.name) was contacted by our own pages" }
    return .value("yes: " + (had + seen).joined(separator: "; "))
  }

  /// How often a reason kept a record back, over every wish of the ledger.
  func refusals(_ name: String) async throws -> FactValue {
    guard let code = ReasonCode(rawValue: name) else { return .unknown }
    guard let found = try await ledgerRefusals().byCode[code], found.count > 0 else {
      return .none("none")
    }
    return .value(Words.count(found.count, hasSelector: found.hasSelector))
  }

  /// How often each reason kept a record back, over every wish of the ledger; costs one row a wish.
  func ledgerRefusals() async throws -> LedgerRefusals {
    var refusals = LedgerRefusals()
    var last: String?
    while true {
      let page = try await disclosures.list(before: last, limit: 500)
      for summary in page { refusals.add(summary) }
      guard page.count == 500, let end = page.last else { return refusals }
      last = end.id
    }
  }

  /// Since when every change is written down.
  func recordSince() async throws -> FactValue {
    try await recordBegin().map { .value(HumanDate.text($0)) } ?? .unknown
  }

  /// The time of the first entry.
  func recordBegin() async throws -> Timestamp? {
    try await database.read { try $0.entries(after: 0, limit: 1).first?.at }
  }
}

/// How often each reason kept a record back.
struct LedgerRefusals: Sendable {
  /// One reason's records, and whether a selector chose any of them.
  struct Kept: Sendable {
    var count = 0
    var hasSelector = false
  }

  private(set) var wishes = 0
  private(set) var byCode: [ReasonCode: Kept] = [:]

  mutating func add(_ summary: DisclosureSummary) {
    wishes += 1
    for reason in summary.reasons {
      byCode[reason.code, default: Kept()].count += reason.count
      if summary.hasSelector { byCode[reason.code]?.hasSelector = true }
    }
  }
}
