import Formats
import Forms
import Law
import Register
import Workspace

/// Forms as people and programs read them.
enum FormText {
  /// Where the server answers a form.
  static func path(_ id: FormID) -> String { "/forms/\(id.text)" }

  /// The line by which a page of ours shows a form inside itself.
  static func embedding(_ terms: FormTerms, address: String) -> String {
    let title = terms.form.title
      .replacing("&", with: "&amp;").replacing("\"", with: "&quot;").replacing("<", with: "&lt;")
    return "<iframe src=\"\(address)?embed=1\" title=\"\(title)\"></iframe>"
  }

  static func print(_ terms: FormTerms, address: String, at desk: Desk) {
    desk.line(desk.terminal.bold(terms.form.title) + "  \(address)")
    if let sponsor = terms.sponsor { desk.lines("paid for by \(sponsor.label)") }
    if let gift = terms.point.gift { desk.lines("given in return: \(gift)") }
    if let until = terms.form.until { desk.lines("open until \(until.iso)") }
    if let age = terms.form.age { desk.lines("nobody under \(age) takes part") }
    desk.lines("shown with the notice \(terms.notice.version)")
    desk.line()
    var asks = Table([.left, .left, .left], header: ["asks for", "", "what for, and who gets it"])
    for asked in terms.asked {
      asks.row([
        asked.field.label, asked.isRequired ? "required" : "optional", asked.usesWords,
      ])
    }
    if terms.asked.isEmpty { desk.lines("It asks for nothing but the age.") }
    if !terms.asked.isEmpty { desk.print(asks) }
    for offer in terms.offered {
      desk.line()
      desk.lines("[ ] " + offer.words(of: terms.organisation))
      if let express = offer.expressWords { desk.lines("[ ] " + express) }
    }
    desk.line()
    desk.lines("To show it inside a page of ours:")
    desk.line("  " + embedding(terms, address: address))
  }

  static func json(_ line: FormLine) -> JSON {
    [
      "id": .string(line.id.text), "title": .string(line.title), "open": .bool(line.closed == nil),
      "closed": line.closed.map { .string($0) } ?? .null,
      "until": line.until.map { .string($0.iso) } ?? .null,
      "sponsor": line.sponsor.map { .string($0) } ?? .null, "address": .string(path(line.id)),
    ]
  }

  static func json(_ terms: FormTerms, address: String) -> JSON {
    [
      "id": .string(terms.form.id.text), "title": .string(terms.form.title),
      "address": .string(address), "embed": .string(embedding(terms, address: address)),
      "notice": .string(terms.notice.version.description),
      "until": terms.form.until.map { .string($0.iso) } ?? .null,
      "sponsor": terms.sponsor.map { .string($0.id.text) } ?? .null,
      "gift": terms.point.gift.map { .string($0) } ?? .null,
      "age": terms.form.age.map { .integer(Int64($0)) } ?? .null,
      "asks": .array(
        terms.asked.map { asked in
          [
            "field": .string(asked.field.id.text), "required": .bool(asked.isRequired),
            "uses": .array(
              asked.uses.map { use in
                [
                  "purpose": .string(use.purpose.id.text),
                  "recipients": .array(use.recipients.map { .string($0.id.text) }),
                ]
              }),
          ]
        }),
      "choices": .array(
        terms.offered.map { offer in
          [
            "purpose": .string(offer.purpose.id.text), "scope": .string(offer.scope.text),
            "recipients": .array(offer.recipients.map { .string($0.id.text) }),
            "fields": .array(offer.fields.map { .string($0.id.text) }),
          ]
        }),
    ]
  }
}
