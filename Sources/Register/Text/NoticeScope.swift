import Formats
import Law

/// What a notice covers, looked up in a register.
struct NoticeScope {
  let register: Register
  /// The covered purposes that are declared, with the recipients named for them.
  let covers: [(purpose: Purpose, recipients: [Recipient])]

  init(_ notice: Notice, in register: Register) {
    self.register = register
    covers = notice.covers.compactMap { cover in
      register.purposes[id: cover.purpose].map { purpose in
        (purpose, cover.recipients.compactMap { register.recipients[id: $0] })
      }
    }
  }

  func rendered(_ placeholder: NoticeText.Placeholder) -> String {
    switch placeholder {
    case .controller: controller
    case .officer: contact(register.organisation.officer)
    case .fields: list(covers.map { "**\(label($0.purpose))**: \(names($0.purpose.fields))" })
    case .purposes: list(covers.map { purpose($0.purpose) })
    case .recipients: list(recipients.map(recipient))
    case .retention: list(fields.map(retention))
    case .choices: list(covers.map { choice($0.purpose) } + controls)
    }
  }

  // MARK: - What is covered

  /// The fields of the covered purposes, each once, in the order of the register.
  private var fields: [Field] {
    let used = Set(covers.flatMap(\.purpose.fields))
    return register.fields.filter { used.contains($0.id) }
  }

  /// The recipients named for a covered purpose, each once, in the order of the register.
  private var recipients: [Recipient] {
    let named = Set(covers.flatMap { $0.recipients.map(\.id) })
    return register.recipients.filter { named.contains($0.id) }
  }

  // MARK: - Sentences

  private func list(_ items: [String]) -> String {
    items.isEmpty ? "- nothing" : items.map { "- \($0)" }.joined(separator: "\n")
  }

  private func label(_ purpose: Purpose) -> String { MarkdownText.escaped(purpose.label) }

  private func names(_ fields: [FieldID]) -> String {
    MarkdownText.joined(
      fields.map { MarkdownText.escaped(register.fields[id: $0]?.label ?? $0.text) })
  }

  private func contact(_ contact: Organisation.Contact) -> String {
    "\(MarkdownText.escaped(contact.name)) (\(MarkdownText.escaped(contact.email)))"
  }

  private var controller: String {
    let organisation = register.organisation
    return "\(MarkdownText.escaped(organisation.name)), "
      + "\(MarkdownText.escaped(organisation.address)). Write to \(contact(organisation.contact))"
  }

  private func purpose(_ purpose: Purpose) -> String {
    var text = "**\(label(purpose))**"
    if !purpose.description.isEmpty { text += ": \(MarkdownText.escaped(purpose.description))" }
    text += text.hasSuffix(".") ? " " : ". "
    switch purpose.basis {
    case .consent: text += "Only if you say yes"
    default: text += "Lawful basis: \(purpose.basis.title.lowercased())"
    }
    if let lasts = purpose.consentLasts { text += "; your yes lasts \(lasts.text)" }
    if purpose.special { text += "; health and other sensitive data only if you say so expressly" }
    return text + "."
  }

  private func recipient(_ recipient: Recipient) -> String {
    let part =
      switch recipient.role {
      case .processor: "acts on our instructions"
      case .controller: "decides for itself what it does with what it gets"
      case .jointController: "decides together with us"
      }
    var text = "**\(MarkdownText.escaped(recipient.label))**"
    if !recipient.aliases.isEmpty {
      text += " (also \(MarkdownText.joined(recipient.aliases.map(MarkdownText.escaped))))"
    }
    text += ", \(MarkdownText.escaped(recipient.country.name)), \(part)."
    for cover in covers where cover.recipients.contains(where: { $0.id == recipient.id }) {
      let flowing = flowing(cover.purpose, to: recipient.id)
      text += " For \(label(cover.purpose)): "
      text +=
        flowing.isEmpty ? "nothing at present, since no agreement covers it." : "\(names(flowing))."
    }
    let onward = register.agreements.filter { $0.recipient == recipient.id }.flatMap(\.onward)
    let further = recipient.onward.filter(Set(onward).contains)
    if !further.isEmpty {
      let names = further.map {
        MarkdownText.escaped(register.recipients[id: $0]?.label ?? $0.text)
      }
      text += " It may pass data on to \(MarkdownText.joined(names))."
    }
    return text
  }

  /// What an agreement lets flow to a recipient for a purpose, in the order of the purpose.
  private func flowing(_ purpose: Purpose, to recipient: RecipientID) -> [FieldID] {
    let covered = register.agreements.filter {
      $0.recipient == recipient && $0.purposes.contains(purpose.id)
    }
    let fields = Set(covered.flatMap(\.fields))
    return purpose.fields.filter(fields.contains)
  }

  private func retention(_ field: Field) -> String {
    let name = "**\(MarkdownText.escaped(field.label))**"
    let rules = register.retention.filter { $0.fields.contains(field.id) }
    guard let rule = rules.min(by: { $0.keep.isShorter(than: $1.keep) }) else {
      return "\(name): no end is set."
    }
    let reason = rule.reason.isEmpty ? "" : " \(MarkdownText.escaped(rule.reason))"
    return "\(name): \(rule.keep.text) after we collected it.\(reason)"
  }

  private func choice(_ purpose: Purpose) -> String {
    let name = "**\(label(purpose))**"
    switch purpose.basis {
    case .consent:
      return "\(name): you can say no, and take back a yes, at any time."
    case _ where purpose.marketing:
      return "\(name): you can object at any time, and we stop."
    case _ where purpose.basis.allowsObjection:
      return "\(name): you can object at any time."
    default:
      return "\(name): part of what you ask of us or of what the law asks; no choice is needed."
    }
  }

  private var controls: [String] {
    recipients.compactMap { recipient in
      recipient.controls.map {
        "**\(MarkdownText.escaped(recipient.label))** has settings of its own: <\($0)>"
      }
    }
  }
}

extension Period {
  /// Compares periods by where they end from one fixed day, so that 12 months and one year are alike.
  func isShorter(than other: Period) -> Bool {
    let start = CivilDate(days: 0)
    return after(start) < other.after(start)
  }
}
