import Browser
public import Findings
public import Formats
import Foundation
import Register
public import Sites
import Standing
public import Store
import Web

/// What a job needs to know to scan a site; files are read on the machine that does it.
public struct SiteScanRequest: Sendable, Equatable {
  /// A site of the register, or an address.
  public var site: String
  /// The page budget of each state.
  public var pages: Int
  /// The states.
  public var states: [ScanState]
  /// The file with the member who is planted; nil for an invented one.
  public var memberFile: String?
  /// A recording of Chrome's recorder that signs the member in.
  public var recordingFile: String?
  /// A file of cookies with which the member is signed in.
  public var cookieFile: String?
  /// Whether robots.txt is obeyed.
  public var obeysRobots: Bool
  /// The browser's program, when it is not where Debian puts it.
  public var program: String?
  /// Further flags for the browser.
  public var flags: [String]
  /// A folder that stands in for the network.
  public var standIn: String?

  /// A request with what suits most sites.
  public init(
    site: String, pages: Int = 20, states: [ScanState] = [.before, .refuse, .accept, .gpc],
    memberFile: String? = nil, recordingFile: String? = nil, cookieFile: String? = nil,
    obeysRobots: Bool = true, program: String? = nil, flags: [String] = [],
    standIn: String? = nil
  ) {
    self.site = site
    self.pages = pages
    self.states = states
    self.memberFile = memberFile
    self.recordingFile = recordingFile
    self.cookieFile = cookieFile
    self.obeysRobots = obeysRobots
    self.program = program
    self.flags = flags
    self.standIn = standIn
  }

  var json: JSON {
    [
      "site": .string(site), "pages": .integer(Int64(pages)),
      "states": .array(states.map { .string($0.rawValue) }),
      "member_file": memberFile.map { .string($0) } ?? .null,
      "recording_file": recordingFile.map { .string($0) } ?? .null,
      "cookie_file": cookieFile.map { .string($0) } ?? .null,
      "obeys_robots": .bool(obeysRobots), "program": program.map { .string($0) } ?? .null,
      "flags": .array(flags.map { .string($0) }), "stand_in": standIn.map { .string($0) } ?? .null,
    ]
  }

  init(json: JSON) throws {
    guard let site = json["site"]?.string, let pages = json["pages"]?.int else {
      throw ImportRequest.Unusable.damaged
    }
    self.init(
      site: site, pages: Int(pages),
      states: (json["states"]?.array ?? []).compactMap { $0.string.flatMap(ScanState.init) },
      memberFile: json["member_file"]?.string, recordingFile: json["recording_file"]?.string,
      cookieFile: json["cookie_file"]?.string, obeysRobots: json["obeys_robots"]?.bool ?? true,
      program: json["program"]?.string,
      flags: (json["flags"]?.array ?? []).compactMap(\.string),
      standIn: json["stand_in"]?.string)
  }
}

extension Workspace {
  /// Asks for a scan, to be done by a server on this machine, where its files and its evidence lie.
  public func askToScan(
    _ request: SiteScanRequest, actor: Actor, at now: Timestamp
  ) async throws -> Job {
    _ = try Sites.site(request.site, in: try await standing.load()?.register)
    return try await jobs.ask(
      JobKind.scan.rawValue, detail: request.json, node: Self.node,
      total: Int64(request.pages * request.states.count), actor: actor, at: now)
  }

  /// Scans a site now.
  ///
  /// - Throws: `SitesError`, `BrowserError`, `PersonError`, `Recording.Unusable`, `CookieFile.Unusable`, `FileError`.
  public func scan(
    _ request: SiteScanRequest, actor: Actor, clock: @escaping @Sendable () -> Timestamp,
    progress: @escaping @Sendable (ScanProgress) -> Void = { _ in }
  ) async throws -> ScanResult {
    let (scan, site, register) = try await prepare(request)
    return try await sites.scan(
      scan, site: site.id, declared: site.declared, register: register, actor: actor, clock: clock,
      progress: progress)
  }

  /// Looks at a site and keeps nothing.
  public func check(
    _ request: SiteScanRequest, clock: @escaping @Sendable () -> Timestamp,
    progress: @escaping @Sendable (ScanProgress) -> Void = { _ in }
  ) async throws -> (report: SiteReport, observations: [Observation]) {
    let (scan, site, register) = try await prepare(request)
    return try await sites.check(
      scan, site: site.id, declared: site.declared, register: register, clock: clock,
      progress: progress)
  }

