import Consent
import Disclosure
public import Formats
import Gate
import Index
import Law
import Members
import Register
import Staff

extension Workspace {
  /// What a member's page says; nil for somebody who is no member.
  public func memberReport(_ ordinal: UInt32, at now: Timestamp) async throws -> MemberReport? {
    let inForce = try await inForce()
    guard let profile = try await members.profile(ordinal, register: inForce.register),
      profile.isMember
    else { return nil }
    let register = inForce.register
    let had = try await disclosures.had(ordinal)
    let refused = try await disclosures.refused(ordinal)
    let history = try await consent.history(of: ordinal)
    let served = try await consent.served(to: ordinal)
    let letters = try await consent.letters(of: ordinal)
    let collected = profile.values.map { Timestamp(date: $0.holding.collected) }
    let since = ([profile.since] + served.map(\.at)).min() ?? profile.since
    return MemberReport(
      since: since,
      held: profile.values.map { Self.held($0, inForce) },
      had: had.reversed().map { Self.had($0, register) },
      declared: try await declaredHad(
        ordinal, joined: (collected + [since]).min()?.date ?? since.date, register),
      refused: refused.map { Self.refused($0, register) },
      asked: try await asked(of: ordinal, register),
      switches: try await switches(ordinal, inForce, now),
      seen: try await seen(ordinal),
      history: Self.history(history, served, letters, register),
      letters: letters.map { MemberReport.Letter($0) })
  }

  private static func held(_ entry: Profile.Entry, _ inForce: InForce) -> MemberReport.Held {
    let register = inForce.register
    let holding = entry.holding
    let field = register.fields[id: holding.field]
    let point = register.collectionPoints[id: holding.provenance.source]
    return MemberReport.Held(
      field: holding.field, label: field?.label ?? holding.field.text, value: text(entry.value),
      written: entry.value.text,
      why: register.purposes.filter { $0.fields.contains(holding.field) }.map(\.label),
      source: point.map { "\($0.place) (\($0.brand))" } ?? holding.provenance.source.text,
      told: holding.provenance.notice.description, collected: holding.collected,
      until: inForce.retention(of: holding.field).map { $0.keep.after(holding.collected) }.min(),
      visibleTo: field?.visibleTo.rawValue ?? Field.Audience.staff.rawValue,
      system: field?.system ?? "", isSpecial: field?.special != nil)
  }

  /// A value as people write it.
  private static func text(_ value: Value) -> String {
    switch value {
    case .date(let date): HumanDate.text(date)
    case .country(let country): country.name
    default: value.text
    }
  }

  private static func had(_ line: MemberLine, _ register: Register) -> MemberReport.Had {
    let use = line.summary.use
    return MemberReport.Had(
      recipient: name(use.recipient, register), through: use.through.map { name($0, register) },
      purpose: register.purposes[id: use.purpose]?.label ?? use.purpose.text,
      at: line.summary.sent?.at ?? line.summary.planned.at,
      fields: (use.required + use.optional).map { register.fields[id: $0]?.label ?? $0.text },
      consideration: line.summary.terms.map(\.sentence).joined(separator: "; "))
  }

  private func asked(
    of ordinal: UInt32, _ register: Register
  ) async throws -> [MemberReport.Asked] {
    let asked = try await disclosures.askedBack(of: ordinal)
    let names = try await recipientNames(asked.map(\.recipient), register)
    return asked.map { Self.asked($0, names[$0.recipient] ?? $0.recipient.text, register) }
  }

  private static func asked(
    _ asked: AskedBack, _ name: String, _ register: Register
  ) -> MemberReport.Asked {
    let field = FieldID(asked.field).flatMap { register.fields[id: $0]?.label } ?? asked.field
    let what =
      switch asked.action {
      case .delete: "delete everything they had about you"
      case .deleteField: "delete your \(field)"
      case .correct: "correct your \(field)"
      }
    return MemberReport.Asked(
      recipient: name, day: asked.day, what: what,
      word: asked.word.rawValue)
  }

