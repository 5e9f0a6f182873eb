public import Formats
public import Register

extension InForce {
  /// Whether an agreement is over on a day: ended by an act, run out, or declared no more.
  public func hasEnded(_ agreement: AgreementID, on day: CivilDate) -> Bool {
    guard let declared = register.agreements[id: agreement] else { return true }
    return partners.ended[agreement] != nil || declared.until.map { $0 < day } ?? false
  }
}
