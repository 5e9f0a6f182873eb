import HTTPTypes
import Register

extension Site {
  /// Throws `Refusal.otherTeam` unless a visitor has a power over something that a team owns.
  ///
  /// What is not there is the room's to refuse, with the nearest names. Whoever is bound to a team does not
  /// get that far: it might be there, and another team's, by then.
  func require<Thing>(
    _ power: Power, over thing: Thing?, of team: (Thing) -> String?, _ staff: StaffVisitor
  ) throws(Refusal) {
    guard let thing else {
      guard !staff.powers.isBoundToTeam(power) else { throw .noSuchPage }
      return
    }
    let owner = team(thing)
    guard staff.powers.may(power, ownedBy: owner) else {
      throw .otherTeam(owner, own: staff.powers.team)
    }
  }
}

extension Register {
  /// The team that decides on an agreement: that of its recipient.
  func team(of agreement: AgreementID) -> String? {
    agreements[id: agreement].flatMap { recipients[id: $0.recipient]?.team }
  }
}

extension Refusal {
  /// Who decides, and why that is not the account that asked.
  static func otherTeam(_ owner: String?, own: String?) -> Refusal {
    let decides =
      owner.map { "The team \($0) decides on this" }
      ?? "No team owns this, so the privacy lead decides on it"
    let account =
      own.map { "your account belongs to the team \($0)" } ?? "your account belongs to no team yet"
    return Refusal(
      status: .forbidden, title: "Your team does not decide on this",
      detail: "\(decides); \(account).")
  }
}
