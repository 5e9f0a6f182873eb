import Disclosure
import Evidence
public import Formats
import Gate
public import Register
import Sites
import Store
import Vault

extension Workspace {
  /// Searches every name that a recipient had in any register, owners, onward recipients and seen trackers, and the
  /// ledger for what they had.
  ///
  /// Names that partners declared of themselves take part, and disclosures from before the record, as declared.
  /// - Parameter names: More names by recipient.
  public func sharedAnswer(
    _ question: String, names: [RecipientID: [String]] = [:], at now: Timestamp
  ) async throws -> SharedAnswer {
    // Read before the ledger: what is handed over meanwhile may be told, but never missed.
    let checkpoint = try evidence.checkpoint().map { try Checkpoint(unverified: $0) }
    let inForce = try await inForce()
    let declared = try await disclosures.everythingDeclared()
    let known = try await searched(names, declared)
    let sent = try await disclosures.sent()
    let asked = FoldedName(question)
    let search = NameSearch(recipients: known)
    return SharedAnswer(
      question: question,
      matches: search.find(question).map {
        Self.match($0, known[$0.id], sent, declared.filter(\.isStanding), inForce)
      },
      seen: Self.seen(try await sites.parties()) { NameLikeness(asked, FoldedName($0)) != nil },
      since: try await recordBegin(), logSize: checkpoint?.size ?? 0,
      logRoot: checkpoint?.root.base64 ?? Merkle.emptyRoot.base64)
  }

  private static func match(
    _ found: NameSearch.Found, _ recipient: SearchedRecipient?, _ sent: [DisclosureSummary],
    _ declared: [DeclaredDisclosure], _ inForce: InForce
  ) -> SharedAnswer.Match {
    let label = recipient?.label ?? found.id.text
    let isDeclared = inForce.register.recipients[id: found.id] != nil
    let before = declared.compactMap { Self.declared($0, naming: found.id, inForce.register) }
    let had = sent.filter { $0.use.links.contains(found.id) }
    let people = had.reduce(0) { $0 + $1.permitted }
    let last = had.compactMap(\.sent?.at).max()
    let sentence: String
    if let last {
      let purposes = Set(had.map(\.use.purpose)).sorted().map {
        inForce.register.purposes[id: $0]?.label ?? $0.text
      }
      sentence =
        "Yes: \(Words.count(had.count)) \(had.count == 1 ? "handover" : "handovers") of "
        + "\(Words.count(people)) records in all, for \(purposes.joined(separator: ", ")); "
        + "the last on \(HumanDate.text(last))."
    } else if !before.isEmpty {
      sentence =
        "Nothing was handed over to it since the record begins; before that, it is declared."
    } else {
      sentence =
        "No: \(label) \(isDeclared ? "is" : "was") declared, but nothing was ever handed over to it."
    }
    return SharedAnswer.Match(
      recipient: found.id, label: label,
      how: isDeclared
        ? found.how
        : found.how
          + (recipient.map { $0.version == 0 } ?? false
            ? "; it is in no register" : "; it is no longer declared"),
      handovers: had.count, people: people, last: last, sentence: sentence, declared: before,
      likeness: found.likeness)
  }
}
