import Formats
import Gate
import Index

/// Puts people to the gate again for the use of a disclosure that had them in it.
struct RecallDecider {
  /// A person's own no; a pause, an expiry or a suspension of ours asks nothing back.
  static let ownNo: Set<ReasonCode> = [
    .subjectErased, .subjectRestricted, .consentRefused, .consentWithdrawn, .objection,
    .signalOptOut,
  ]

  private let plan: PreparedPlan
  private let codes: [ReasonCode?]

  init(_ use: Use, by index: SubjectIndex, at now: Timestamp) async throws {
    plan = try await index.prepare(use, at: now)
    codes = plan.plan.clauses.map { Self.ownNo.contains($0.code) ? $0.code : nil }
  }

  /// The first of the person's own noes that denies the use now, in the order of the catalogue.
  func ownNo(of ordinal: UInt32) -> ReasonCode? {
    let decision = plan.decide(ordinal)
    guard !decision.isPermitted else { return nil }
    for (clause, code) in codes.enumerated() {
      if let code, decision.reasons.contains(clause) { return code }
    }
    return nil
  }
}
