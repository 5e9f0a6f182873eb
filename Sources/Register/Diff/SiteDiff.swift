/// What sites may load and which sign-ins they offer, compared.
struct SiteDiff {
  let old: Register
  let new: Register
  let names: DiffNames

  /// What pages may load from whom, newly or on other terms; then what they may no longer load.
  var loads: [Change] {
    let comings = new.sites.flatMap { site -> [Change] in
      let before = old.sites[id: site.id].map(Self.terms) ?? Terms()
      let after = Self.terms(site)
      return after.order.compactMap { pair in
        let (was, becomes) = (before.of[pair], after.of[pair] ?? [])
        return was == becomes ? nil : load(site, pair, was, becomes)
      }
    }
    return comings
      + old.sites.flatMap { site -> [Change] in
        let before = Self.terms(site)
        let after = new.sites[id: site.id].map(Self.terms) ?? Terms()
        return before.order.filter { after.of[$0] == nil }.map {
          load(site, $0, before.of[$0], nil)
        }
      }
  }

  /// Sign-ins newly offered or asking for something else; then those no longer offered.
  var signIns: [Change] {
    let comings = new.sites.flatMap { site -> [Change] in
      let before = old.sites[id: site.id]?.signIn ?? []
      return site.signIn.compactMap { signIn in
        let was = before.first { $0.recipient == signIn.recipient }?.scopes
        guard was.map({ Set($0) != Set(signIn.scopes) }) ?? true else { return nil }
        return .signIn(
          site: names.name(site.id), recipient: names.name(signIn.recipient), old: was,
          new: signIn.scopes)
      }
    }
    return comings
      + old.sites.flatMap { site -> [Change] in
        let after = Set((new.sites[id: site.id]?.signIn ?? []).map(\.recipient))
        return site.signIn.filter { !after.contains($0.recipient) }.map {
          .signIn(
            site: names.name(site.id), recipient: names.name($0.recipient), old: $0.scopes,
            new: nil)
        }
      }
  }

  /// On which terms a site may load for each purpose from each recipient, in the order of its loads.
  private struct Terms {
    var of: [Pair: [String]] = [:]
    var order: [Pair] = []
  }

  private static func terms(_ site: Site) -> Terms {
    var terms = Terms()
    for load in site.loads {
      let pair = Pair(purpose: load.purpose, recipient: load.recipient)
      if terms.of[pair] == nil { terms.order.append(pair) }
      terms.of[pair, default: []].append(words(load))
    }
    terms.of = terms.of.mapValues { $0.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }
    return terms
  }

  /// "on pages below /shop, only after a yes, served by stats.measure.example".
  private static func words(_ load: Site.Load) -> String {
    let pages =
      load.pages.isEmpty ? "on every page" : "on pages below \(MarkdownText.joined(load.pages))"
    let when =
      switch load.when {
      case .always: "always"
      case .afterChoice: "only after a yes"
      case .signedIn: "only for those signed in"
      }
    let hosts = load.hosts.isEmpty ? "" : ", served by \(MarkdownText.joined(load.hosts))"
    return "\(pages), \(when)\(hosts)"
  }

  private func load(_ site: Site, _ pair: Pair, _ old: [String]?, _ new: [String]?) -> Change {
    .siteLoad(
      Change.SiteLoad(
        site: names.name(site.id), recipient: names.name(pair.recipient),
        purpose: names.name(pair.purpose), old: old, new: new))
  }
}
