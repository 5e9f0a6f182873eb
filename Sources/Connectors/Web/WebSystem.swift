import Formats
public import Register

/// A program that answers requests about a member with JSON.
public struct WebSystem: OtherSystem {
  private let system: ConnectedSystem
  private let web: SystemWeb
  private let asking: WebAsking

  /// A program that the register declares; nil for a system of another kind.
  public init?(
    _ system: ConnectedSystem, transport: any WebTransport, secrets: SystemSecrets,
    pause: @escaping @Sendable (Duration) async throws -> Void
  ) {
    guard let web = system.web else { return nil }
    self.system = system
    self.web = web
    asking = WebAsking(web: web, transport: transport, secrets: secrets, pause: pause)
  }

  /// The system as the register names it.
  public var name: SystemID { system.id }

  /// Asks for the records and reads what leads further.
  public func locate(_ subject: SystemSubject) async throws -> SystemLocation {
    let records = try await records(of: subject)
    var location = SystemLocation()
    location.isKnown = !records.isEmpty
    location.gives = gifts(in: records)
    return location
  }

  /// Asks for everything, page by page.
  public func collect(_ subject: SystemSubject) async throws -> SystemAnswer {
    let records = try await records(of: subject)
    var answer = SystemAnswer()
    answer.gives = gifts(in: records)
    for record in records {
      answer.told.append(
        SystemRecord(
          table: "records",
          values: columns.filter(\.isShown).compactMap { column in
            record.value(at: column.name).map {
              .init(column: column.name, field: column.field, value: $0)
            }
          }))
    }
    answer.undeclared = undeclared(in: records)
    if !records.isEmpty {
      answer.counts.append(SystemCount(table: "records", act: .collected, rows: records.count))
    }
    return answer
  }

  /// Sends the request that erases, for each value that names the member; what is gone already is fine.
  public func erase(_ subject: SystemSubject) async throws -> SystemAnswer {
    var answer = SystemAnswer()
    guard let call = web.erase else {
      return try await leave(
        "erase the member in \(system.label): the register declares no request for it", subject)
    }
    var subject = subject
    if !Set(call.placeholders).isDisjoint(with: system.gives) {
      answer.gives = gifts(in: try await records(of: subject))
      subject.add(answer.gives)
    }
    var rows = 0
    for filling in try FilledCall.fillings(of: call, subject, in: system.id) {
      let filled = try FilledCall(call, filling)
      let response = try await asking.send(filled, to: web.address + filled.path, also: [404, 410])
      if response.status < 300 { rows += 1 }
    }
    if rows > 0 {
      answer.counts.append(SystemCount(table: "records", act: .deleted, rows: rows))
    }
    return answer
  }

  /// Sends the request that puts a value right, for each name under which the system holds the field.
  public func rectify(
    _ field: FieldID, of subject: SystemSubject, to value: String
  ) async throws -> SystemAnswer {
    let keys = columns.filter { $0.field == field }.map(\.name)
    guard !keys.isEmpty else { return SystemAnswer() }
    guard let call = web.rectify else {
      return try await leave(
        "put `\(field)` right in \(system.label): the register declares no request for it", subject)
    }
    var answer = SystemAnswer()
    var subject = subject
    if !Set(call.placeholders).isDisjoint(with: system.gives) {
      answer.gives = gifts(in: try await records(of: subject))
      subject.add(answer.gives)
    }
    var rows = 0
    for key in keys {
      let fixed = ["key": key, "value": value]
      for filling in try FilledCall.fillings(of: call, subject, in: system.id, besides: fixed) {
        let filled = try FilledCall(call, filling)
        let response = try await asking.send(filled, to: web.address + filled.path, also: [404])
        if response.status < 300 { rows += 1 }
      }
    }
    if rows > 0 {
      answer.counts.append(SystemCount(table: "records", act: .rectified, rows: rows))
    }
    return answer
  }

  /// The requests as they would be sent, without the secret.
  public func rehearse(
    _ act: SystemRehearsal, for subject: SystemSubject
  ) async throws -> [String] {
    let call: SystemWeb.Call?
    var fixed: [[String: String]] = [[:]]
    switch act {
    case .collect: call = web.collect
    case .erase: call = web.erase
    case .rectify(let field, let value):
      call = web.rectify
      fixed = columns.filter { $0.field == field }.map { ["key": $0.name, "value": value] }
      if fixed.isEmpty { return ["nothing is held there"] }
    }
    guard let call else { return ["a person would be asked to do it"] }
    // What the system itself gives is known only once it was asked.
    let own = Dictionary(
      system.gives.filter { subject.values(of: $0, in: system.id).isEmpty }.map { ($0, "{\($0)}") },
      uniquingKeysWith: { first, _ in first })
    var lines: [String] = []
    for fixed in fixed {
      let known = fixed.merging(own) { $1 }
      for filling in try FilledCall.fillings(of: call, subject, in: system.id, besides: known) {
        let filled = try FilledCall(call, filling)
        let path = own.keys.reduce(filled.path) {
          $0.replacing(FilledCall.percentEncoded("{\($1)}"), with: "{\($1)}")
        }
        let body = filled.body.map { " " + String(decoding: $0, as: UTF8.self) } ?? ""
        lines.append("\(filled.method) \(web.address)\(path)\(body)")
      }
    }
    return lines.isEmpty ? ["nothing that is known of the member leads there"] : lines
  }

