/// Why a use is denied: a stable code, a sentence that a newspaper reader understands, and its remedy.
///
/// A code once shipped keeps its meaning. The order is the order of a plan's clauses.
public enum ReasonCode: String, Sendable, CaseIterable, Codable, Comparable {
  case purposeUndeclared = "purpose.undeclared"
  case purposePaused = "purpose.paused"
  case purposeRetired = "purpose.retired"
  case purposeNoAssessment = "purpose.no-assessment"
  case fieldUndeclared = "field.undeclared"
  case fieldNotForPurpose = "field.not-for-purpose"
  case recipientUndeclared = "recipient.undeclared"
  case recipientOnwardUndeclared = "recipient.onward-undeclared"
  case recipientNotAssessed = "recipient.not-assessed"
  case agreementMissing = "agreement.missing"
  case agreementExpired = "agreement.expired"
  case agreementSuspended = "agreement.suspended"
  case agreementPurposeNotCovered = "agreement.purpose-not-covered"
  case agreementFieldNotCovered = "agreement.field-not-covered"
  case agreementAuditOverdue = "agreement.audit-overdue"
  case transferNoMechanism = "transfer.no-mechanism"
  case matchingNotDeclared = "matching.not-declared"
  case undertakingForbids = "undertaking.forbids"
  case subjectUnknown = "subject.unknown"
  case subjectErased = "subject.erased"
  case subjectRestricted = "subject.restricted"
  case childNoGuardian = "child.no-guardian"
  case residenceUnknown = "residence.unknown"
  case territoryNotCovered = "territory.not-covered"
  case noticeNotServed = "notice.not-served"
  case noticePurposeNotNamed = "notice.purpose-not-named"
  case noticeRecipientNotNamed = "notice.recipient-not-named"
  case consentMissing = "consent.missing"
  case consentRefused = "consent.refused"
  case consentWithdrawn = "consent.withdrawn"
  case consentExpired = "consent.expired"
  case consentNotFree = "consent.not-free"
  case specialNoExplicitConsent = "special.no-explicit-consent"
  case objection = "objection"
  case signalOptOut = "signal.opt-out"
  case fieldNotHeld = "field.not-held"
  case provenanceUnknown = "provenance.unknown"
  case provenanceOtherPurpose = "provenance.other-purpose"
  case retentionExpired = "retention.expired"
  case indexBehind = "index.behind"

