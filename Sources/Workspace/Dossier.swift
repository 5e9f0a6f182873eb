import Consent
import Formats
import Gate
import Members
import Register
import Standing
import Store

/// What is told beside the reasons of a denial: since when, and on what.
struct Dossier: Sendable {
  /// What a reason may have to look up.
  enum Source: Sendable {
    case choices, servings, holdings, standing
  }

  /// What was chosen, oldest first.
  var choices: [RecordedChoice] = []
  /// When notices were shown.
  var served: [Facts.Served] = []
  /// Where values came from.
  var holdings: [Holding] = []
  /// What was paused and suspended, the newest first.
  var standing: [StandingAct] = []

  init() {}

  /// Reads only what some reasons look up, as it stood at a sequence of `entries`.
  init(
    _ codes: [ReasonCode], of subject: UInt32?, upTo head: Int64, _ workspace: Workspace
  ) async throws {
    let sources = Set(codes.compactMap(\.source))
    guard !sources.isEmpty else { return }
    let standing = workspace.standing
    self = try await workspace.database.read { transaction in
      var dossier = Dossier()
      if sources.contains(.standing) {
        dossier.standing = try standing.history(before: head + 1, limit: 200, transaction)
      }
      guard let subject else { return dossier }
      if sources.contains(.choices) {
        dossier.choices = try Consent.history(of: subject, transaction)
          .filter { $0.sequence <= head }
      }
      if sources.contains(.servings) {
        dossier.served = try Consent.served(to: subject, transaction)
          .map { Facts.Served(version: $0.version, at: $0.at) }
      }
      if sources.contains(.holdings) {
        dossier.holdings = try Members.holdings(of: subject, transaction)
      }
      return dossier
    }
  }
}

extension ReasonCode {
  /// Where it is written since when the reason stands; nil for one that stands by itself.
  var source: Dossier.Source? {
    switch self {
    case .consentRefused, .consentWithdrawn, .objection, .signalOptOut, .subjectRestricted,
      .consentExpired, .consentNotFree:
      .choices
    case .noticePurposeNotNamed, .noticeRecipientNotNamed: .servings
    case .provenanceOtherPurpose, .provenanceUnknown, .retentionExpired: .holdings
    case .purposePaused, .agreementSuspended: .standing
    default: nil
    }
  }
}
