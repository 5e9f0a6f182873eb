extension RegisterDraft {
  mutating func readSite(_ pair: YAMLPair) {
    guard sites.declare(pair, noun: "site", plural: "sites", report: &report),
      let id = SiteID(pair.key),
      var entry = Entry(
        pair.value, what: "site `\(pair.key)`", place: pair.place, report: &report)
    else { return }
    let address = entry.origin("address", &report)
    let team = entry.text("team", &report)
    let notice: NoticeID? = entry.text("notice", &report).flatMap {
      refer(to: .notice, $0, at: entry.place(of: "notice"), by: entry.what)
    }
    let noticeLink = entry.target("notice-link", &report)
    let also = entry.origins("also", &report)
    let loads = items("loads", in: &entry).compactMap { readLoad($0, of: entry.what) }
    let signIn = items("sign-in", in: &entry).compactMap { readSignIn($0, of: entry.what) }
    entry.finish(&report)
    guard let address, let team, let notice else { return }
    sites.items.append(
      Drafted(
        item: Site(
          id: id, address: address, team: team, notice: notice,
          noticeLink: noticeLink ?? "/privacy", also: also.map(\.text), loads: loads.map(\.load),
          signIn: signIn.map(\.signIn)),
        entry: entry,
        marks: [
          "also": also.map(\.place), "loads": loads.map(\.place), "sign-in": signIn.map(\.place),
        ]))
  }

  /// The mappings of a list; an empty list says that there is none.
  private mutating func items(_ key: String, in entry: inout Entry) -> [YAMLNode] {
    guard let node = entry.node(key, required: false, report: &report) else { return [] }
    if case .list(let items) = node.content { return items }
    report.error(
      .wrongType, at: node.place, "\(entry.what): `\(key)` must be a list, not \(node.kind)",
      hint: "write each as `- recipient: …`")
    return []
  }

  private mutating func readLoad(
    _ node: YAMLNode, of site: String
  ) -> (load: Site.Load, place: Place)? {
    guard var entry = Entry(node, what: "\(site): `loads`", report: &report) else { return nil }
    let recipient = recipientName(in: &entry)
    let hosts = entry.hosts("hosts", &report)
    let purpose: PurposeID? = entry.text("purpose", &report).flatMap {
      refer(to: .purpose, $0, at: entry.place(of: "purpose"), by: entry.what)
    }
    let when: Site.Load.When? = entry.choice("when", required: false, &report)
    let pages = entry.paths("pages", &report)
    entry.finish(&report)
    guard let recipient, let purpose else { return nil }
    let load = Site.Load(
      recipient: recipient, hosts: hosts, purpose: purpose, when: when ?? .afterChoice,
      pages: pages)
    return (load, entry.place(of: "purpose"))
  }

  private mutating func readSignIn(
    _ node: YAMLNode, of site: String
  ) -> (signIn: Site.SignIn, place: Place)? {
    guard var entry = Entry(node, what: "\(site): `sign-in`", report: &report) else { return nil }
    let recipient = recipientName(in: &entry)
    let scopes = readScopes(in: &entry)
    entry.finish(&report)
    guard let recipient else { return nil }
    return (Site.SignIn(recipient: recipient, scopes: scopes), entry.place(of: "recipient"))
  }

  private mutating func recipientName(in entry: inout Entry) -> RecipientID? {
    guard let text = entry.text("recipient", &report) else { return nil }
    return refer(to: .recipient, text, at: entry.place(of: "recipient"), by: entry.what)
  }

  /// What a sign-in asks for must be written, also when it is nothing.
  private mutating func readScopes(in entry: inout Entry) -> [String] {
    guard let node = entry.node("scopes", required: true, report: &report) else { return [] }
    let written = entry.list(of: node, "scopes", required: false, &report) ?? []
    return written.compactMap { text, place in
      // Blanks and commas part scopes from one another in an address.
      if text.utf8.allSatisfy({ $0 > 32 && $0 < 127 && $0 != 44 && $0 != 34 && $0 != 92 }) {
        return text
      }
      report.error(
        .badScope, at: place, "\(entry.what): `scopes` names \(Entry.quoted(text)), which is none",
        hint: "write each scope by itself, as in [openid, email]")
      return nil
    }
  }
}
