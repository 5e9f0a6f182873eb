import Evidence
import Foundation
import Store
import Vault

extension Disclosures {
  /// What a sending writes before anything bears its name.
  static func isUnfinished(_ name: String) -> Bool {
    name == ".unfinished" || name.hasPrefix(".part-")
  }

  func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  func checkUnsent(_ line: LedgerLine, _ flaws: inout Flaws) {
    for name in names(in: folder(of: line.id)) {
      flaws.add(
        Self.isUnfinished(name) ? .fileUnfinished : .fileUnsent, at: "\(line.id)/\(name)")
    }
  }

  func checkFiles(of line: LedgerLine, leaf: [UInt8], _ flaws: inout Flaws) throws {
    guard let name = line.file, let hash = line.hash else { return }
    let path = folder(of: line.id)
    let hasCertificate = Files.exists(path + "/certificate.json")
    var isHere = true
    if let digest = try Files.digest(path + "/" + name) {
      if digest.hash != hash || Int64(digest.bytes) != line.bytes {
        flaws.add(.fileAltered, at: "\(line.id)/\(name)")
      }
    } else {
      isHere = false
      flaws.add(hasCertificate ? .fileRemoved : .fileLost, at: "\(line.id)/\(name)")
    }
    if isHere, !isCertificate(of: line, leaf: leaf) {
      flaws.add(.certificate, at: "\(line.id)/certificate.json")
    }
    for name in names(in: path) where Self.isUnfinished(name) {
      flaws.add(.fileUnfinished, at: "\(line.id)/\(name)")
    }
  }

  /// Whether the certificate is there, says what the ledger says, and its proof holds.
  private func isCertificate(of line: LedgerLine, leaf: [UInt8]) -> Bool {
    let path = folder(of: line.id) + "/certificate.json"
    guard let bytes = FileManager.default.contents(atPath: path),
      let certificate = try? Certificate(parsing: [UInt8](bytes)),
      certificate.statement == line.statement, certificate.leaf == leaf,
      let proof = try? LogProof(parsing: certificate.proof)
    else { return false }
    return
      (try? proof.verify(entry: leaf, by: evidence.verifier, origin: evidence.verifier.name)) != nil
  }

  func checkFolders(_ known: Set<String>, _ flaws: inout Flaws) throws {
    for name in names(in: folder) where !known.contains(name) {
      flaws.add(.folderStray, at: "disclosures/\(name)")
    }
  }
}
