import Staff

/// Something that a member of staff may do, as the table of `Permissions` grants it.
enum Power: String, Sendable, CaseIterable {
  /// See the desk: findings, sites, disclosures, agreements, purposes, jobs.
  case read
  /// Make plans, which move no data.
  case plan
  /// Approve somebody else's plan.
  case approve
  /// Send what is approved.
  case send
  /// Take away the file and the certificate of what was sent.
  case download
  /// Suspend agreements and pause purposes.
  case stop
  /// Resume agreements and purposes.
  case resume
  /// Stop what goes on by itself.
  case stopJobs
  /// Close findings, and give them to a team.
  case settle
  /// Accept, answer and decline public questions.
  case answer
  /// Write down what was handed over before the record, and ask it back.
  case declare
  /// Have our sites scanned.
  case scan
  /// Find a member and look at what is held about them, which is written down.
  case lookUp
  /// Record a choice that a member made by phone or post.
  case voice
  /// Take requests of people down, work on them and answer them.
  case requests
  /// See one's own sessions, and end them.
  case ownSessions
  /// See who of the staff is signed in.
  case readAccounts
  /// End sessions of others.
  case manageAccounts
}

/// Which role has which power: the one table that pages and addresses ask.
///
/// Stopping is open to more roles than starting again: whoever sees harm should be able to end it. The
/// auditor reads and changes nothing; the administrator has to do with accounts alone.
enum Permissions {
  static func roles(_ power: Power) -> Set<StaffRole> {
    switch power {
    case .read: [.privacyLead, .champion, .marketer, .auditor]
    case .plan: [.privacyLead, .champion, .marketer]
    case .approve, .resume, .declare: [.privacyLead]
    case .send, .download, .stopJobs: [.privacyLead, .marketer]
    case .stop, .settle, .answer, .scan: [.privacyLead, .champion]
    case .lookUp, .voice, .requests: [.privacyLead, .support]
    case .ownSessions: Set(StaffRole.allCases)
    case .readAccounts: [.auditor, .administrator]
    case .manageAccounts: [.administrator]
    }
  }

  static func may(_ role: StaffRole, _ power: Power) -> Bool { roles(power).contains(role) }

  /// Which of these roles have the power only over what their own team owns.
  static func rolesOfTeams(_ power: Power) -> Set<StaffRole> {
    switch power {
    case .stop, .settle, .answer, .scan: [.champion]
    default: []
    }
  }

  /// Whether somebody has a power over something of a team.
  ///
  /// What no team owns is nobody's whose role is bound to one, and an account without a team owns nothing.
  static func may(_ visitor: DeskPowers, _ power: Power, ownedBy team: String?) -> Bool {
    guard visitor[power] else { return false }
    guard visitor.isBoundToTeam(power) else { return true }
    return team != nil && team == visitor.team
  }
}

/// What one account may do, as pages and handlers ask for it.
struct DeskPowers: Sendable {
  private let role: StaffRole
  /// The team that the account belongs to, if it does.
  let team: String?

  init(_ role: StaffRole, team: String? = nil) {
    self.role = role
    self.team = team
  }

  /// Whether the role has a power at all; over what is a team's, `may(_:ownedBy:)` is to be asked.
  subscript(_ power: Power) -> Bool { Permissions.may(role, power) }

  /// Whether the power ends where another team's things begin.
  func isBoundToTeam(_ power: Power) -> Bool { Permissions.rolesOfTeams(power).contains(role) }

  func may(_ power: Power, ownedBy team: String?) -> Bool {
    Permissions.may(self, power, ownedBy: team)
  }

  var mayRead: Bool { self[.read] }
  var mayPlan: Bool { self[.plan] }
  var mayApprove: Bool { self[.approve] }
  var maySend: Bool { self[.send] }
  var mayDownload: Bool { self[.download] }
  var mayResume: Bool { self[.resume] }
  var mayStopJobs: Bool { self[.stopJobs] }
  var mayLookUp: Bool { self[.lookUp] }
  var mayVoice: Bool { self[.voice] }
  var mayReadAccounts: Bool { self[.readAccounts] }
  var mayManageAccounts: Bool { self[.manageAccounts] }

  /// Where a visit begins: the desk, or for those who have no part in it their own sessions.
  var home: Route { mayRead ? .desk : mayLookUp ? .lookUp : .sessions }

  /// The role in words.
  var title: String {
    switch role {
    case .privacyLead: "privacy lead"
    case .champion: team.map { "data champion of \($0)" } ?? "data champion without a team"
    case .marketer: "marketer"
    case .support: "support"
    case .auditor: "auditor"
    case .administrator: "administrator"
    }
  }
}
