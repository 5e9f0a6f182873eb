public import Formats
import Gate
import Index
import Law
import Register
import Standing

extension Workspace {
  /// A published register compared with the version before it, or with any `other`.
  ///
  /// Returns nil when one of the two was never published. At most `counted` uses are evaluated for everybody.
  public func registerReport(
    _ number: Int, with other: Int? = nil, at now: Timestamp, counted: Int = 40
  ) async throws -> RegisterReport? {
    guard let publication = try await standing.version(number),
      let newest = try await standing.versions(before: .max, limit: 1).first?.number
    else { return nil }
    let register = try await standing.register(version: number)
    let compared = other ?? (number > 1 ? number - 1 : nil)
    let comparison: RegisterComparison
    if let compared {
      guard try await standing.version(compared) != nil else { return nil }
      let against = try await standing.register(version: compared)
      comparison =
        compared < number
        ? RegisterComparison(from: against, to: register)
        : RegisterComparison(from: register, to: against)
    } else {
      comparison = RegisterComparison(first: register)
    }
    return RegisterReport(
      publication: publication, register: register, newest: newest, other: compared,
      comparison: comparison,
      allowed: try await allowed(
        comparison.allowed, isInForce: max(number, compared ?? 0) == newest, counted, at: now))
  }

  private func allowed(
    _ changes: [Change], isInForce: Bool, _ counted: Int, at now: Timestamp
  ) async throws -> [RegisterReport.Allowed] {
    guard isInForce, !changes.isEmpty else {
      return changes.map { RegisterReport.Allowed(change: $0, reach: nil) }
    }
    let snapshot = try await index.current(at: now)
    var lines: [RegisterReport.Allowed] = []
    for change in changes {
      lines.append(
        RegisterReport.Allowed(
          change: change,
          reach: lines.count < counted ? await Self.reach(of: change, snapshot) : nil))
    }
    return lines
  }

  private static func reach(
    of change: Change, _ snapshot: Snapshot
  ) async -> RegisterReport.Reach? {
    guard let use = use(change),
      let basis = snapshot.inForce.register.purposes[id: use.purpose]?.basis
    else { return nil }
    guard basis == .consent else { return .noYesNeeded(basis) }
    let prepared = snapshot.prepare(use)
    let audience = await prepared.audience()
    // Who said yes is asked of the gate itself: everybody whom none of its clauses about a yes denies.
    var without = Bitmap()
    for denied in audience.denied
    where prepared.plan.clauses[denied.clause].code.isAboutYes {
      without = without.union(denied.subjects)
    }
    return .yeses(max(0, audience.members - without.count))
  }
}

extension Workspace {
  /// The use that a change makes possible, or that a notice newly names; nil for everything else.
  private static func use(_ change: Change) -> Use? {
    switch change {
    case .usePossible(let flow):
      guard let purpose = PurposeID(flow.purpose.id), let recipient = RecipientID(flow.recipient.id)
      else { return nil }
      return Use(
        purpose: purpose, recipient: recipient,
        required: flow.fields.compactMap { FieldID($0.id) })
    case .mustBeTold(_, _, let purpose, let recipient):
      guard let purpose = PurposeID(purpose.id),
        let recipient = recipient.map({ RecipientID($0.id) }) ?? .ourselves
      else { return nil }
      return Use(purpose: purpose, recipient: recipient)
    default: return nil
    }
  }
}

extension ReasonCode {
  /// Whether it says that there is no yes in force, rather than that something else stands in the way.
  fileprivate var isAboutYes: Bool {
    switch self {
    case .noticeNotServed, .noticePurposeNotNamed, .noticeRecipientNotNamed, .consentMissing,
      .consentRefused, .consentWithdrawn, .consentExpired, .consentNotFree,
      .specialNoExplicitConsent, .childNoGuardian, .objection, .signalOptOut:
      true
    case .purposeUndeclared, .purposePaused, .purposeRetired, .purposeNoAssessment,
      .fieldUndeclared, .fieldNotForPurpose, .recipientUndeclared, .recipientOnwardUndeclared,
      .recipientNotAssessed, .agreementMissing, .agreementExpired, .agreementSuspended,
      .agreementPurposeNotCovered, .agreementFieldNotCovered, .agreementAuditOverdue,
      .transferNoMechanism, .matchingNotDeclared, .undertakingForbids, .subjectUnknown,
      .subjectErased,
      .subjectRestricted, .residenceUnknown, .territoryNotCovered, .fieldNotHeld,
      .provenanceUnknown, .provenanceOtherPurpose, .retentionExpired, .indexBehind:
      false
    }
  }
}
