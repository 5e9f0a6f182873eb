import Formats
import Gate
import Law
import Register

extension Reference {
  // MARK: Who the subject is

  var isMinor: Bool {
    guard let born = facts.born else { return register.organisation.unknownAge == .child }
    guard let home = facts.residence else { return day < born.adding(years: 18) }
    return day < ConsentAge.majority(born: born, in: home)
  }

  // MARK: What the subject said

  func isGrant(_ choice: Choice, of recipient: RecipientID?) -> Bool {
    guard choice.act == .grant, choice.purpose == .purpose(use.purpose),
      choice.recipient == (recipient.map(RecipientScope.recipient) ?? .all),
      let notice = choice.notice
    else { return false }
    return facts.served.contains { $0.version == notice && $0.at <= choice.at }
  }

  var isMarketing: Bool { purpose?.marketing ?? true }

  func stopsGrant(_ choice: Choice, to recipient: RecipientID?) -> Bool {
    guard [.refuse, .withdraw, .object, .signal].contains(choice.act),
      choice.purpose.covers(use.purpose, marketing: isMarketing)
    else { return false }
    if let recipient { return choice.recipient.covers(recipient) }
    return choice.recipient == .all
  }

  /// The last grant to somebody, unless something later took it back.
  func grant(to recipient: RecipientID?) -> Choice? {
    for choice in facts.choices.reversed() {
      if isGrant(choice, of: recipient) { return choice }
      if stopsGrant(choice, to: recipient) { return nil }
    }
    return nil
  }

  func hasLapsed(_ grant: Choice) -> Bool {
    guard let lasts = purpose?.consentLasts else { return false }
    return lasts.after(grant.at.date) <= day
  }

  /// The stops of one kind that cover a recipient and were neither lifted nor answered by a like grant.
  func standingStops(_ act: Choice.Act, for link: RecipientID) -> [Choice] {
    facts.choices.enumerated().filter { number, choice in
      guard choice.act == act, choice.purpose.covers(use.purpose, marketing: isMarketing),
        choice.recipient.covers(link)
      else { return false }
      return !facts.choices[(number + 1)...].contains { later in
        if act != .restrict, later.act == .grant, later.recipient != .others,
          later.purpose == choice.purpose,
          later.recipient == choice.recipient, let notice = later.notice,
          facts.served.contains(where: { $0.version == notice && $0.at <= later.at })
        {
          return true
        }
        return later.act == .lift && [.object, .signal, .restrict].contains(act)
          && contains(later.purpose, choice.purpose) && contains(later.recipient, choice.recipient)
      }
    }.map(\.element)
  }

  func contains(_ wide: PurposeScope, _ narrow: PurposeScope) -> Bool {
    if wide == .all || wide == narrow { return true }
    if wide == .marketing, case .purpose(let id) = narrow {
      return register.purposes[id: id]?.marketing == true
    }
    return false
  }

  func contains(_ wide: RecipientScope, _ narrow: RecipientScope) -> Bool {
    if wide == .all || wide == narrow { return true }
    if wide == .others, case .recipient(let id) = narrow { return id != .ourselves }
    return false
  }

  func isStopped(_ act: Choice.Act, for link: RecipientID) -> Bool {
    func isCurrent(_ recipient: RecipientID?) -> Bool {
      grant(to: recipient).map { !hasLapsed($0) } ?? false
    }
    return standingStops(act, for: link).contains { stop in
      if act == .restrict { return true }
      if isCurrent(link) { return false }
      return !(stop.recipient == .all && isCurrent(nil))
    }
  }

  /// The grants that count at all: a grant to all does not reach a recipient whom the subject stopped by name.
  var grants: [Choice] {
    var result: [Choice] = []
    if let named = grant(to: use.recipient) { result.append(named) }
    if let all = grant(to: nil) {
      let stops: [Choice.Act] = [.refuse, .withdraw, .object, .signal]
      let stoppedByName = stops.contains { act in
        standingStops(act, for: use.recipient).contains { $0.recipient != .all }
      }
      if !stoppedByName { result.append(all) }
    }
    return result
  }