  /// Reads its secret and sees whether anybody answers; nobody's data is asked for.
  public func check() async throws -> SystemState {
    let call = try FilledCall(SystemWeb.Call(method: "GET", path: "/"), [:])
    do {
      // Whatever stands there: it answers, and does not say that it does not know us.
      _ = try await asking.send(
        call, to: web.address + "/", also: Set(300..<500).subtracting([401, 429]))
    } catch SystemError.later {
      // It answers, and has much to do.
    }
    return SystemState()
  }

  private var columns: [SystemTable.Column] { system.tables.flatMap(\.columns) }

  /// A task for a person, unless the system does not know the member.
  private func leave(_ task: String, _ subject: SystemSubject) async throws -> SystemAnswer {
    var answer = SystemAnswer()
    let location = try await locate(subject)
    answer.gives = location.gives
    if location.isKnown { answer.tasks = [task] }
    return answer
  }

  private func gifts(in records: [JSON]) -> [String: [String]] {
    var gives: [String: [String]] = [:]
    for gift in system.tables.flatMap(\.gives) {
      let values = records.compactMap { $0.value(at: gift.column)?.handle }
      if !values.isEmpty { gives[SystemSubject.whole(gift.handle, in: system.id)] = values }
    }
    return gives
  }

  /// Keys of the answer that the register says nothing of.
  private func undeclared(in records: [JSON]) -> [String] {
    let known = Set(
      (columns.map(\.name) + system.tables.flatMap(\.gives).map(\.column)
        + system.tables.flatMap(\.find).map(\.column)).flatMap {
          [$0, String($0.prefix { $0 != "." })]
        })
    return Set(records.flatMap { ($0.object ?? [:]).keys }).subtracting(known).sorted()
  }

  /// Every record about the member, page by page.
  private func records(of subject: SystemSubject) async throws -> [JSON] {
    var records: [JSON] = []
    for filling in try FilledCall.fillings(of: web.collect, subject, in: system.id) {
      let filled = try FilledCall(web.collect, filling)
      var pages = WebPages(web.next, base: web.address, first: web.address + filled.path)
      while true {
        let response = try await asking.send(filled, to: pages.current, also: [404, 410])
        if response.status == 404 || response.status == 410 { break }
        let json = try Self.json(response)
        let items = try items(in: json)
        records += items.filter { isAbout(subject, $0) }
        guard records.count <= SQLSystem.most else {
          throw SystemError.tooMuch(limit: SQLSystem.most)
        }
        guard try pages.advance(after: response, json, records: items.count) else { break }
      }
    }
    return records
  }

  private static func json(_ response: WebResponse) throws -> JSON {
    if response.status == 204 || response.body.isEmpty { return .array([]) }
    do {
      return try JSON(parsing: response.body)
    } catch {
      throw SystemError.unreadable("it is not JSON")
    }
  }

  private func items(in json: JSON) throws -> [JSON] {
    var found = json
    if let path = web.items {
      if json.array?.isEmpty == true { return [] }
      guard let value = json.value(at: path) else {
        throw SystemError.unreadable("there is nothing at `\(path)`")
      }
      found = value
    }
    switch found {
    case .null: return []
    case .object: return [found]
    case .array(let items):
      guard items.allSatisfy({ $0.object != nil }) else {
        throw SystemError.unreadable("a record is not an object")
      }
      return items
    default: throw SystemError.unreadable("it holds no records")
    }
  }

  /// Whether a record is the member's: where the register says how to tell, others' are left out.
  private func isAbout(_ subject: SystemSubject, _ record: JSON) -> Bool {
    let finds = system.tables.flatMap(\.find)
    guard !finds.isEmpty else { return true }
    return finds.contains { find in
      guard let value = record.value(at: find.column)?.handle else { return false }
      return subject.values(of: find.handle, in: system.id).contains {
        find.handle == "email"
          ? $0.lowercased().isSame(as: value.lowercased()) : $0.isSame(as: value)
      }
    }
  }
}
