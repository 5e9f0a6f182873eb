import Consent
import Formats
import Foundation
import Law
import Logging
import Members
import Register
import ServiceLifecycle
import Staff
import Standing
import Store
import Synchronization
import Vault
import Workspace

@testable import Server

/// A real workspace in a temporary folder with a small register and one member, and a server before it.
struct House: Sendable {
  let workspace: Workspace
  let client: LoopbackClient
  let clock: TestClock
  let log: LogLines
  let member: UInt32

  static let start = Timestamp("2026-11-21T09:00:00Z") ?? Timestamp(microseconds: 0)
  static let system = Actor(kind: .system, id: "test")

  /// Runs a test against a server on a free port, then shuts it down and removes the folder.
  @discardableResult
  static func run<Result: Sendable>(
    settings: ServerSettings = ServerSettings(port: 0, decisionPatience: .seconds(60)),
    databases: DatabaseAddresses = DatabaseAddresses(),
    _ test: @Sendable @escaping (House) async throws -> Result
  ) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory.path + "/ab-server-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let workspace = try await Workspace.create(
      at: folder + "/w", databases: databases, isExample: true, now: start)
    let member = try await fill(workspace)
    let clock = TestClock(start)
    let log = LogLines()
    let logger = Logger(label: "test") { _ in LogCollector(lines: log) }
    let (ports, running) = AsyncStream<Int>.makeStream()
    let application = try AboveboardServer.application(
      workspace: workspace, settings: settings, logger: logger, clock: { clock.now },
      onRunning: { port in running.yield(port) })
    let group = ServiceGroup(
      configuration: .init(services: [.init(service: application)], logger: logger))
    return try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      var iterator = ports.makeAsyncIterator()
      let port = await iterator.next() ?? 0
      let outcome: Swift.Result<Result, any Error>
      do {
        outcome = .success(
          try await test(
            House(
              workspace: workspace, client: LoopbackClient(port: port), clock: clock, log: log,
              member: member)))
      } catch {
        outcome = .failure(error)
      }
      await group.triggerGracefulShutdown()
      try await tasks.waitForAll()
      try await workspace.close()
      return try outcome.get()
    }
  }

  private static func fill(_ workspace: Workspace) async throws -> UInt32 {
    _ = try await workspace.standing.publish(Fixture.register, files: [], actor: system, at: start)
    let draft = MemberDraft(
      handles: [.id: "m-1", .email: "ada@example.org"], relationship: "sign-up",
      values: [Fixture.name: .text("Ada"), Fixture.country: .country(Fixture.britain)],
      provenance: .init(source: Fixture.signUp, notice: Fixture.privacy, basis: .contract),
      collected: start.date)
    let outcomes = try await workspace.members.take(
      [draft], inForce: try await workspace.inForce(), actor: system, at: start)
    guard case .added(let ordinal)? = outcomes.first else { throw LoopbackClient.Unanswered() }
    return ordinal
  }

  /// Signs somebody in by a link and returns the cookie header.
  func signIn(_ principal: Principal) async throws -> String {
    let link = try await workspace.staff.makeLink(for: principal, at: clock.now)
    let answer = try await client.send("POST", "/in/\(link.token.text)")
    return "aboveboard=\(answer.cookie("aboveboard") ?? "")"
  }

  /// Makes an account and signs it in; a champion is of the editors unless another team is named.
  func signIn(
    staff id: String, _ role: StaffRole, team: String? = nil
  ) async throws -> String {
    try await workspace.staff.add(
      id: id, name: "Someone", role: role, team: role == .champion ? team ?? "editors" : nil,
      actor: Self.system, at: clock.now)
    return try await signIn(.staff(id))
  }

  /// The token that the forms of a page carry.
  func formToken(_ page: String, cookie: String) async throws -> String {
    let answer = try await client.send("GET", page, headers: ["Cookie": cookie])
    let parts = answer.text.split(separator: "name=\"token\" value=\"", maxSplits: 1)
    return String(parts.dropFirst().first?.prefix { $0 != "\"" } ?? "")
  }

  /// Posts a form with the visitor's token.
  func post(
    _ path: String, cookie: String, page: String, _ fields: [(String, String)]
  ) async throws -> LoopbackClient.Answer {
    let token = try await formToken(page, cookie: cookie)
    return try await client.send(
      "POST", path, headers: ["Cookie": cookie, "Content-Type": Self.formType],
      body: Self.form([("token", token)] + fields))
  }

  static let formType = "application/x-www-form-urlencoded"

  static func form(_ fields: [(String, String)]) -> String {
    fields.map { "\($0)=\(escape($1))" }.joined(separator: "&")
  }

  private static func escape(_ text: String) -> String {
    text.utf8.map { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F:
        String(decoding: [byte], as: UTF8.self)
      default: "%" + Hex.encode([byte])
      }
    }.joined()
  }
}

/// A clock that the test sets.
final class TestClock: Sendable {
  private let time: Mutex<Timestamp>
  init(_ time: Timestamp) { self.time = Mutex(time) }
  var now: Timestamp { time.withLock { $0 } }
  func advance(seconds: Int64) { time.withLock { $0 = $0.adding(seconds: seconds) } }
}

/// Every line that was logged, with its metadata.
final class LogLines: Sendable {
  private let lines = Mutex<[String]>([])
  var all: [String] { lines.withLock { $0 } }
  func add(_ line: String) { lines.withLock { $0.append(line) } }
}

struct LogCollector: LogHandler {
  let lines: LogLines
  var metadata: Logger.Metadata = [:]
  var logLevel = Logger.Level.trace

  init(lines: LogLines) { self.lines = lines }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    lines.add("\(event.level) \(event.message) \(event.metadata ?? [:])")
  }
}
