import Consent
import Formats
import Gate
import Law
import Members
import Register
import Standing

/// Puts reasons into words: what each is about, since when and on what.
struct Explainer {
  let plan: Plan
  let inForce: InForce
  let dossier: Dossier

  private var use: Use { plan.use }
  private var marketing: Bool { inForce.register.purposes[id: use.purpose]?.marketing ?? true }

  func lines(_ mask: ClauseMask) -> [MayAnswer.ReasonLine] {
    plan.reasons(mask).map { code, about in
      // Two recipients on the way may lack the same field.
      let names = about.compactMap(name).reduce(into: [String]()) { names, name in
        if !names.contains(name) { names.append(name) }
      }
      return MayAnswer.ReasonLine(
        code: code, about: names, since: since(code, about.first ?? .use))
    }
  }

  private func name(_ about: Plan.About) -> String? {
    switch about {
    case .use: nil
    case .recipient(let id): inForce.register.recipients[id: id]?.label ?? id.text
    case .field(let id): inForce.register.fields[id: id]?.label ?? id.text
    }
  }

  private func since(_ code: ReasonCode, _ about: Plan.About) -> String? {
    switch code {
    case .consentRefused: lastStop(.refuse)
    case .consentWithdrawn: lastStop(.withdraw)
    case .objection: lastStop(.object)
    case .signalOptOut: lastStop(.signal)
    case .subjectRestricted: lastStop(.restrict)
    case .consentExpired, .consentNotFree: lastGrant()
    case .noticePurposeNotNamed, .noticeRecipientNotNamed: lastTold()
    case .provenanceOtherPurpose, .provenanceUnknown, .retentionExpired: collected(about)
    case .purposePaused: standing(.purpose, use.purpose.text)
    case .agreementSuspended: suspended(about)
    default: nil
    }
  }

  private func text(_ recorded: RecordedChoice) -> String {
    "\(HumanDate.text(recorded.choice.at)), \(Words.channel(recorded.channel))"
  }

  private func lastStop(_ act: Choice.Act) -> String? {
    let everyone = use.everyone
    return dossier.choices.last { recorded in
      recorded.choice.act == act
        && recorded.choice.purpose.covers(use.purpose, marketing: marketing)
        && everyone.contains(where: recorded.choice.recipient.covers)
    }.map(text)
  }

  private func lastGrant() -> String? {
    dossier.choices.last { recorded in
      recorded.choice.act == .grant && recorded.choice.purpose == .purpose(use.purpose)
    }.map { recorded in
      text(recorded) + (recorded.choice.notice.map { ", on notice \($0)" } ?? "")
    }
  }

  private func lastTold() -> String? {
    dossier.served.max { $0.at < $1.at }.map {
      "\(HumanDate.text($0.at)), when notice \($0.version) was shown"
    }
  }

  private func collected(_ about: Plan.About) -> String? {
    guard case .field(let field) = about,
      let holding = dossier.holdings.first(where: { $0.field == field })
    else { return nil }
    let point = inForce.register.collectionPoints[id: holding.provenance.source]
    return
      "\(HumanDate.text(holding.collected)), \(point?.place ?? holding.provenance.source.text), "
      + "under notice \(holding.provenance.notice)"
  }

  private func suspended(_ about: Plan.About) -> String? {
    guard case .recipient(let id) = about else { return nil }
    let names = inForce.agreements(with: id).map(\.id.text)
    return names.compactMap { standing(.agreement, $0) }.first
  }

  private func standing(_ target: StandingAct.Target, _ name: String) -> String? {
    let kind: StandingAct.Kind = target == .purpose ? .paused : .suspended
    let last = dossier.standing.first { act in act.kind == kind && act.name == name }
    return last.map { act in
      let day = HumanDate.text(act.at)
      return act.reason.isEmpty ? day : "\(day): \(act.reason)"
    }
  }
}
