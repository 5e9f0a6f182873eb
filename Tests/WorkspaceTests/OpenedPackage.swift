import Access
import Formats
import Foundation
import Store
import Testing
import Workspace

/// A package put into a folder by another program.
struct OpenedPackage {
  let folder: String

  /// Fetches a member's package and unpacks it.
  init(_ id: String, in community: Community, at now: Timestamp? = nil) async throws {
    let reader = try await community.workspace.access.reader(id, at: now ?? community.now)
    var bytes: [UInt8] = []
    try await reader.each(in: 0..<reader.package.bytes) { bytes += $0 }
    let stem = community.folder + "/" + UUID().uuidString
    try Data(bytes).write(to: URL(fileURLWithPath: stem + ".zip"))
    folder = stem
    try Self.python(
      "import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2])",
      stem + ".zip", stem)
  }

  /// Makes a member's package and unpacks it.
  static func make(
    of number: Int, in community: Community, _ form: PackageForm = .access,
    actor: Actor = Community.staff
  ) async throws -> OpenedPackage {
    let made = try await community.workspace.makePackage(
      of: try await community.subject(number), PackageTerms(form: form, actor: actor),
      at: community.now)
    return try await OpenedPackage(made.id, in: community)
  }

  static func python(_ program: String, _ arguments: String...) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", program] + arguments
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder + "/" + path)))
  }

  func text(_ path: String) throws -> String {
    String(decoding: try bytes(path), as: UTF8.self)
  }

  func json() throws -> JSON { try JSON(parsing: bytes("data.json")) }

  /// The paths of all files.
  var files: [String] {
    let all = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return all.filter { path in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: folder + "/" + path, isDirectory: &isFolder)
        && !isFolder.boolValue
    }.sorted()
  }

  /// Every file's text together.
  func everything() throws -> String {
    try files.map { try text($0) }.joined(separator: "\n")
  }
}
