import Evidence
import Formats
import Foundation

/// Checks a pack offline: every file against the signed list, every entry against the log, every certificate.
struct PackVerification {
  let folder: String
  var report = VerificationReport()
  let read: (String) -> [UInt8]?

  init(_ folder: String) {
    self.folder = folder
    // A link is no file of a pack: what it points to was never listed.
    read = { path in
      let place = folder + "/" + path
      let kind =
        try? FileManager.default.attributesOfItem(atPath: place)[.type] as? FileAttributeType
      guard kind == .typeRegular else { return nil }
      return FileManager.default.contents(atPath: place).map { [UInt8]($0) }
    }
  }

  /// Whether a folder is a pack, be it a damaged one.
  static func isPack(_ folder: String) -> Bool {
    [PackLayout.manifest, PackLayout.sums, PackLayout.leaves].contains {
      FileManager.default.fileExists(atPath: folder + "/" + $0)
    }
  }

  /// Checks everything; `trusted` is a key from another source, else the one in the pack is taken, and that is said.
  mutating func run(trusted: NoteVerifier?) throws {
    guard let verifier = key(trusted) else { return }
    let manifest = readManifest(verifier)
    let listed = checkFiles(manifest)
    guard let checkpoint = checkCheckpoint(manifest, verifier) else { return }
    checkLeaves(listed, checkpoint, verifier, manifest)
    checkRegisters(listed)
    checkCertificates(listed, verifier)
    checkAttestations(listed)
    if trusted == nil {
      report.lines.append(
        .init(
          isGood: true,
          text: "signed by the key in the pack; compare it with the one the organisation "
            + "publishes, or give it with --key: \(verifier.text)"))
    }
  }

  private mutating func wrong(_ text: String) {
    report.lines.append(.init(isGood: false, text: text))
  }

  private mutating func key(_ trusted: NoteVerifier?) -> NoteVerifier? {
    let text = read(PackLayout.key).map { String(decoding: $0, as: UTF8.self) }
    let own = text.flatMap { $0.hasSuffix("\n") ? try? NoteVerifier(String($0.dropLast())) : nil }
    if own == nil { wrong("\(PackLayout.key): the file is missing or is no key") }
    if let trusted, let own, own != trusted {
      wrong("\(PackLayout.key): the pack bears another key than the one you gave")
    }
    return trusted ?? own
  }

  private mutating func readManifest(_ verifier: NoteVerifier) -> PackManifest? {
    guard let bytes = read(PackLayout.manifest) else {
      wrong("\(PackLayout.manifest): the file is missing")
      return nil
    }
    do throws(NoteError) {
      let manifest = try PackManifest(parsing: bytes, by: verifier)
      report.check(
        true, "the manifest is signed: \(manifest.scope), made \(manifest.made.rfc3339)", "")
      return manifest
    } catch {
      wrong("\(PackLayout.manifest): \(error)")
      return nil
    }
  }

  /// Compares what is there with the list; returns the paths of the list.
  private mutating func checkFiles(_ manifest: PackManifest?) -> [String] {
    let there = files().filter { $0 != PackLayout.manifest && $0 != PackLayout.sums }
    let bytes = read(PackLayout.sums)
    let sums = bytes.flatMap { PackLists.readSums($0) } ?? []
    if let manifest, bytes.map({ PackedFile(path: "sums", bytes: $0).digest }) != manifest.sums {
      wrong(alteredList(bytes, there, manifest))
    } else if bytes == nil || sums.isEmpty {
      wrong("\(PackLayout.sums): the file is missing or is no list")
    }
    let blocks = PackLists.readBlocks(read(PackLayout.blocks) ?? [], sums: sums)
    var good = 0
    for (path, digest) in sums {
      guard let content = read(path) else {
        wrong("\(path): the file is missing")
        continue
      }
      guard PackedFile(path: path, bytes: content).digest != digest else {
        good += 1
        continue
      }
      let place = blocks[path]?.firstDifference(in: content).map { range in
        ", between bytes \(range.lowerBound) and \(range.upperBound)"
          + (blocks[path]?.size == content.count
            ? "" : " (it has \(content.count) bytes instead of \(blocks[path]?.size ?? 0))")
      }
      wrong("\(path): the file was changed\(place ?? "")")
    }
    let known = Set(sums.map(\.path))
    for path in there where !known.contains(path) {
      wrong("\(path): the file is not of this pack")
    }
    if manifest != nil, good == sums.count, there.count == good, good > 0 {
      report.check(
        true, "\(good) files are as they were signed, none is missing, none was added", "")
    }
    return sums.map(\.path)
  }

