import Disclosure
import Formats
import Register

extension Workspace {
  /// What was declared of the time before the record, for the public page, oldest period first.
  func declaredLines(_ register: Register) async throws -> [PublicReport.DeclaredLine] {
    try await disclosures.everythingDeclared().filter(\.isStanding)
      .sorted { ($0.declaration.from, $0.id) < ($1.declaration.from, $1.id) }
      .map { one in
        let words = DeclaredWords(one, register)
        return PublicReport.DeclaredLine(
          recipient: words.recipient, onward: words.onward, purpose: words.purpose,
          period: words.period, people: words.people, declared: one.at.date)
      }
  }

  /// The declared disclosures that had a member in their list, or may have had them in it.
  func declaredHad(
    _ ordinal: UInt32, joined: CivilDate, _ register: Register
  ) async throws -> [MemberReport.DeclaredHad] {
    let all = try await disclosures.everythingDeclared().filter(\.isStanding)
    guard !all.isEmpty else { return [] }
    let lists = try await disclosures.declaredLists(of: ordinal)
    var had: [MemberReport.DeclaredHad] = []
    for one in all.sorted(by: { ($0.declaration.from, $0.id) < ($1.declaration.from, $1.id) }) {
      let isListed = lists.contains(one.id)
      // A list says who was in it; without one everybody who was there before its end may have been.
      guard isListed || (one.listed == nil && one.declaration.mayHold(memberSince: joined)) else {
        continue
      }
      let asked = try await wholeAnswer(of: one.id)
      let words = DeclaredWords(one, register)
      had.append(
        MemberReport.DeclaredHad(
          recipient: words.recipient, through: words.through, onward: words.onward,
          purpose: words.purpose, period: words.period, fields: words.fields,
          people: words.people, isListed: isListed, asked: asked?.rawValue))
    }
    return had
  }

  /// The worst answer to a recall of all of a declared disclosure; nil when that was not asked back.
  private func wholeAnswer(of id: String) async throws -> RecallWord? {
    let counts = try await disclosures.asked(ofDeclared: id, isWhole: true).values
    return [.refused, .notConfirmed, .claimed, .confirmed].first { (word: RecallWord) in
      counts.contains { $0[word] > 0 }
    }
  }
}