  private static func refused(_ line: MemberLine, _ register: Register) -> MemberReport.Refused {
    let use = line.summary.use
    var seen = Set<ReasonCode>()
    return MemberReport.Refused(
      recipient: use.links.map { name($0, register) }.joined(separator: " to "),
      purpose: register.purposes[id: use.purpose]?.label ?? use.purpose.text,
      at: line.summary.planned.at,
      reasons: line.reasons.filter { seen.insert($0.code).inserted }.map(\.code.sentence))
  }

  static func name(_ id: RecipientID, _ register: Register) -> String {
    id == .ourselves ? register.organisation.name : register.recipients[id: id]?.label ?? id.text
  }

  /// Test decisions for every purpose and every recipient that an agreement or a notice names for it.
  private func switches(_ ordinal: UInt32, _ inForce: InForce, _ now: Timestamp) async throws
    -> [MemberReport.Switch]
  {
    let table = try await stopTable(ordinal, at: now)
    return inForce.register.purposes.map { purpose in
      MemberReport.Switch(
        purpose: purpose.id, label: purpose.label, description: purpose.description,
        consequence: Self.consequence(purpose), isMarketing: purpose.marketing,
        needsConsent: purpose.basis == .consent,
        recipients: table.filter { $0.purpose == purpose.id }.map { row in
          MemberReport.RecipientSwitch(
            recipient: row.recipient, label: Self.name(row.recipient, inForce.register),
            isPermitted: row.isPermitted, reasons: row.reasons.map(\.sentence),
            notice: Self.newestNotice(purpose.id, row.recipient, inForce, now.date),
            controls: inForce.register.recipients[id: row.recipient]?.controls)
        })
    }
  }

  /// Who on staff looked, by role.
  private func seen(_ ordinal: UInt32) async throws -> [MemberReport.Seen] {
    let looks = try await members.looks(at: ordinal, limit: MemberReport.mostSeen)
    guard !looks.isEmpty else { return [] }
    var roles: [String: StaffRole] = [:]
    for account in Set(looks.map(\.account)) {
      roles[account] = try await staff.account(account)?.role
    }
    return looks.map { look in
      MemberReport.Seen(
        at: look.at, role: roles[look.account].map(Words.role) ?? "Somebody on staff",
        reason: look.reason.sentence)
    }
  }

  /// The newest version that may be served today and names purpose and recipient.
  static func newestNotice(
    _ purpose: PurposeID, _ recipient: RecipientID, _ inForce: InForce, _ day: CivilDate
  ) -> NoticeVersion? {
    inForce.register.notices.filter { $0.from <= day && $0.names(recipient, for: purpose) }
      .max { ($0.from, $0.version) < ($1.from, $1.version) }?.version
  }

  private static func consequence(_ purpose: Purpose) -> String {
    switch purpose.basis {
    case .consent: "If you say no, this does not happen; nothing else changes."
    case .contract: "We need this to run your account; it ends with your membership."
    case .legalObligation, .vitalInterests: "The law asks this of us."
    case .publicTask, .recognisedLegitimateInterest, .legitimateInterests:
      "If you object, we stop."
    }
  }

  private static func history(
    _ choices: [RecordedChoice], _ served: [(version: NoticeVersion, at: Timestamp)],
    _ letters: [KeptLetter], _ register: Register
  ) -> [MemberReport.HistoryLine] {
    let acts = choices.map { recorded in
      let letter = letters.first { $0.sequences.contains(recorded.sequence) }
        .map { MemberReport.Letter($0) }
      let attached = letter.map { " A scanned letter is kept with it (\($0.what))." } ?? ""
      return MemberReport.HistoryLine(
        at: recorded.choice.at, sentence: ChoiceSentence.text(recorded, register) + attached,
        receipt: recorded.sequence, letter: letter)
    }
    let shown = served.map {
      MemberReport.HistoryLine(at: $0.at, sentence: "We showed you notice \($0.version).")
    }
    return (acts + shown).enumerated().sorted { left, right in
      (right.element.at, right.offset) < (left.element.at, left.offset)
    }.map(\.element)
  }
}
