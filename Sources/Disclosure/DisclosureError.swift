/// Why a disclosure cannot go on; no case holds anything about a member.
public enum DisclosureError: Error, Equatable, CustomStringConvertible {
  /// There is no disclosure of that name.
  case unknown(id: String)
  /// The planner tried to approve.
  case ownPlan(id: String)
  /// Only staff may approve.
  case notStaff
  /// A disclosure to ourselves needs no approval.
  case needsNoApproval(id: String)
  /// Somebody approved before.
  case alreadyApproved(id: String)
  /// It was sent before.
  case alreadySent(id: String)
  /// It has not been approved.
  case notApproved(id: String)
  /// Nobody's permission is in force.
  case nobodyPermitted(id: String)
  /// A condition names a band that the field does not declare.
  case unknownBand(field: String, band: String, declared: [String])
  /// The file that was being sent is gone.
  case fileLost(id: String)
  /// Somebody else is sending it at this moment.
  case beingSent(id: String)
  /// Only what was sent had anybody in it.
  case notSent(id: String)
  /// The member's key is gone, so that nothing can be told of them any more.
  case noKey
  /// The permissions kept changing while the file was written.
  case restless(id: String)
  /// It is a run of an audience, which sends it.
  case ofAudience(id: String, audience: String)
  /// A field is handed over hashed by which no network matches.
  case notHashable(field: String)
  /// The program that encrypts is not on this machine.
  case ageMissing
  /// The recipient's key was not taken.
  case notEncrypted(recipient: String)

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .unknown(let id):
      "there is no disclosure \(id); `aboveboard disclosure list` shows what there is"
    case .ownPlan(let id):
      "disclosure \(id) was planned by you; a second person has to approve it"
    case .notStaff: "only a member of staff can approve a disclosure; name one with --actor"
    case .needsNoApproval(let id): "disclosure \(id) stays with us and needs no approval; send it"
    case .alreadyApproved(let id): "disclosure \(id) has been approved already; nothing was changed"
    case .alreadySent(let id): "disclosure \(id) has been sent already; plan a new one"
    case .notApproved(let id):
      "disclosure \(id) has not been approved; a second person runs `aboveboard disclosure approve \(id)`"
    case .nobodyPermitted(let id):
      "nobody's permission is in force for disclosure \(id); nothing was sent"
    case .unknownBand(let field, let band, let declared):
      declared.isEmpty
        ? "field `\(field)` is no selector: the register declares no bands for it"
        : "field `\(field)` has no band `\(band)`; it has \(declared.joined(separator: ", "))"
    case .fileLost(let id):
      "the file of disclosure \(id) is gone although the ledger says it was sent; restore \(id) from your copy of the workspace"
    case .beingSent(let id): "disclosure \(id) is being sent by another process; wait for it"
    case .notSent(let id):
      "disclosure \(id) has not been sent, so nobody was in it; there is nothing to prove"
    case .noKey: "the member was erased and the key is gone: no proof can be made any more"
    case .ofAudience(let id, let audience):
      "disclosure \(id) is a run of an audience; `aboveboard audience run \(audience)` sends it"
    case .notHashable(let field):
      "field `\(field)` cannot be handed over hashed: only e-mail addresses and telephone numbers are matched by hash; name them with --field"
    case .ageMissing:
      "the recipient's data is to be encrypted and `age` is not installed here; `apt-get install age`"
    case .notEncrypted(let recipient):
      "nothing could be encrypted to the key of `\(recipient)`; ask for its key anew and write it in the register (recipients, delivery, age)"
    case .restless(let id):
      "permissions kept changing while disclosure \(id) was written; nothing was sent, try again"
    }
  }
}
