import Disclosure
import Formats
import HTTPTypes
import Hummingbird
import Register
import Workspace

extension Site {
  /// The desk's list of what was declared of the time before the record.
  func deskDeclared(_ call: Call) async throws -> Response {
    let staff = try await staff(call)
    let register = try await workspace.inForce().register
    let query = try call.query()
    let all = try await workspace.disclosures.declared(
      before: try query.one("before"), limit: DeskDeclaredPage.limit + 1)
    var asked: [String: [RecipientID: RecallCounts]] = [:]
    for one in all { asked[one.id] = try await workspace.disclosures.asked(ofDeclared: one.id) }
    let notice = try query.one("done").flatMap(Done.init(rawValue:))
    return html(
      renderer.page(
        DeskDeclaredPage(
          all, asked: asked, register: register, canDeclare: staff.powers[.declare],
          notice: notice?.sentence, formToken: staff.formToken, on: call.at.date),
        chrome: Chrome(
          organisation: register.organisation, here: .deskDeclared, signedIn: staff.signedIn)))
  }

  /// Writes one down.
  func declare(_ call: Call) async throws -> Response {
    let staff = try await staff(call)
    let form = try await form(call)
    let declaration = try await declaration(form)
    _ = try await workspace.declare(
      declaration, replaces: try form.one("replaces"), actor: staff.actor, at: call.at)
    return see(.deskDeclared, query: "?done=\(Done.recorded.rawValue)")
  }

  /// Asks all of one back.
  func recallDeclared(_ id: String, _ call: Call) async throws -> Response {
    let staff = try await staff(call)
    _ = try await form(call)
    _ = try await workspace.recallDeclared(id, actor: staff.actor, at: call.at)
    return see(.deskRecalls)
  }

  private func declaration(_ form: FormFields) async throws -> Declaration {
    guard let to = try form.one("to"), let purpose = try form.one("purpose"),
      let source = try form.one("source"), let from = try PartnerForm.day(form, "from")
    else {
      throw Refusal.unusable("Say who had it, for what, from which day on, and who says so.")
    }
    var recipient = try await workspace.declaredParty(to)
    if let name = recipient.name {
      recipient = DeclaredParty(
        name: name, aliases: try Self.lines(form, "aliases"), parent: try form.one("parent"))
    }
    var through: [DeclaredParty] = []
    for name in try Self.lines(form, "through") {
      through.append(try await workspace.declaredParty(name))
    }
    var onward: [DeclaredParty] = []
    for name in try Self.lines(form, "onward") {
      onward.append(try await workspace.declaredParty(name))
    }
    return Declaration(
      recipient: recipient, through: through, onward: onward, purpose: purpose,
      fields: try Self.lines(form, "fields"), from: from,
      until: try PartnerForm.day(form, "until"), people: try Self.people(form), source: source,
      documents: try Self.documents(form), agreed: try form.one("agreed") ?? "")
  }

  private static func people(_ form: FormFields) throws(Refusal) -> Declaration.People {
    switch try form.one("count") {
    case nil, "unknown": return .unknown
    case "everybody": return .everybody
    case let text?:
      guard let number = Int(text), number >= 0 else {
        throw .unusable("The number of people is a number, “everybody” or empty.")
      }
      return .number(number)
    }
  }

  private static func documents(_ form: FormFields) throws -> [Declaration.Document] {
    try lines(form, "documents").map { line in
      let parts = line.split(separator: " ", maxSplits: 1)
      guard parts.count == 2 else {
        throw Refusal.unusable("A document is its SHA-256, a blank, and its title.")
      }
      return Declaration.Document(title: String(parts[1]), hash: parts[0].lowercased())
    }
  }

  private static func lines(_ form: FormFields, _ name: String) throws(Refusal) -> [String] {
    (try form.one(name) ?? "").split(whereSeparator: \.isNewline).map {
      $0.drop { $0 == " " }
    }.filter { !$0.isEmpty }.map { line in
      var line = line
      while line.last == " " { line.removeLast() }
      return String(line)
    }
  }
}
