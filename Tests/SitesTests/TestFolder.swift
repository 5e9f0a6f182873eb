import Findings
import Formats
import Foundation
import Register
import Store
import TestSupport

@testable import Sites

extension TestFolder {
  func database() async throws -> any Store.Database {
    try await database(of: Findings.migrations + Sites.migrations)
  }
}

/// The room in a database and a folder of its own, with a register of one site.
struct House {
  let folder: TestFolder
  let database: any Store.Database
  let sites: Sites
  let findings: Findings
  let register: Register
  let priya = Actor(kind: .staff, id: "priya")

  init(loads: [Site.Load] = []) async throws {
    folder = try TestFolder()
    database = try await folder.database()
    sites = Sites(
      database: database, folder: folder.path + "/scans", node: "here", program: "1.2.3")
    findings = Findings(database: database)
    register = try Declared.register(loads: loads)
  }

  /// Keeps a report of the declared site; with `isDeclared` false, of one that no register has.
  @discardableResult
  func keep(
    _ report: SiteReport, runs: [StateRun] = [], isDeclared: Bool = true
  ) async throws -> ScanResult {
    try await sites.record(
      report, runs: runs, declared: isDeclared ? register.sites.first : nil,
      register: isDeclared ? register : nil, actor: priya)
  }

  func entries() async throws -> [Entry] {
    try await database.read { try $0.entries(after: 0, limit: 10_000) }
  }
}
