import Access
import Browser
public import Disclosure
public import Formats
import Foundation
import Gate
import Members
import Register
import Sites
public import Store
import Web

/// The kinds of job that a workspace knows.
public enum JobKind: String, Sendable, CaseIterable {
  /// A disclosure is sent.
  case send = "disclosure.send"
  /// A file of members or choices is taken in.
  case take = "members.import"
  /// A site is scanned.
  case scan = "site.scan"
  /// Packages are made for many.
  case packages = "packages.make"
}

extension Workspace {
  /// The version of this program.
  public static let version = "0.1.0"

  /// The name of this machine, on which alone a job that reads a file can be done.
  static var node: String { ProcessInfo.processInfo.hostName }

  /// Asks for a disclosure to be sent; throws `DisclosureError` when it may not be.
  public func askToSend(
    _ id: String, format: FileFormat, actor: Actor, at now: Timestamp
  ) async throws -> Job {
    let planned = try await disclosures.requireSendable(id)
    return try await jobs.ask(
      JobKind.send.rawValue,
      detail: ["disclosure": .string(id), "format": .string(format.rawValue)],
      total: Int64(planned.permitted), actor: actor, at: now)
  }

  /// Asks for a file to be taken in by a server on this machine, where both files stay until it is done.
  public func askToImport(_ request: ImportRequest, actor: Actor, at now: Timestamp) async throws
    -> Job
  {
    try await jobs.ask(
      JobKind.take.rawValue, detail: request.json, node: Self.node, actor: actor, at: now)
  }

  /// Carries out this workspace's jobs on this machine.
  public func jobRunner(clock: @escaping @Sendable () -> Timestamp) -> JobRunner {
    JobRunner(
      jobs: jobs, node: Self.node,
      work: [
        JobKind.send.rawValue: { [self] job, report in try await send(job, report, at: clock()) },
        JobKind.take.rawValue: { [self] job, report in try await take(job, report, at: clock()) },
        JobKind.scan.rawValue: { [self] job, report in
          try await scan(job, report, clock: clock)
        },
        JobKind.packages.rawValue: { [self] job, report in
          try await packages(job, report, clock: clock)
        },
      ],
      clock: clock, explain: Self.words)
  }

  /// What a room says of its own error; another error may hold anything, so its type alone is told.
  private static func words(_ error: any Error) -> String {
    switch error {
    case let error as DisclosureError: error.description
    case let error as ImportError: error.description
    case let error as StoreError: error.description
    case let error as SitesError: error.description
    case let error as BrowserError: error.description
    case let error as PackageError: error.description
    case let error as Recording.Unusable: error.description
    case let error as CookieFile.Unusable: error.description
    case let error as PersonError: error.description
    case let error as ImportRequest.Unusable: error.description
    default: "it stopped at an error of type \(String(reflecting: type(of: error)))"
    }
  }

  private func send(_ job: Job, _ report: @escaping JobRunner.Report, at now: Timestamp)
    async throws -> JSON
  {
    guard let id = job.detail["disclosure"]?.string,
      let format = job.detail["format"]?.string.flatMap(FileFormat.init)
    else { throw ImportRequest.Unusable.damaged }
    let sent: DisclosureSummary
    do {
      sent = try await disclosures.send(id, actor: job.actor, at: now, format: format) {
        report(Int64($0), Int64($1))
      }
    } catch DisclosureError.alreadySent where job.term > 1 {
      // An earlier try of this job, on a node that ended before it could say so.
      sent = try await disclosures.show(id)
    } catch DisclosureError.beingSent {
      throw StoreError(.busy, "another process is sending it")
    }
    return ["records": .integer(Int64(sent.permitted))]
  }

  private func take(_ job: Job, _ report: @escaping JobRunner.Report, at now: Timestamp)
    async throws -> JSON
  {
    let request = try ImportRequest(json: job.detail)
    let done = try await importFile(
      request, actor: job.actor, at: now, after: Int(job.done)
    ) { report(Int64($0.taken), nil) }
    return [
      "rows": .integer(Int64(done.rows)), "accepted": .integer(Int64(done.accepted)),
      "added": .integer(Int64(done.added)), "unchanged": .integer(Int64(done.unchanged)),
      "refused": .integer(Int64(done.refused)),
      "problems_file": done.problemsFile.map { .string($0) } ?? .null,
    ]
  }
}
