import Disclosure
public import Findings
public import Formats
public import Register

/// Why somebody was not written down as having got data undeclared; no case holds anything about a member.
public enum UndeclaredLinkError: Error, Equatable, CustomStringConvertible {
  /// The register does not know who passed it on.
  case unknownRecipient(id: String)
  /// It may be passed on to them.
  case declared(recipient: String, link: String)
  /// The name is empty or too long.
  case badName

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .unknownRecipient(let id):
      "the register declares no recipient `\(id)`; name the one that passed the data on"
    case .declared(let recipient, let link):
      "`\(link)` is declared behind `\(recipient)`; that it got the data is no finding"
    case .badName: "the name and the source need a word or two each, of at most 100 characters"
    }
  }
}

extension Workspace {
  /// Writes down that a recipient passed data on to somebody who is not declared behind it; a finding with an owner.
  ///
  /// - Parameters:
  ///   - link: who got it: a company's name, never a person's.
  ///   - source: what showed it, such as a decoy's or a report's name.
  /// - Returns: the finding.
  /// - Throws: `UndeclaredLinkError`, `FindingError.noOwner`.
  @discardableResult
  public func foundUndeclaredLink(
    from recipient: RecipientID, to link: String, source: String, at now: Timestamp
  ) async throws -> Finding? {
    let register = try await inForce().register
    guard let declared = register.recipients[id: recipient] else {
      throw UndeclaredLinkError.unknownRecipient(id: recipient.text)
    }
    for text in [link, source] {
      guard !text.isEmpty, text.count <= 100, text.utf8.allSatisfy({ $0 >= 32 && $0 != 127 })
      else { throw UndeclaredLinkError.badName }
    }
    let wanted = FoldedName(link)
    guard !wanted.words.isEmpty else { throw UndeclaredLinkError.badName }
    let isDeclared = Self.behind(declared, register).contains { other in
      ([other.id.text, other.label] + other.aliases).contains { FoldedName($0) == wanted }
    }
    if isDeclared {
      throw UndeclaredLinkError.declared(recipient: recipient.text, link: link)
    }
    try await disclosures.foundUndeclaredLink(
      from: recipient, to: link,
      owner: declared.team.isEmpty ? register.organisation.officer.name : declared.team,
      source: source, at: now)
    return try await undeclaredLinks(of: recipient).first { $0.key == link }
  }

  /// Who was found to have got data from a recipient without being declared behind it, as far as nobody has dealt with it.
  public func undeclaredLinks(of recipient: RecipientID) async throws -> [Finding] {
    try await findings.list(place: "recipient:" + recipient.text, limit: 100).filter {
      $0.kind == "undeclared-link"
    }
  }

  /// Everybody to whom a recipient may pass data on, and they in turn.
  private static func behind(_ recipient: Recipient, _ register: Register) -> [Recipient] {
    recipient.onward.compactMap { register.recipients[id: $0] }.flatMap {
      [$0] + behind($0, register)
    }
  }
}
