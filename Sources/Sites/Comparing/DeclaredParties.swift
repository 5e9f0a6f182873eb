import Catalogue
import Register
import Web

/// What the register declares of one site, looked up by who was contacted.
struct DeclaredParties {
  let site: Site
  let register: Register

  /// The loads that cover a party: by the hosts that are written, else by the recipient's names.
  func loads(of party: PartyReport) -> [Site.Load] {
    let open = party.hosts.filter { !party.disguised.contains($0) }
    return site.loads.filter { load in
      guard !load.hosts.isEmpty else { return isNamed(party, load.recipient) }
      // Behind the site's own name only the owner's name tells who it is.
      if open.isEmpty { return load.covers(host: party.id) || isNamed(party, load.recipient) }
      return open.allSatisfy { load.covers(host: $0) }
        || open.contains { load.covers(host: $0) } && isNamed(party, load.recipient)
    }
  }

  /// The recipient that a party is, among all that the register knows.
  func recipient(of party: PartyReport) -> RecipientID? {
    loads(of: party).first?.recipient
      ?? site.signIn.first { isNamed(party, $0.recipient) }?.recipient
  }

  /// Whether a recipient bears one of a party's names.
  func isNamed(_ party: PartyReport, _ id: RecipientID) -> Bool {
    guard let recipient = register.recipients[id: id] else { return false }
    let theirs = Set(names(of: recipient).map { $0.lowercased() })
    var named = [party.id, party.name] + (party.owner.map { [$0] } ?? [])
    if let company = Catalogue.standard.company(id: party.id) { named += company.aliases }
    return named.contains { theirs.contains($0.lowercased()) }
  }

  /// The hosts that a load lets in: those that are written, else those that the catalogue knows of the recipient.
  func hosts(of load: Site.Load) -> [String] {
    guard load.hosts.isEmpty, let recipient = register.recipients[id: load.recipient] else {
      return load.hosts
    }
    let theirs = Set(names(of: recipient).map { $0.lowercased() })
    return Catalogue.standard.companies.filter { company in
      ([company.id, company.name] + (company.owner.map { [$0] } ?? []) + company.aliases)
        .contains { theirs.contains($0.lowercased()) }
    }.flatMap(\.domains)
  }

  private func names(of recipient: Recipient) -> [String] {
    [recipient.id.text, recipient.label] + recipient.aliases
  }
}