  func isValid(_ grant: Choice) -> Bool {
    guard let version = grant.notice, let notice = inForce.notices[version] else { return false }
    return notice.names(use.purpose)
      && use.links.allSatisfy { notice.names($0, for: use.purpose) }
      && !hasLapsed(grant) && !(grant.gift && use.recipient != .ourselves)
  }

  mutating func notices() {
    if facts.served.isEmpty { deny(.noticeNotServed) }
    named(.noticePurposeNotNamed, .use) { [use] in $0.names(use.purpose) }
    for link in use.links {
      named(.noticeRecipientNotNamed, .recipient(link)) { [use] in
        $0.names(link, for: use.purpose)
      }
    }
  }

  private mutating func named(
    _ code: ReasonCode, _ about: Plan.About, _ test: (Notice) -> Bool
  ) {
    func passes(_ version: NoticeVersion) -> Bool { inForce.notices[version].map(test) ?? false }
    if needsConsent, !grants.isEmpty {
      if grants.contains(where: isValid) { return }
      if grants.contains(where: { !($0.notice.map(passes) ?? false) }) { deny(code, about) }
    } else if !facts.served.isEmpty, !facts.served.contains(where: { passes($0.version) }) {
      if needsConsent, grants.contains(where: isValid) { return }
      deny(code, about)
    }
  }

  mutating func consent() {
    let valid = grants.filter(isValid)
    if needsConsent, valid.isEmpty {
      if grants.contains(where: hasLapsed) { deny(.consentExpired) }
      if use.recipient != .ourselves, grants.contains(where: \.gift) { deny(.consentNotFree) }
      let answeredNo = [Choice.Act.refuse, .withdraw].contains {
        isStopped($0, for: use.recipient)
      }
      if grants.isEmpty, !answeredNo { deny(.consentMissing) }
    }
    if let purpose, isMinor {
      if !purpose.children {
        deny(.childNoGuardian)
      } else if purpose.basis == .consent, !valid.contains(where: \.guardian) {
        deny(.childNoGuardian)
      }
    }
  }

  mutating func stops() {
    for link in use.through.filter({ $0 != .ourselves }) + [use.recipient] {
      let about = link == .ourselves ? Plan.About.use : .recipient(link)
      if isStopped(.refuse, for: link) { deny(.consentRefused, about) }
      if isStopped(.withdraw, for: link) { deny(.consentWithdrawn, about) }
      let mayObject =
        purpose.map { $0.marketing || $0.basis == .consent || $0.basis.allowsObjection } ?? true
      if mayObject, isStopped(.object, for: link) { deny(.objection, about) }
      if isStopped(.signal, for: link) { deny(.signalOptOut, about) }
      if isStopped(.restrict, for: link) { deny(.subjectRestricted, about) }
    }
  }

  // MARK: What is held

  mutating func value(_ id: FieldID, blanksOnly: Bool) {
    guard let field = register.fields[id: id] else { return }
    let about = Plan.About.field(id)
    let valid = grants.filter(isValid)
    if field.special != nil || field.proxyFor != nil {
      let explicit = valid.contains { $0.explicit && (!isMinor || $0.guardian) }
      if !explicit { deny(.specialNoExplicitConsent, about, blanksOnly: blanksOnly) }
    }
    guard let holding = facts.holdings.first(where: { $0.field == id }) else {
      deny(.fieldNotHeld, about, blanksOnly: blanksOnly)
      return
    }
    let provenance = holding.provenance
    if let notice = inForce.notices[provenance.notice],
      register.collectionPoints[id: provenance.source] != nil
    {
      let named = notice.names(use.purpose)
      let compatible =
        provenance.basis != .consent
        && (purpose?.compatible ?? []).contains {
          notice.names($0.with) && $0.regimes.contains(provenance.regime)
            && standing($0.assessment)
        }
      let since = valid.contains { holding.collected <= $0.at.date }
      if !named, !compatible, !since {
        deny(.provenanceOtherPurpose, about, blanksOnly: blanksOnly)
      }
    } else {
      deny(.provenanceUnknown, about, blanksOnly: blanksOnly)
    }
    let ends = register.retention.filter { $0.fields.contains(id) }.map {
      $0.keep.after(holding.collected)
    }
    if ends.contains(where: { $0 <= day }) {
      deny(.retentionExpired, about, blanksOnly: blanksOnly)
    }
  }
}
