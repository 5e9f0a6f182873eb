import Formats
public import Store

/// What an entry of the log says, in words that tell nothing but what stands in its leaf.
public enum EntryWords {
  /// The kind in words; a kind that is not known here keeps its name.
  public static func kind(_ kind: String) -> String { kinds[kind] ?? kind }

  /// Who did it, as the leaf says: what kind of actor, never which; nil when it does not say.
  public static func actor(_ line: EntryLine) -> String? {
    guard let leaf = try? JSON(parsing: line.leaf),
      let kind = leaf["by"]?.string.flatMap(Actor.Kind.init(rawValue:))
    else { return nil }
    return switch kind {
    case .staff: "Staff"
    case .key: "A program with a key"
    case .member: "The member"
    case .system: "Aboveboard itself"
    }
  }

  private static let kinds = [
    "register.published": "A register was published",
    "agreement.suspended": "An agreement was suspended",
    "agreement.resumed": "An agreement was resumed",
    "purpose.paused": "A purpose was paused",
    "purpose.resumed": "A purpose was taken up again",
    "members.imported": "Members were taken in from a file",
    "member.recorded": "Members were recorded",
    "member.corrected": "A value was put right",
    "member.value-removed": "A value was removed",
    "member.looked-at": "Staff looked at a member",
    "member.left": "A member left",
    "subject.erased-again": "An erasure was carried out again after a restore",
    "notice.served": "A notice was served",
    "choice.grant": "A member said yes",
    "choice.refuse": "A member said no",
    "choice.withdraw": "A member took a yes back",
    "choice.object": "A member objected",
    "choice.restrict": "A member had their data restricted",
    "choice.lift": "A member lifted an objection or a restriction",
    "choice.signal": "Software sent a signal for a member",
    "choice.replayed": "A choice was carried over after a restore",
    "choices.imported": "Choices were taken in from a file",
    "hold.placed": "Something was put under a legal hold",
    "hold.lifted": "A legal hold was lifted",
    "disclosure.planned": "A disclosure was planned",
    "disclosure.approved": "A disclosure was approved",
    "disclosure.sent": "A disclosure was sent",
    "recall.made": "Data was asked back",
    "recall.extended": "More data was asked back on the same day",
    "recall.told": "A recipient was told what is asked back",
    "recall.reminded": "A recipient was reminded of a recall",
    "recall.escalated": "A recall was given to a person",
    "recall.stopped": "Disclosures stopped for an unanswered recall",
    "attestation.given": "A recipient answered a recall",
    "staff.added": "An account of staff was made",
    "staff.deactivated": "An account of staff was ended",
    "staff.password-set": "A password was set",
    "staff.factor-set": "A second factor was set",
    "staff.factor-removed": "A second factor was removed",
    "staff.paused": "An account waits after failed attempts",
    "staff.identity-set": "An account of staff was tied to a provider",
    "staff.identity-pinned": "An account of staff was recognised at its provider",
    "staff.identity-removed": "An account of staff was taken off its provider",
    "staff.team-set": "An account of staff was given a team",
    "staff.sessions-ended": "Sessions were ended",
    "key.created": "A program's key was made",
    "key.revoked": "A program's key was revoked",
    "job.asked": "A job was asked for",
    "job.to-stop": "A job was asked to stop",
    "job.done": "A job was done",
    "job.failed": "A job failed",
    "job.stopped": "A job was stopped",
    "finding.opened": "A finding was opened",
    "finding.reopened": "A finding came back",
    "finding.closed": "A finding was closed",
    "finding.assigned": "A finding was given to a team",
    "site.scanned": "A site was scanned",
    "site.scheduled": "Scans of a site were scheduled",
    "question.asked": "A public question was asked",
    "question.accepted": "A public question was accepted",
    "question.assigned": "A public question was given to a team",
    "question.declined": "A public question was declined",
    "question.answered": "A public question was answered",
    "question.fact-changed": "A fact behind public answers changed",
    // Of logs from before forms asked the owner of an address, too.
    "guardian.asked": "A guardian was asked",
    "guardian.agreed": "A guardian said yes",
    "guardian.refused": "A guardian said no",
    "guardian.expired": "What no guardian decided on was destroyed",
    "form.asked": "Somebody was asked to confirm a form",
    "form.agreed": "What was entered in a form was confirmed",
    "form.refused": "What was entered in a form was refused",
    "form.expired": "What nobody confirmed of a form was destroyed",
    "mail.queued": "A mail was made ready",
    "mail.sent": "A mail was handed over",
    "workspace.restored": "The workspace was restored from a copy",
  ]
}
