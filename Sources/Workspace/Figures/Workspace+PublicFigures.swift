import Disclosure
import Evidence
import Findings
public import Formats
import Gate
import Index
import Questions
import Register
import Rights
import Sites
import Store
import Vault

extension Workspace {
  /// The public figures now.
  ///
  /// No member is read. Choices cost one pass over a bit a member for each purpose's atoms; the ledger, questions and
  /// findings a row a line; noes one step in an index for each of the last twelve months, and a look-up in the ledger
  /// for each of the newest thousand; recalls a row for each and for each of its words.
  public func publicFigures(at now: Timestamp) async throws -> PublicFigures {
    let snapshot = try await index.current(at: now)
    let register = snapshot.inForce.register
    let sent = try await disclosures.sent()
    let refusals = try await ledgerRefusals()
    return PublicFigures(
      at: now, since: try await recordBegin(), members: snapshot.bitmap(.known).count,
      purposes: register.purposes.map { Self.answers(on: $0, snapshot) },
      handed: Self.handed(sent), recipients: Self.byRecipient(sent, register),
      returns: Self.byReturn(sent), plans: refusals.wishes, refusals: Self.lines(refusals),
      noes: try await keptNoes(sent, snapshot, at: now),
      askedBack: try await askedBack(register),
      promises: try await questions.keptPromises(on: now.date),
      requests: try await requests.figures(on: now.date),
      openFindings: try await findings.openCount(),
      closedFindings: try await findings.count(.closed),
      sites: try await looks(register), proof: try await newestProof())
  }

  private func askedBack(_ register: Register) async throws -> [PublicFigures.AskedBackLine] {
    let records = try await disclosures.recallRecords()
    let names = try await recipientNames(records.map(\.recipient), register)
    return records.map {
      PublicFigures.AskedBackLine(
        id: $0.recipient, label: names[$0.recipient] ?? $0.recipient.text, record: $0)
    }
  }

  private static func answers(on purpose: Purpose, _ snapshot: Snapshot)
    -> PublicFigures.PurposeLine
  {
    let answers = snapshot.answers(on: purpose)
    let row = PeopleCount.row([answers.yes, answers.partly, answers.no, answers.silent])
    return PublicFigures.PurposeLine(
      id: purpose.id, label: purpose.label, basis: purpose.basis, yes: row[0], partly: row[1],
      no: row[2], silent: row[3])
  }

  private static func lines(_ refusals: LedgerRefusals) -> [PublicFigures.RefusalLine] {
    refusals.byCode.filter { $0.value.count > 0 }
      .sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
      .map { code, kept in
        PublicFigures.RefusalLine(
          code: code.rawValue, sentence: code.sentence,
          records: .kept(kept.count, hasSelector: kept.hasSelector))
      }
  }

  private func looks(_ register: Register) async throws -> [PublicFigures.SiteLine] {
    var lines: [PublicFigures.SiteLine] = []
    for site in register.sites {
      let newest = try await sites.latest(of: site.id.text)
      lines.append(
        PublicFigures.SiteLine(
          id: site.id, address: site.address, looked: newest?.ended,
          isComplete: newest?.isComplete ?? false))
    }
    return lines
  }

  private func newestProof() async throws -> PublicFigures.Proof? {
    guard let note = try currentCheckpoint() else { return nil }
    let checkpoint = try Checkpoint(unverified: note)
    let newest = try await database.read {
      try $0.entries(after: checkpoint.size - 1, limit: 1).first?.at
    }
    return PublicFigures.Proof(
      size: checkpoint.size, root: checkpoint.root.base64, newest: newest)
  }
}

extension PublicFigures.Handed {
  /// Counts one more handover.
  mutating func add(_ summary: DisclosureSummary) {
    handovers += 1
    records += summary.permitted
    let at = summary.sent?.at ?? summary.planned.at
    last = last.map { max($0, at) } ?? at
  }
}

extension Workspace {
  static func handed(_ sent: [DisclosureSummary]) -> PublicFigures.Handed {
    sent.reduce(into: PublicFigures.Handed()) { $0.add($1) }
  }

  /// What each recipient had, those through whom it went included.
  static func byRecipient(
    _ sent: [DisclosureSummary], _ register: Register
  ) -> [PublicFigures.RecipientLine] {
    var order: [RecipientID] = []
    var had: [RecipientID: PublicFigures.Handed] = [:]
    for summary in sent {
      for link in summary.use.links {
        if had[link] == nil { order.append(link) }
        had[link, default: PublicFigures.Handed()].add(summary)
      }
    }
    return order.compactMap { id in
      had[id].map {
        PublicFigures.RecipientLine(id: id, label: name(id, register), handed: $0)
      }
    }
  }

  /// What went for money, for a service, for nothing; one that anybody on the way paid for went for money.
  private static func byReturn(_ sent: [DisclosureSummary]) -> [PublicFigures.ReturnLine] {
    [.amount, .service, .none].map { kind in
      PublicFigures.ReturnLine(
        kind: kind, handed: handed(sent.filter { Self.kind(of: $0) == kind }))
    }
  }

  private static func kind(of summary: DisclosureSummary) -> Agreement.Consideration.Kind {
    if summary.terms.contains(where: \.isSale) { return .amount }
    return summary.terms.contains { $0.consideration.kind == .service } ? .service : .none
  }
}
