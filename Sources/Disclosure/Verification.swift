import Crypto
import Evidence
import Formats
import Foundation

/// What a check of a certificate or of an evidence folder found; it needs no database and no network.
public struct VerificationReport: Sendable, Equatable {
  /// One thing that was checked.
  public struct Line: Sendable, Equatable {
    /// Whether it holds.
    public var isGood: Bool
    /// What was checked and what was found.
    public var text: String
    /// Makes a line.
    public init(isGood: Bool, text: String) {
      self.isGood = isGood
      self.text = text
    }
  }

  /// What was checked, in order.
  public var lines: [Line] = []

  /// Begins with nothing checked, which is not intact.
  public init() {}

  /// Whether everything holds.
  public var isIntact: Bool { !lines.isEmpty && lines.allSatisfy(\.isGood) }

  mutating func check(_ isGood: Bool, _ good: String, _ bad: String) {
    lines.append(Line(isGood: isGood, text: isGood ? good : bad))
  }
}

/// Checks evidence offline: a folder of tiles, the certificate that came with a file, or a member's proof.
public enum Verification {
  /// Checks an evidence folder, a pack, a certificate or a member's proof.
  ///
  /// - Parameters:
  ///   - path: the folder, or the `certificate.json`.
  ///   - key: the organisation's published key, as `name+hash+base64`; without it a forgery by whoever made the whole
  ///     is not found, and the report says so.
  ///   - witnesses: keys of witnesses, each of which must have cosigned; of an evidence folder alone.
  ///   - file: the data file; by default the one that the certificate names, beside it.
  /// - Throws: `CertificateError`, `MemberProofError`, `NoteError` for a malformed key, file errors.
  public static func verify(
    _ path: String, key: String? = nil, witnesses: [String] = [], file: String? = nil
  ) throws -> VerificationReport {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw CocoaError(.fileReadNoSuchFile)
    }
    let verifier = try key.map { try NoteVerifier($0) }
    let trusted = try witnesses.map { try CosignatureVerifier($0) }
    if isFolder.boolValue, PackVerification.isPack(path) {
      var pack = PackVerification(path)
      try pack.run(trusted: verifier)
      pack.report.requireNoWitness(trusted)
      return pack.report
    }
    if isFolder.boolValue {
      var report = try verifyFolder(path, verifier)
      try CosignedCheck(folder: path, key: verifier).run(trusted, &report)
      return report
    }
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    if let json = try? JSON(parsing: bytes), json["format"]?.string == MemberProof.format {
      var report = try verify(try MemberProof(parsing: bytes), key: key)
      report.requireNoWitness(trusted)
      return report
    }
    let certificate = try Certificate(parsing: bytes)
    let folder = (path as NSString).deletingLastPathComponent
    var report = try verify(certificate, trusted: verifier, folder: folder, file: file)
    report.requireNoWitness(trusted)
    return report
  }

  private static func verifyFolder(_ path: String, _ key: NoteVerifier?) throws
    -> VerificationReport
  {
    let log = try LogVerifier(files: FolderTiles(folder: path), key: key).verify()
    var report = VerificationReport()
    report.check(
      log.problems.isEmpty && log.root != nil,
      "\(log.entriesChecked) entries: every leaf, tile and the root hash agree"
        + (log.root.map { " (root \($0.base64))" } ?? ""),
      "the log does not hold: \(log.entriesChecked) entries checked")
    if log.entriesPruned > 0 {
      report.check(
        true,
        "\(log.entriesPruned) older entries are pruned: the log says so and signs it, their hashes "
          + "are here and agree", "")
    }
    for problem in log.problems { report.lines.append(.init(isGood: false, text: "\(problem)")) }
    if log.furtherProblems > 0 {
      report.lines.append(.init(isGood: false, text: "\(log.furtherProblems) further problems"))
    }
    if key != nil {
      report.check(
        log.isSigned, "the checkpoint is signed by the key you gave",
        "the checkpoint is not signed by the key you gave")
    } else {
      report.lines.append(
        .init(isGood: true, text: "signature not checked: give --key to know whose log this is"))
    }
    return report
  }

  private static func verify(
    _ certificate: Certificate, trusted: NoteVerifier?, folder: String, file: String?
  ) throws -> VerificationReport {
    var report = VerificationReport()
    let statement = certificate.statement
    let leaf = try? JSON(parsing: certificate.leaf)
    report.check(
      leaf?["kind"]?.string == "disclosure.sent"
        && leaf?["certificate"]?.string == Certificate.digest(of: statement),
      "the log's entry names exactly this statement",
      "the log's entry does not name this statement: it was changed after it was logged")
    checkProof(certificate, trusted, &report)
    try checkFile(statement, folder: folder, file: file, &report)
    checkRows(statement, leaf, &report)
    return report
  }

  private static func checkProof(
    _ certificate: Certificate, _ trusted: NoteVerifier?, _ report: inout VerificationReport
  ) {
    do {
      let verifier = try trusted ?? NoteVerifier(certificate.key)
      let proof = try LogProof(parsing: certificate.proof)
      let checkpoint = try proof.verify(
        entry: certificate.leaf, by: verifier, origin: verifier.name)
      report.check(
        true,
        "the entry is in the log of \(checkpoint.origin), of \(checkpoint.size) entries, signed",
        "")
    } catch {
      report.check(false, "", "the entry is not proven to be in the signed log (\(error))")
    }
    guard trusted == nil else { return }
    report.lines.append(
      .init(
        isGood: true,
        text: "signed by the key in the certificate; compare it with the one the organisation "
          + "publishes, or give it with --key: \(certificate.key)"))
  }

  private static func checkFile(
    _ statement: JSON, folder: String, file: String?, _ report: inout VerificationReport
  ) throws {
    guard let name = statement["file"]?["name"]?.string,
      let hash = statement["file"]?["sha256"]?.string, !name.contains("/")
    else {
      report.check(false, "", "the statement names no file")
      return
    }
    let path = file ?? (folder.isEmpty ? name : folder + "/" + name)
    guard let digest = try Files.digest(path) else {
      report.check(false, "", "the file \(name) is not here; give it with --file")
      return
    }
    report.check(
      Hex.encode(digest.hash) == hash, "\(name) is the file that was handed over, byte for byte",
      "\(name) is not the file that was handed over: its SHA-256 differs")
  }

  /// Every row is a member's, or one of those that the log has committed to.
  private static func checkRows(
    _ statement: JSON, _ leaf: JSON?, _ report: inout VerificationReport
  ) {
    guard let rows = statement["file"]?["rows"]?.int,
      let members = statement["members"]?["count"]?.int
    else { return }
    guard let beyond = statement["beyondMembers"] else {
      return report.check(
        rows == members, "\(rows) rows, \(members) members",
        "the statement names \(rows) rows but \(members) members")
    }
    let others = beyond["rows"]?.int ?? 0
    report.check(
      others > 0 && rows - others == members,
      "\(rows) rows: \(members) members and \(others) that are nobody's, put in by the organisation",
      "the statement names \(rows) rows but \(members) members and \(others) others")
    report.check(
      beyond["root"]?.string != nil && beyond["root"]?.string == leaf?["beyond"]?.string,
      "the log's entry has committed to which rows are nobody's",
      "the log's entry has not committed to which rows are nobody's")
  }
}
