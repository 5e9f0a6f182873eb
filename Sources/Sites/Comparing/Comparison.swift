import Catalogue
import Findings
import Register
import Web

/// Holds what was observed against what is declared, both ways (demand I4).
struct Comparison {
  let declared: DeclaredParties
  let report: SiteReport

  private var site: Site { declared.site }

  init(_ report: SiteReport, site: Site, register: Register) {
    declared = DeclaredParties(site: site, register: register)
    self.report = report
  }

  /// Everything that needs a person.
  var observations: [Observation] {
    report.parties.flatMap(observations(of:)) + identified + notSeen + pages + signIns
  }

  /// The kinds of which everything would have been seen: a state that could not be reached, or a page of which nothing
  /// can be said, leaves its kinds open.
  var covered: Set<String> {
    func isComplete(_ state: ScanState) -> Bool {
      report.states.contains { $0.state == state && $0.isComplete }
    }
    var kinds: Set<SiteFindingKind> = []
    if isComplete(.before) {
      kinds.formUnion([.beforeChoice, .noNotice, .notSignedIn, .signInBeyond])
    }
    if isComplete(.refuse) { kinds.formUnion([.afterRefusal, .noRefusal]) }
    if isComplete(.gpc) { kinds.insert(.afterSignal) }
    // A form may give a visitor away, and so may a member's own page.
    if report.isComplete, isComplete(.before), isComplete(.signedIn) { kinds.insert(.identified) }
    // Gone is what is gone everywhere: a tag may fire after a choice alone.
    if report.isComplete, isComplete(.before), isComplete(.accept) {
      kinds.formUnion([.undeclared, .otherPage])
      if site.loads.allSatisfy(wouldBeSeen) { kinds.insert(.notSeen) }
    }
    return Set(kinds.map(\.rawValue))
  }

  private func observe(
    _ kind: SiteFindingKind, _ key: String, _ title: String, owner: String? = nil
  ) -> Observation {
    Observation(
      kind: kind.rawValue, key: key, title: title, owner: owner ?? site.team, days: kind.days)
  }

  private func observations(of party: PartyReport) -> [Observation] {
    let loads = declared.loads(of: party)
    guard let recipient = loads.first?.recipient else {
      return [
        observe(
          .undeclared, party.id,
          "\(party.name) is not declared for this site. \(party.sentence)")
      ]
    }
    let owner = declared.register.recipients[id: recipient]?.team
    var found: [Observation] = []
    func note(_ kind: SiteFindingKind, _ words: String) {
      found.append(observe(kind, party.id, "\(party.name) \(words)", owner: owner))
    }
    let isAlways = loads.contains { $0.when == .always }
    let isForSignedIn = loads.allSatisfy { $0.when == .signedIn }
    for state in party.states where !isAlways {
      switch state {
      case .before where isForSignedIn:
        note(.notSignedIn, "was contacted for visitors who are not signed in.")
      case .before: note(.beforeChoice, "was contacted before the visitor had chosen.")
      case .refuse: note(.afterRefusal, "was contacted although the visitor had refused.")
      case .gpc:
        note(.afterSignal, "was contacted although the browser sent Global Privacy Control.")
      case .signedIn where !isForSignedIn && !party.states.contains(.before):
        note(.beforeChoice, "was contacted for a signed-in member who had not chosen.")
      case .accept, .signedIn: break
      }
    }
    let strays = party.pages.filter { page in
      !loads.contains { $0.covers(page: SitePath.of(page)) }
    }
    if let first = strays.first {
      let more = strays.count == 1 ? "" : " and \(strays.count - 1) more"
      note(
        .otherPage, "was contacted on \(SitePath.of(first))\(more), for which it is not declared.")
    }
    return found
  }

  private var identified: [Observation] {
    var seen: Set<String> = []
    return report.person.found.compactMap { leak in
      guard seen.insert(leak.party).inserted else { return nil }
      let name = report.parties.first { $0.id == leak.party }?.name ?? leak.party
      return observe(
        .identified, leak.party,
        "\(name) was given what tells who the visitor is: \(leak.sentence) (\(leak.state.label)).")
    }
  }

  private var notSeen: [Observation] {
    site.loads.compactMap { load in
      // Of what could not be looked at, nothing is said.
      guard report.isComplete, wouldBeSeen(load),
        !report.parties.contains(where: { declared.loads(of: $0).contains(load) })
      else { return nil }
      let recipient = declared.register.recipients[id: load.recipient]
      return observe(
        .notSeen, load.recipient.text,
        "\(recipient?.label ?? load.recipient.text) is declared for this site and was not seen on it.",
        owner: recipient?.team)
    }
  }

  /// Whether a state was tried in which a load is to be expected.
  private func wouldBeSeen(_ load: Site.Load) -> Bool {
    let tried = Set(report.states.map(\.state))
    return switch load.when {
    case .always: true
    case .afterChoice: tried.contains(.accept)
    case .signedIn: tried.contains(.signedIn)
    }
  }

  private var pages: [Observation] {
    var found = report.withoutNotice.map { page in
      observe(
        .noNotice, SitePath.of(page), "The page \(SitePath.of(page)) has no link to the notice.")
    }
    let asksNothing = site.loads.allSatisfy { $0.when != .afterChoice }
    if !asksNothing,
      let refusal = report.states.first(where: { $0.state == .refuse }), refusal.pressed.isEmpty,
      let acceptance = report.states.first(where: { $0.state == .accept }),
      !acceptance.pressed.isEmpty
    {
      found.append(
        observe(
          .noRefusal, "banner",
          "The site's banner has a button to accept and none to refuse that could be found."))
    }
    return found
  }

  private var signIns: [Observation] {
    report.signIn.compactMap { button in
      let allowed = site.signIn.first { $0.recipient.text == button.recipient }
      guard let allowed else {
        return observe(
          .signInBeyond, button.party, "Sign-in with \(button.name) is offered and not declared.")
      }
      let beyond = button.scopes.map(\.name).filter { !allowed.scopes.contains($0) }
      guard !beyond.isEmpty else { return nil }
      return observe(
        .signInBeyond, button.party,
        "Sign-in with \(button.name) asks for more than is declared: "
          + "\(beyond.joined(separator: ", ")).")
    }
  }
}

/// The path of a page, by which people know it.
enum SitePath {
  static func of(_ address: String) -> String {
    WebAddress(address)?.path ?? "/"
  }
}
