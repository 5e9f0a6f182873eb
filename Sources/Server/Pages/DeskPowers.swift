import Staff

/// What a member of staff may do at the desk, by role.
///
/// Stopping is open to more roles than starting again: whoever sees harm should be able to end it.
struct DeskPowers: Sendable {
  private let role: StaffRole

  init(_ role: StaffRole) { self.role = role }

  /// Make plans, which move no data.
  var mayPlan: Bool { [.privacyLead, .champion, .marketer].contains(role) }
  /// Approve somebody else's plan.
  var mayApprove: Bool { role == .privacyLead }
  /// Send what is approved.
  var maySend: Bool { [.privacyLead, .marketer].contains(role) }
  /// Take away the file and the certificate of what was sent.
  var mayDownload: Bool { [.privacyLead, .marketer].contains(role) }
  /// Suspend agreements and pause purposes.
  var mayStop: Bool { [.privacyLead, .champion].contains(role) }
  /// Stop what goes on by itself.
  var mayStopJobs: Bool { [.privacyLead, .marketer].contains(role) }
  /// Close findings, and give them to a team.
  var maySettle: Bool { [.privacyLead, .champion].contains(role) }
  /// Accept, decline and answer what people ask in public.
  var mayAnswer: Bool { [.privacyLead, .champion].contains(role) }
  /// Have our sites scanned.
  var mayScan: Bool { [.privacyLead, .champion].contains(role) }
  /// Resume agreements and purposes.
  var mayResume: Bool { role == .privacyLead }
  /// Find a member and see what is held, which is written down and shown to the member.
  var mayLookUp: Bool { [.privacyLead, .support].contains(role) }
  /// Record what a member said by phone or by post.
  var mayVoice: Bool { [.privacyLead, .support].contains(role) }
  /// Come in at all.
  var mayEnter: Bool { true }
  /// See the desk at all: support and accounts have no part in it.
  var mayRead: Bool { role != .support && role != .administrator }

  /// The role in words.
  var title: String {
    switch role {
    case .privacyLead: "privacy lead"
    case .champion: "data champion"
    case .marketer: "marketer"
    case .support: "support"
    case .auditor: "auditor"
    case .administrator: "administrator"
    }
  }
}
