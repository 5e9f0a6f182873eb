import Formats

/// How programs are asked about a member.
extension RegisterDraft {
  mutating func readProgram(
    of system: inout ConnectedSystem, in entry: inout Entry, _ marks: inout [String: [Place]]
  ) {
    let address = entry.text("address", &report)
    if let address, !Self.isAddress(address) {
      report.error(
        .badURL, at: entry.place(of: "address"),
        "\(entry.what): `address` is not an address that can be asked",
        hint: "write it as https://api.example.org/v2, without `?`; http only for this machine")
    }
    let authentication = readAuthentication(in: &entry)
    let timeout = readSmall("timeout", 1...600, usual: 20, in: &entry)
    let tries = readSmall("tries", 1...10, usual: 4, in: &entry)
    var items: String?
    var next: SystemWeb.Paging?
    var collect: SystemWeb.Call?
    if var inner = entry.entry("collect", required: true, &report) {
      collect = readCall(in: &inner)
      items = inner.text("items", required: false, &report)
      next = readPaging(in: &inner)
      inner.finish(&report)
    }
    let erase = readCall("erase", in: &entry)
    let rectify = readCall("rectify", in: &entry)
    var table = readTable("records", 0, hasKey: false, erases: false, in: &entry, &marks)
    // A request that erases takes the record; without one, a person has to.
    table.erase = erase == nil ? nil : .delete
    system.tables = [table]
    guard let address, let collect else { return }
    system.web = SystemWeb(
      address: address.hasSuffix("/") ? String(address.dropLast()) : address,
      authentication: authentication, timeout: timeout, tries: tries, collect: collect,
      items: items, next: next, erase: erase, rectify: rectify)
  }

  /// Without encryption on the way only this machine itself may be asked, as in an example.
  private static func isAddress(_ text: String) -> Bool {
    guard let origin = WebOrigin.of(text), text.utf8.count <= 1_000,
      text.utf8.allSatisfy({ $0 > 32 && $0 < 127 && !"\"<>?#@\\{}".utf8.contains($0) })
    else { return false }
    if origin.hasPrefix("https://") { return true }
    return ["http://127.0.0.1", "http://localhost"].contains {
      origin == $0 || origin.hasPrefix($0 + ":")
    }
  }

  private mutating func readSmall(
    _ key: String, _ range: ClosedRange<Int64>, usual: Int, in entry: inout Entry
  ) -> Int {
    guard let number = entry.number(key, required: false, &report) else { return usual }
    if range.contains(number) { return Int(number) }
    report.error(
      .badNumber, at: entry.place(of: key),
      "\(entry.what): `\(key)` lies between \(range.lowerBound) and \(range.upperBound)")
    return usual
  }

  private mutating func readAuthentication(
    in entry: inout Entry
  ) -> SystemWeb.Authentication? {
    guard var inner = entry.entry("auth", required: false, &report) else { return nil }
    let scheme: SystemWeb.Authentication.Scheme? = inner.choice("scheme", &report)
    let secret = readSecret(in: &inner)
    inner.finish(&report)
    guard let scheme, let secret else { return nil }
    return SystemWeb.Authentication(scheme: scheme, secret: secret)
  }

  private mutating func readPaging(in entry: inout Entry) -> SystemWeb.Paging? {
    guard var inner = entry.entry("next", required: false, &report) else { return nil }
    let way: SystemWeb.Paging.Way? = inner.choice("way", &report)
    let cursor = inner.text("cursor", required: way == .cursor, &report)
    let parameter = inner.text("parameter", required: way != .link && way != nil, &report)
    let from = inner.number("from", required: false, &report) ?? 1
    inner.finish(&report)
    return way.map {
      SystemWeb.Paging(
        way: $0, cursor: cursor, parameter: parameter, from: Int(clamping: from))
    }
  }

  private mutating func readCall(_ key: String, in entry: inout Entry) -> SystemWeb.Call? {
    guard var inner = entry.entry(key, required: false, &report) else { return nil }
    let call = readCall(in: &inner)
    inner.finish(&report)
    return call
  }

  /// `request: GET /path`, `headers`, `body`.
  private mutating func readCall(in entry: inout Entry) -> SystemWeb.Call? {
    let request = entry.text("request", &report)
    var headers: [SystemWeb.Call.Header] = []
    for pair in entry.open("headers", required: false, &report) ?? [] {
      guard let value = entry.text(of: pair.value, pair.key, &report) else { continue }
      guard Self.isToken(pair.key), value.utf8.allSatisfy({ $0 >= 32 && $0 != 127 }),
        pair.key.lowercased() != "authorization"
      else {
        report.error(
          .badRequest, at: pair.place,
          "\(entry.what): `headers` cannot hold \(Entry.quoted(pair.key))",
          hint: "a secret stands under `auth`; a name is made of letters, digits and `-`")
        continue
      }
      headers.append(.init(name: pair.key, value: value))
    }
    let body = entry.node("body", required: false, report: &report).map { json(of: $0).text }
    guard let request else { return nil }
    let parts = request.split(separator: " ")
    guard parts.count == 2, let method = parts.first, let path = parts.last,
      ["GET", "POST", "PUT", "PATCH", "DELETE"].contains(String(method)), path.hasPrefix("/"),
      !path.hasPrefix("//"),
      path.utf8.allSatisfy({ $0 > 32 && $0 < 127 && !"\"<>\\#".utf8.contains($0) })
    else {
      report.error(
        .badRequest, at: entry.place(of: "request"),
        "\(entry.what): `request` must be a method and a path",
        hint: "write it as GET /people?email={email}")
      return nil
    }
    return SystemWeb.Call(
      method: String(method), path: String(path), headers: headers, body: body)
  }

  private static func isToken(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 100
      && text.utf8.allSatisfy {
        (65...90).contains($0) || (97...122).contains($0) || (48...57).contains($0) || $0 == 45
      }
  }

  /// What YAML's core schema makes of a value, for the body of a request.
  private func json(of node: YAMLNode) -> JSON {
    switch node.content {
    case .list(let items): .array(items.map(json))
    case .mapping(let pairs):
      .object(
        Dictionary(
          pairs.map { ($0.key, json(of: $0.value)) }, uniquingKeysWith: { first, _ in first }))
    case .scalar(let text, plain: false): .string(text)
    case .scalar(let text, plain: true):
      switch text {
      case "", "~", "null": .null
      case "true": .bool(true)
      case "false": .bool(false)
      default: Int64(text).map { .integer($0) } ?? .string(text)
      }
    }
  }
}
