import Crypto
import Formats
import Foundation
public import Store

extension Sites {
  static let changedEvidence = FlawKind.fault(
    "sites.evidence-changed", "files of scans are not as the log has them",
    remedy: "find out who wrote to the folder; what a scan found then proves nothing more")
  static let missingEvidence = FlawKind.note(
    "sites.evidence-missing", "scans of this machine have no folder any more",
    remedy: "copy the folders back, if they are still somewhere: a backup does not hold them")
  static let unfinished = FlawKind.note(
    "sites.unfinished", "folders of scans that were cut off, or are being made",
    remedy: "delete them when no scan is under way")

  /// Compares the folder of every scan that was made on this machine with its manifest, and that with the log.
  public func check(progress: (_ done: Int) -> Void = { _ in }) async throws -> Flaws {
    var flaws = Flaws()
    var known: Set<String> = []
    var last: String?
    while true {
      let page = try await list(before: last, limit: 200)
      for scan in page {
        known.insert(scan.id)
        if scan.node == node { add(scan, to: &flaws) }
        progress(known.count)
      }
      guard let end = page.last else { break }
      last = end.id
    }
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    where !known.contains(name) {
      flaws.add(Self.unfinished, at: name)
    }
    return flaws
  }

  private func add(_ scan: ScanSummary, to flaws: inout Flaws) {
    let folder = folder(of: scan.id)
    guard FileManager.default.fileExists(atPath: folder) else {
      return flaws.add(Self.missingEvidence, at: scan.id)
    }
    guard
      let bytes = FileManager.default.contents(atPath: folder + "/" + EvidenceFolder.manifestName),
      Array(SHA256.hash(data: bytes)) == scan.manifest,
      let files = try? JSON(parsing: Array(bytes))["files"]?.array
    else { return flaws.add(Self.changedEvidence, at: scan.id + "/" + EvidenceFolder.manifestName) }
    var listed: Set<String> = [EvidenceFolder.manifestName]
    for file in files {
      guard let name = file["name"]?.string, let hash = file["sha256"]?.string else { continue }
      listed.insert(name)
      let found = FileManager.default.contents(atPath: folder + "/" + name)
      if found.map({ Hex.encode(Array(SHA256.hash(data: $0))) }) != hash {
        flaws.add(Self.changedEvidence, at: scan.id + "/" + name)
      }
    }
    for name in Self.files(in: folder) where !listed.contains(name) {
      flaws.add(Self.changedEvidence, at: scan.id + "/" + name)
    }
  }

  private static func files(in folder: String) -> [String] {
    ((try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []).filter { name in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: folder + "/" + name, isDirectory: &isFolder)
        && !isFolder.boolValue
    }
  }
}
