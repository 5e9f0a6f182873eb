import Browser
import Crypto
import Formats
import Foundation

/// The folder of one scan: what left, pictures, documents, cookies, and a manifest that binds them.
///
/// The manifest's SHA-256 goes into the evidence log, so that nobody can change a file later unnoticed. It is written
/// last: a folder without it is that of a scan that was cut off.
struct EvidenceFolder {
  static let manifestName = "manifest.json"

  let path: String
  private var files: [(name: String, bytes: Int, hash: [UInt8])] = []

  init(at path: String) throws {
    self.path = path
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  /// Writes what one state brought to light.
  mutating func add(_ run: StateRun, program: String) throws {
    let state = run.state.rawValue
    try add("\(state)/requests.har", HAR.log(run, program: program).canonical)
    try add("\(state)/cookies.json", JSON.array(run.cookies.map(Self.json)).canonical)
    try add("\(state)/storage.json", JSON.array(run.writes.map(Self.json)).canonical)
    for visit in run.visits {
      let name = "\(state)/page-\(visit.number)"
      if !visit.picture.isEmpty { try add(name + ".png", visit.picture) }
      if !visit.document.isEmpty { try add(name + ".html", Array(visit.document.utf8)) }
    }
    if let choice = run.choice {
      if !choice.before.isEmpty { try add("\(state)/banner-before.png", choice.before) }
      if !choice.after.isEmpty { try add("\(state)/banner-after.png", choice.after) }
    }
  }

  /// Writes one file of the folder.
  mutating func add(_ name: String, _ bytes: [UInt8]) throws {
    try write(name, bytes)
    files.append((name, bytes.count, Array(SHA256.hash(data: bytes))))
  }

  /// Writes the manifest and returns its SHA-256.
  func finish(scan: String, site: String, began: Timestamp, ended: Timestamp) throws -> [UInt8] {
    let manifest: JSON = [
      "scan": .string(scan), "site": .string(site), "began": .string(began.rfc3339),
      "ended": .string(ended.rfc3339),
      "files": .array(
        files.sorted { $0.name < $1.name }.map { file in
          [
            "name": .string(file.name), "bytes": .integer(Int64(file.bytes)),
            "sha256": .string(Hex.encode(file.hash)),
          ]
        }),
    ]
    let bytes = manifest.canonical
    try write(Self.manifestName, bytes)
    return Array(SHA256.hash(data: bytes))
  }

  private func write(_ name: String, _ bytes: [UInt8]) throws {
    let full = path + "/" + name
    try FileManager.default.createDirectory(
      atPath: (full as NSString).deletingLastPathComponent, withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    try Data(bytes).write(to: URL(fileURLWithPath: full), options: .atomic)
  }

  private static func json(_ cookie: JarCookie) -> JSON {
    [
      "name": .string(cookie.name), "value": .string(cookie.value),
      "domain": .string(cookie.domain), "path": .string(cookie.path),
      "seconds": cookie.seconds.map { .double($0) } ?? .null, "httpOnly": .bool(cookie.isHTTPOnly),
    ]
  }

  private static func json(_ write: StorageWrite) -> JSON {
    [
      "place": .string(write.place.rawValue), "origin": .string(write.origin),
      "key": .string(write.key), "value": .string(write.value),
      "scripts": .array(write.scripts.map { .string($0) }), "page": .integer(Int64(write.visit)),
    ]
  }
}