  private func prepare(
    _ request: SiteScanRequest
  ) async throws -> (
    request: ScanRequest, site: (id: String, start: WebAddress, declared: Site?), Register?
  ) {
    let register = try await standing.load()?.register
    let site = try Sites.site(request.site, in: register)
    var scan = ScanRequest(start: site.start, person: try Self.person(request.memberFile))
    scan.pages = request.pages
    scan.states = request.states
    scan.obeysRobots = request.obeysRobots
    scan.program = request.program
    scan.browser.flags = request.flags
    if let folder = request.standIn {
      scan.standIn = try StandIn(folder: folder)
      scan.pause = .zero
      scan.firstStay = .seconds(1)
      scan.quiet = .milliseconds(700)
    } else {
      scan.resolver = try? CNAMEResolver()
    }
    if let path = request.recordingFile {
      scan.signIn = .recording(
        try Recording(
          parsing: try Self.bytes(path), environment: ProcessInfo.processInfo.environment))
    } else if let path = request.cookieFile {
      scan.signIn = .cookies(
        try CookieFile.parse(String(decoding: try Self.bytes(path), as: UTF8.self)))
    }
    return (scan, site, register)
  }

  /// The member who is planted: of a file, or invented anew, so that nothing else can be taken for them.
  private static func person(_ path: String?) throws -> Person {
    guard let path else {
      let mark = String(UUID().uuidString.lowercased().filter(\.isHexDigit).prefix(12))
      return try Person(
        name: "Quenby Thistlewood", email: "quenby.\(mark)@mail.example", id: "planted-\(mark)",
        phone: nil)
    }
    let json = try JSON(parsing: try bytes(path))
    return try Person(
      name: json["name"]?.string ?? "", email: json["email"]?.string ?? "",
      id: json["id"]?.string ?? "", phone: json["phone"]?.string)
  }

  private static func bytes(_ path: String) throws -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw SitesError.unreadable(path)
    }
    return Array(data)
  }

  /// Carries out a job that was asked for.
  func scan(
    _ job: Job, _ report: @escaping JobRunner.Report,
    clock: @escaping @Sendable () -> Timestamp
  ) async throws -> JSON {
    let result = try await scan(
      try SiteScanRequest(json: job.detail), actor: job.actor, clock: clock
    ) { report(Int64($0.done), Int64($0.total)) }
    return [
      "scan": .string(result.summary.id), "parties": .integer(Int64(result.report.parties.count)),
      "opened": .integer(Int64(result.changes.opened.count)),
      "reopened": .integer(Int64(result.changes.reopened.count)),
      "closed": .integer(Int64(result.changes.closed.count)),
      "complete": .bool(result.report.isComplete),
    ]
  }
}

extension Workspace {
  /// A policy for a site of the register; throws `SitesError.unknownSite`.
  public func policy(of name: String, reportTo: String?) async throws -> PolicyProposal {
    let register = try await inForce().register
    guard let site = register.sites.first(where: { $0.id.text == name }),
      let proposal = PolicyProposal(for: site, in: register, reportTo: reportTo)
    else { throw SitesError.unknownSite(name, known: register.sites.map(\.id.text)) }
    return proposal
  }
}

extension Workspace {
  /// Has a site scanned every so many days by a server; nil for no more.
  ///
  /// - Throws: `SitesError.unknownSite`: only a site of the register has an owner for what is found.
  public func scheduleScan(
    _ request: SiteScanRequest, every days: Int?, at now: Timestamp
  ) async throws {
    let register = try await inForce().register
    guard register.sites.contains(where: { $0.id.text == request.site }) else {
      throw SitesError.unknownSite(request.site, known: register.sites.map(\.id.text))
    }
    try await sites.schedule(request.site, every: days, detail: request.json, at: now)
  }

  /// Asks for the scans that are due; a server calls it now and then.
  public func askDueScans(at now: Timestamp) async throws {
    for due in try await sites.takeDue(at: now) {
      _ = try await askToScan(
        try SiteScanRequest(json: due.detail), actor: Actor(kind: .system, id: "schedule"), at: now)
    }
  }
}