  /// Where the list itself was changed, when the files still say what it was.
  private func alteredList(
    _ bytes: [UInt8]?, _ there: [String], _ manifest: PackManifest
  ) -> String {
    guard let bytes else { return "\(PackLayout.sums): the file is missing" }
    let original = PackLists.sums(
      of: there.compactMap { path in read(path).map { PackedFile(path: path, bytes: $0) } })
    guard PackedFile(path: "sums", bytes: original).digest == manifest.sums else {
      return "\(PackLayout.sums): the list was changed, or files together with it"
    }
    let offset = zip(bytes, original).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    let place = offset ?? min(bytes.count, original.count)
    let line = bytes.prefix(place).count { $0 == 0x0A } + 1
    return "\(PackLayout.sums), line \(line), byte \(place): the list was changed"
  }

  /// Every file and link under the folder, relative to it, in byte order.
  private func files() -> [String] {
    var found: [String] = []
    func walk(_ prefix: String) {
      let names =
        (try? FileManager.default.contentsOfDirectory(atPath: folder + "/" + prefix)) ?? []
      for name in names {
        let path = prefix + name
        let kind =
          try? FileManager.default.attributesOfItem(atPath: folder + "/" + path)[.type]
          as? FileAttributeType
        if kind == .typeDirectory { walk(path + "/") } else { found.append(path) }
      }
    }
    walk("")
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private mutating func checkCheckpoint(
    _ manifest: PackManifest?, _ verifier: NoteVerifier
  ) -> Checkpoint? {
    guard let bytes = read(PackLayout.checkpoint) else { return nil }
    do throws(NoteError) {
      let checkpoint = try Checkpoint(verifying: try SignedNote(parsing: bytes), by: verifier)
      if let manifest, manifest.size != checkpoint.size || manifest.root != checkpoint.root {
        wrong("\(PackLayout.checkpoint): it is not the one that the manifest names")
      }
      return checkpoint
    } catch {
      wrong("\(PackLayout.checkpoint): \(error)")
      return nil
    }
  }

  private mutating func checkLeaves(
    _ listed: [String], _ checkpoint: Checkpoint, _ verifier: NoteVerifier,
    _ manifest: PackManifest?
  ) {
    var proven: Int64 = 0
    for path in listed {
      guard let sequence = PackLayout.sequence(ofLeaf: path), let leaf = read(path) else {
        continue
      }
      guard let proof = read(PackLayout.proof(sequence)) else {
        wrong("\(path): there is no proof of entry \(sequence)")
        continue
      }
      do {
        let read = try LogProof(parsing: proof)
        let head = try read.verify(entry: leaf, by: verifier)
        guard read.index == sequence - 1, head.root == checkpoint.root,
          (try JSON(parsing: leaf))["seq"]?.int == sequence
        else {
          wrong("\(path): the proof beside it is of another entry or log")
          continue
        }
        proven += 1
      } catch {
        wrong("\(path): entry \(sequence) is not proven to be in the log (\(error))")
      }
    }
    report.check(
      proven == manifest?.leaves ?? proven && proven > 0,
      "\(proven) entries are in the log of \(checkpoint.origin), of \(checkpoint.size) entries",
      "\(proven) entries are proven, the manifest names \(manifest?.leaves ?? 0)")
  }

  /// A register in the pack is the one whose hash its entry names.
  private mutating func checkRegisters(_ listed: [String]) {
    var named: [Int64: String] = [:]
    for path in listed where PackLayout.sequence(ofLeaf: path) != nil {
      guard let leaf = read(path).flatMap({ try? JSON(parsing: $0) }),
        leaf["kind"]?.string == "register.published", let version = leaf["version"]?.int
      else { continue }
      named[version] = leaf["hash"]?.string
    }
    var good = 0
    for path in listed where path.hasPrefix("registers/") && path.hasSuffix(".json") {
      guard let version = Int64(path.dropFirst(10).dropLast(5)), let bytes = read(path) else {
        continue
      }
      guard named[version] == PackedFile(path: path, bytes: bytes).digest.hex else {
        wrong("\(path): it is not the register that the log's entry names")
        continue
      }
      good += 1
    }
    if good > 0 { report.check(true, "\(good) registers are those that the log names", "") }
  }

  private mutating func checkCertificates(_ listed: [String], _ verifier: NoteVerifier) {
    var good = 0
    for path in listed where path.hasPrefix("disclosures/") && path.hasSuffix("/certificate.json") {
      guard let bytes = read(path) else { continue }
      guard let certificate = try? Certificate(parsing: bytes),
        let leaf = try? JSON(parsing: certificate.leaf),
        leaf["kind"]?.string == "disclosure.sent",
        leaf["certificate"]?.string == Certificate.digest(of: certificate.statement),
        let proof = try? LogProof(parsing: certificate.proof),
        (try? proof.verify(entry: certificate.leaf, by: verifier)) != nil,
        // The entry beside it leads to the pack's own checkpoint: certificate and pack are of one history.
        let sequence = leaf["seq"]?.int, read(PackLayout.leaf(sequence)) == certificate.leaf
      else {
        wrong("\(path): the certificate is not one that the log holds")
        continue
      }
      good += 1
    }
    if good > 0 {
      report.check(true, "\(good) certificates are in the log and say what was logged", "")
    }
  }
}