  private var text: (sentence: String, remedy: String) {
    switch self {
    case .purposeUndeclared:
      ("This purpose has never been declared.", "Declare it in the register and publish.")
    case .purposePaused:
      ("This purpose is paused for everyone.", "Resume it when the reason for the pause is gone.")
    case .purposeRetired:
      ("This purpose is no longer in use.", "Declare a new purpose if there really is one.")
    case .purposeNoAssessment:
      (
        "Nobody has written down why our interest in this outweighs the people's.",
        "Make the assessment and put it in the register, or ask for consent."
      )
    case .fieldUndeclared:
      ("This piece of data has never been declared.", "Declare the field or leave it out.")
    case .fieldNotForPurpose:
      ("This piece of data was never meant for this purpose.", "Leave the field out of the use.")
    case .recipientUndeclared:
      ("This recipient has never been declared.", "Declare it in the register and publish.")
    case .recipientOnwardUndeclared:
      (
        "The data would travel on to somebody whom the register or this request does not name.",
        "Name every recipient on the way and declare each step."
      )
    case .recipientNotAssessed:
      ("The assessment of this recipient is overdue.", "Assess the recipient and record the date.")
    case .agreementMissing:
      ("There is no agreement with this recipient.", "Sign one and declare it.")
    case .agreementExpired:
      ("The agreement with this recipient is not in force today.", "Renew it and publish.")
    case .agreementSuspended:
      (
        "The agreement with this recipient is suspended where this person lives.",
        "Lift the suspension when its reason is gone."
      )
    case .agreementPurposeNotCovered:
      (
        "The agreement with this recipient does not cover this purpose.",
        "Agree on the purpose, declare it, tell the people and ask them."
      )
    case .agreementFieldNotCovered:
      (
        "The agreement with this recipient does not cover this piece of data.",
        "Leave the field out, or agree on it."
      )
    case .agreementAuditOverdue:
      ("The audit of this recipient is overdue.", "Audit the recipient and record the date.")
    case .transferNoMechanism:
      (
        "Nothing makes it lawful to send this person's data to the recipient's country.",
        "Add a transfer mechanism to the agreement, or leave these people out."
      )
    case .matchingNotDeclared:
      (
        "The recipient would join the data with its own, and this purpose does not say so.",
        "Use a purpose that is declared as matching, audience or lookalike."
      )
    case .undertakingForbids:
      (
        "We have promised an authority not to do this.",
        "Keep the promise; when the authority releases us from it, lift it."
      )
    case .subjectUnknown:
      ("This person is not a member.", "Nothing can be used about people who never joined.")
    case .subjectErased:
      ("This person's data has been erased.", "Nothing can undo this.")
    case .subjectRestricted:
      (
        "This person has had the use of their data restricted.",
        "Wait until the person lifts the restriction."
      )
    case .childNoGuardian:
      (
        "This person is or may be a child, and no guardian's permission covers this.",
        "Ask the guardian, where the purpose admits children."
      )
    case .residenceUnknown:
      (
        "We do not know in which country this person lives, so not which law protects them.",
        "Ask the person for the country."
      )
    case .territoryNotCovered:
      ("The agreement does not cover the country where this person lives.", "Leave them out.")
    case .noticeNotServed:
      ("This person has never been shown a privacy notice.", "Serve the notice first.")
    case .noticePurposeNotNamed:
      (
        "What this person was told does not mention this purpose.",
        "Publish a notice that names it, serve it, and ask."
      )
    case .noticeRecipientNotNamed:
      (
        "What this person was told does not mention this recipient.",
        "Publish a notice that names it, serve it, and ask."
      )
    case .consentMissing:
      ("This person was never asked, or has not answered.", "Ask.")
    case .consentRefused:
      ("This person said no.", "Respect it.")
    case .consentWithdrawn:
      ("This person has taken the permission back.", "Respect it.")
    case .consentExpired:
      ("This person's permission has run out.", "Ask again.")
    case .consentNotFree:
      (
        "This person's permission was given in return for a gift, so it does not reach others.",
        "Ask again, with nothing attached."
      )
    case .specialNoExplicitConsent:
      (
        "This reveals something the law protects specially, and this person has not explicitly agreed.",
        "Ask for explicit permission, or leave the field out."
      )
    case .objection:
      ("This person has objected.", "Respect it.")
    case .signalOptOut:
      (
        "This person's browser or device says no for them.",
        "Respect it, unless the person grants this by name."
      )
    case .fieldNotHeld:
      ("We do not hold this piece of data about this person.", "Make the field optional.")
    case .provenanceUnknown:
      ("Nobody can say where this piece of data came from.", "Collect it again from the person.")
    case .provenanceOtherPurpose:
      (
        "This piece of data was collected for something else.",
        "Ask the person for this purpose; a new notice alone changes nothing."
      )
    case .retentionExpired:
      ("This piece of data has been kept longer than was promised.", "Delete it.")
    case .indexBehind:
      ("We cannot be sure that we know this person's latest choice.", "Try again in a moment.")
    }
  }

  /// What it means, in a sentence that a newspaper reader understands.
  public var sentence: String { text.sentence }

  /// What would change it.
  public var remedy: String { text.remedy }

  /// The position in the catalogue.
  public var position: Int { Self.positions[self] ?? 0 }

  private static let positions = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($0.element, $0.offset) })

  /// Orders codes as the catalogue does.
  public static func < (left: Self, right: Self) -> Bool { left.position < right.position }
}
