import Law

extension RegisterDraft {
  /// A form asks for nothing that its notice does not explain, and forces nothing that no contract needs.
  mutating func checkForms() {
    guard !forms.items.isEmpty else { return }
    let newest = Dictionary(
      notices.map { ($0.item.version.notice, $0.item) }, uniquingKeysWith: { $1 })
    for drafted in forms.items {
      checkAsks(of: drafted, notice: newest[drafted.item.notice])
      checkOffers(of: drafted, notice: newest[drafted.item.notice])
    }
  }

  private mutating func checkAsks(of drafted: Drafted<Form>, notice: Notice?) {
    let form = drafted.item
    var seen: Set<FieldID> = []
    for (index, ask) in form.asks.enumerated() {
      let place = drafted.place("asks", index)
      guard seen.insert(ask.field).inserted else {
        report.error(
          .duplicateItem, at: place, "form `\(form.id)`: `asks` names `\(ask.field)` twice")
        continue
      }
      guard let notice, fields.declared.contains(ask.field.text) else { continue }
      let uses = purposes.items.map(\.item).filter {
        notice.names($0.id) && $0.fields.contains(ask.field)
      }
      if ask.required, !uses.contains(where: { $0.basis == .contract }) {
        report.error(
          .formRequired, at: place,
          "form `\(form.id)` makes `\(ask.field)` required, but no purpose on contract that "
            + "\(notice.version) names uses it",
          hint: "leave out `required`, so that people may join without it")
      } else if uses.isEmpty {
        report.warn(
          .formFieldUnused, at: place,
          "form `\(form.id)` asks for `\(ask.field)`, which no purpose that \(notice.version) "
            + "names uses",
          hint: "do not ask for it, or name its purpose in a new version of the notice")
      }
    }
  }

  private mutating func checkOffers(of drafted: Drafted<Form>, notice: Notice?) {
    let form = drafted.item
    let gift = collectionPoints.items.first { $0.item.id == form.point }?.item.gift != nil
    var seen: Set<String> = []
    for (index, offer) in form.choices.enumerated() {
      let place = drafted.place("choices", index)
      let what = "form `\(form.id)` offers a yes to `\(offer.purpose)`"
      guard seen.insert("\(offer.purpose) \(offer.recipient?.text ?? "*")").inserted else {
        report.error(
          .duplicateItem, at: place, "form `\(form.id)`: `choices` names the same yes twice")
        continue
      }
      guard let purpose = purposes.items.first(where: { $0.item.id == offer.purpose })?.item
      else { continue }
      if purpose.basis != .consent {
        report.error(
          .formChoiceBasis, at: place, "\(what), which does not rest on consent",
          hint: "leave it out: a yes changes nothing there")
      }
      guard let notice else { continue }
      let isKnown = offer.recipient.map { recipients.declared.contains($0.text) } ?? true
      if isKnown, !notice.names(offer.recipient ?? .ourselves, for: offer.purpose) {
        let recipient = offer.recipient.map { " for `\($0)`" } ?? ""
        report.error(
          .formChoiceNotCovered, at: place,
          "\(what)\(recipient), which \(notice.version) does not name",
          hint: "name it in a new version of the notice, or leave it out here")
      } else if gift, reachesOthers(offer, notice: notice) {
        report.error(
          .formGift, at: place,
          "\(what) for others, but its collection point gives something in return",
          hint: "a yes given for a gift reaches nobody else; ask for it on a form without one")
      }
    }
  }

  /// Whether a yes lets somebody have the data who is not merely our processor.
  private func reachesOthers(_ offer: Form.Offer, notice: Notice) -> Bool {
    if offer.recipient != nil { return true }
    let named = Set(
      notice.covers.filter { $0.purpose == offer.purpose }.flatMap(\.recipients))
    return recipients.items.contains { $0.item.role != .processor && named.contains($0.item.id) }
  }
}
