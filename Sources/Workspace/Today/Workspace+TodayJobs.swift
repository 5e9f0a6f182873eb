import Disclosure
import Formats
import Register
import Store

/// The jobs that failed and that nothing has made good: scans of declared sites, and all others.
struct TodayFailures {
  var scans: [String: Job] = [:]
  var others: [Today.Line] = []
}

extension Workspace {
  /// How many days a job that failed is called up.
  static let daysOfAFailure = 14
  /// How many jobs are looked through.
  private static let mostJobs = 1_000

  /// The jobs that failed of late; one that was asked for again since, and has not failed again, is done with.
  func failures(_ asked: TodayQuestion) async throws -> TodayFailures {
    let failed = try await jobs.failed(
      since: asked.now.adding(seconds: Int64(-Self.daysOfAFailure) * 86_400), limit: Self.mostJobs)
    var later: [String: [Job]] = [:]
    for (kind, ids) in Dictionary(grouping: failed, by: \.kind).mapValues({ $0.map(\.id) }) {
      guard let first = ids.min() else { continue }
      later[kind] = try await jobs.taken(kind, after: first, limit: Self.mostJobs)
    }
    var found = TodayFailures()
    var seen: Set<String> = []
    for job in failed where seen.insert("\(job.kind) \(Self.thing(job))").inserted {
      let isMadeGood = later[job.kind]?.contains {
        $0.id > job.id && Self.thing($0) == Self.thing(job)
      }
      if isMadeGood == true { continue }
      if let site = Self.site(of: job, asked.register) {
        found.scans[site] = job
      } else if asked.team == nil, try await !isSent(job) {
        found.others.append(Self.line(job))
      }
    }
    return found
  }

  /// The declared site that a job was to scan.
  private static func site(of job: Job, _ register: Register) -> String? {
    guard job.kind == JobKind.scan.rawValue, let site = job.detail["site"]?.string else {
      return nil
    }
    return register.sites.contains { $0.id.text == site } ? site : nil
  }

  /// Whether a job was to send what has been sent in another way.
  private func isSent(_ job: Job) async throws -> Bool {
    guard job.kind == JobKind.send.rawValue, let id = job.detail["disclosure"]?.string else {
      return false
    }
    do {
      return try await disclosures.show(id).state == .sent
    } catch DisclosureError.unknown {
      return false
    }
  }

  /// What a job is about, to know a second try by.
  private static func thing(_ job: Job) -> String {
    let name: String? =
      switch JobKind(rawValue: job.kind) {
      case .send: job.detail["disclosure"]?.string
      case .take: job.detail["file"]?.string
      case .scan: job.detail["site"]?.string
      case .packages: job.detail["run"]?.string
      case nil: nil
      }
    return name ?? job.detail.text
  }

  private static func line(_ job: Job) -> Today.Line {
    let disclosure = job.kind == JobKind.send.rawValue ? job.detail["disclosure"]?.string : nil
    return Today.Line(
      place: disclosure.map { .disclosure($0) } ?? .job(job.id),
      what: JobKind(rawValue: job.kind)?.title ?? job.kind, why: Self.reason(job), team: nil,
      due: nil, isOverdue: false)
  }

  /// Why a job failed, as it says itself.
  static func reason(_ job: Job) -> String {
    let day = HumanDate.text(job.ended ?? job.asked)
    guard let error = job.outcome?["error"]?.string else { return "It failed on \(day)." }
    return "It failed on \(day): \(error)\(error.hasSuffix(".") ? "" : ".")"
  }
}

extension JobKind {
  /// The kind in words.
  public var title: String {
    switch self {
    case .send: "Sending a disclosure"
    case .take: "Taking in a file"
    case .scan: "Scanning a site"
    case .packages: "Making copies of what is held"
    }
  }
}
