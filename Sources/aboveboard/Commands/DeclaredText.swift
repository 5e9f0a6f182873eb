import Disclosure
import Formats
import Register
import Store
import Workspace

/// A declared disclosure in words and as JSON.
enum DeclaredText {
  static func json(_ one: DeclaredDisclosure) -> JSON {
    guard case .object(var object) = one.declaration.json else { return .null }
    object["id"] = .string(one.id)
    object["state"] = .string(DeclaredDisclosure.words)
    object["record"] = .string(one.hash)
    object["replaces"] = one.replaces.map { .string($0) } ?? .null
    object["replaced_by"] = one.replacedBy.map { .string($0) } ?? .null
    object["listed"] = one.listed.map { .integer(Int64($0)) } ?? .null
    object["erased"] = .integer(Int64(one.erased))
    object["declared"] = .string(one.at.rfc3339)
    object["by"] = .string(one.actor.id)
    return .object(object)
  }

  static func print(
    _ one: DeclaredDisclosure, _ asked: [RecipientID: RecallCounts], _ register: Register,
    at desk: Desk
  ) {
    let words = DeclaredWords(one, register)
    desk.line(
      "\(desk.terminal.bold("\(words.purpose) for \(words.recipient)"))  "
        + DeclaredDisclosure.words)
    desk.line("  \(desk.terminal.dim(one.id))")
    if let by = one.replacedBy { desk.line("  corrected by \(by)") }
    if let old = one.replaces { desk.line("  corrects \(old)") }
    desk.line("  \(words.period)")
    desk.line("  \(words.people)")
    desk.line("  what: \(words.fields.joined(separator: ", "))")
    if !words.through.isEmpty { desk.line("  through \(words.through.joined(separator: ", "))") }
    if !words.onward.isEmpty {
      desk.line("  passed on to \(words.onward.joined(separator: ", "))")
    }
    if !one.declaration.agreed.isEmpty { desk.lines("agreed: " + one.declaration.agreed) }
    desk.lines("says who: " + one.declaration.source)
    for document in one.declaration.documents {
      desk.line("  document: \(document.title), SHA-256 \(document.hash)")
    }
    desk.line("  declared \(Figures.time(one.at)) by \(one.actor.id); record \(one.hash)")
    if let listed = one.listed {
      desk.line(
        "  list: \(Figures.count(listed, "member")), \(one.erased) erased since, "
          + "\(one.strangers) unknown to us")
    } else {
      desk.line("  no list: everybody who was a member before its end may have been in it")
    }
    for (recipient, counts) in asked.sorted(by: { $0.key < $1.key }) {
      desk.line("  asked back of \(recipient.text): \(RecallText.counts(counts))")
    }
  }
}
