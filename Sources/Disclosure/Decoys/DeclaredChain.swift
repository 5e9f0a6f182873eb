import Gate
import Register

/// Those who may have what a disclosure handed over: its recipients, and whoever they may pass it on to.
struct DeclaredChain {
  let recipients: [Recipient]

  init(_ use: Use, in register: Register) {
    var ids = use.links
    var next = 0
    while next < ids.count {
      let id = ids[next]
      next += 1
      let onward =
        (register.recipients[id: id]?.onward ?? [])
        + register.agreements.filter { $0.recipient == id && $0.purposes.contains(use.purpose) }
        .flatMap(\.onward)
      for other in onward where !ids.contains(other) { ids.append(other) }
    }
    recipients = ids.compactMap { register.recipients[id: $0] }
  }

  func holds(_ id: String) -> Bool { recipients.contains { $0.id.text == id } }

  /// Whether mail of a domain, or of one below it, is declared for somebody in the chain.
  func sends(from domain: String) -> Bool {
    recipients.contains { recipient in
      (recipient.domains ?? []).contains { domain == $0 || domain.hasSuffix("." + $0) }
    }
  }

  /// The domain to be told of a sender: of two that it gives, the one that is not declared.
  func domain(of sender: MailSender) -> String? {
    guard let from = sender.from else { return sender.returnPath }
    guard sends(from: from), let other = sender.returnPath, !sends(from: other) else { return from }
    return other
  }

  /// What is to be held of whoever says that they sent a message.
  ///
  /// Both names that a sender gives must be declared; one that lies about the first seldom owns the second.
  func verdict(on sender: MailSender) -> Sighting.Verdict {
    guard let from = sender.from else { return .unknown }
    guard sends(from: from) else { return .stranger }
    return sender.returnPath.map(sends(from:)) ?? true ? .declared : .stranger
  }
}
