import Register
import Testing

/// A register that declares a forum's database and what comes after it.
enum ForumRegister {
  static let base = """
    organisation:
      name: Test Ltd
      country: GB
      address: 1 Test Street
      contact: {name: Care, email: care@test.example}
      officer: {name: Officer, email: dpo@test.example}
      residence-field: country
    fields:
      country: {label: country, about: self, kind: country, system: db}
      email: {label: e-mail address, about: self, kind: email, system: db}
      name: {label: name, about: self, kind: text, system: db}
    """

  /// The forum's tables, members before what refers to them.
  static let tables = """
          members:
            key: id
            find: {email: email}
            gives: {member: id, nick: username}
            ban: banned
            columns:
              id: ignore
              email: {field: email, erase: anonymise, with: "gone-{key}@invalid"}
              username: {field: name, erase: anonymise, with: "deleted-{key}"}
              about: {erase: blank}
              password_hash: {show: no, erase: anonymise}
              banned: ignore
            erase: columns
          threads:
            key: id
            find: {author_id: member}
            columns: {title: show, author_id: {show: no, erase: blank}}
            erase: columns
          posts:
            key: id
            find: {author_id: member}
            columns: {body: show, thread_id: ignore}
            erase: delete
            quotes:
              - {column: body, pattern: "[quote={name}]…[/quote]", name: nick, with: "[removed]"}
              - {column: body, pattern: "@{name}", name: nick, with: "@somebody"}
          messages:
            key: id
            find: {sender_id: member, recipient_id: member}
            second-person: recipient_id
            columns:
              body: show
              sender_name: {erase: anonymise, of: sender_id}
              recipient_name: {erase: anonymise, of: recipient_id}
              sender_id: {show: no, erase: blank}
              recipient_id: {show: no, erase: blank}
            erase: delete
          likes:
            key: [member_id, post_id]
            find: {member_id: member}
            columns: {member_id: ignore, post_id: show}
            erase: delete
          orders:
            key: id
            find: {member_id: member}
            columns: {total: show, invoice: show}
            erase: keep
            reason: invoices are kept for six years
    """

  static func forum(_ engine: String, tables: String = tables, rest: String = "") -> String {
    """
    systems:
      forum:
        label: The forum
        kind: \(engine)
        team: community
        connection: {env: FORUM}
        tables:
    \(tables.split(separator: "\n").map { "      " + $0.dropFirst(6) }.joined(separator: "\n"))
    \(rest)
    """
  }

  static func read(_ systems: String) throws -> Register {
    let reading = RegisterReader.read(files: [
      RegisterFile(path: "base.yaml", bytes: Array(base.utf8)),
      RegisterFile(path: "systems.yaml", bytes: Array(systems.utf8)),
    ])
    let register = reading.register
    if register == nil { Issue.record("\(reading.diagnostics.map(\.description))") }
    return try #require(register)
  }

  static func id(_ text: String) throws -> SystemID { try #require(SystemID(text)) }
}
