public import Register
import Web

/// A Content-Security-Policy that lets in whom the register declares for a site, and nobody else.
///
/// Source: W3C, Content Security Policy Level 3. A policy knows hosts, not what is sent to them: it is no consent.
public struct PolicyProposal: Sendable, Equatable {
  /// The header to send first: it reports and blocks nothing.
  public let header: String
  /// The policy.
  public let policy: String
  /// What the person who sets it should know.
  public let notes: [String]

  /// The directives by which a page hands something to another host.
  private static let directives = [
    "script-src", "style-src", "img-src", "font-src", "connect-src", "media-src", "frame-src",
    "form-action",
  ]

  /// Makes a proposal for a site.
  ///
  /// - Parameter reportTo: the origin at which this server takes reports; nil for no reports.
  public init?(for site: Site, in register: Register, reportTo: String?) {
    let declared = DeclaredParties(site: site, register: register)
    var notes: [String] = []
    var hosts: Set<String> = []
    for load in site.loads {
      let found = declared.hosts(of: load)
      if found.isEmpty {
        let label = register.recipients[id: load.recipient]?.label ?? load.recipient.text
        notes.append(
          "\(label) has no hosts in the register and is no company of the catalogue: name its hosts, "
            + "or the policy keeps it out.")
      }
      // A domain stands for itself and everything below it; a policy needs both said.
      for host in found { hosts.formUnion(["https://\(host)", "https://*.\(host)"]) }
    }
    let own = ["'self'"] + site.also
    var directives = ["default-src": ["'self'"], "base-uri": ["'self'"], "object-src": ["'none'"]]
    for name in Self.directives { directives[name] = own + hosts.sorted() }
    directives["img-src", default: []].append("data:")
    if let reportTo { directives["report-uri"] = ["\(reportTo)/csp/\(site.id.text)"] }
    guard let policy = ContentSecurityPolicy(directives: directives) else { return nil }
    header = "Content-Security-Policy-Report-Only"
    self.policy = policy.text
    if site.loads.contains(where: { $0.when != .always }) {
      notes.append(
        "A policy cannot tell whether a visitor has chosen: send one without the hosts that need a "
          + "choice until the visitor has made it, where the site can.")
    }
    notes.append(
      "Inline scripts and styles are kept out; give those of your own a nonce. Send it as "
        + "Content-Security-Policy once the reports are quiet: until then nothing is blocked.")
    self.notes = notes
  }
}
