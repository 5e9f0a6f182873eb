public import Disclosure
public import Evidence
import Formats
import Register

extension SharedStatement {
  /// Checks the statement's signature, and against a copy of the log that nothing which the log knows is left out.
  ///
  /// Every published register and the recipients of every plan and disclosure up to the checkpoint must stand in the
  /// statement, the handovers to those found must be as many as it says, and its own list searched again must find the
  /// same. What a register's file says beyond its hash is checked by whoever has the file.
  /// - Parameters:
  ///   - key: The organisation's published key; without it the signature is not checked, and the report says so.
  ///   - files: A copy of the log; without one only the statement itself is checked, and the report says so.
  /// - Throws: Only what the files throw for entries that the checkpoint covers.
  public func verify(key: NoteVerifier?, files: (any TileFiles)?) throws -> VerificationReport {
    var report = VerificationReport()
    if let key {
      let isSigned = (try? note.verify(by: [key])) != nil
      report.note(
        isSigned, isSigned ? "signed by the key you gave" : "not signed by the key you gave")
      let isOwn = json["log"]?["origin"]?.string == key.name
      report.note(isOwn, isOwn ? "about the log \(key.name)" : "about another log than the key's")
    } else {
      report.note(true, "signature not checked: give --key to know whose word this is")
    }
    guard let contents = Contents(json) else {
      report.note(false, "the statement lacks something that it has to say")
      return report
    }
    let found = Set(contents.search().map(\.id.text))
    let isComplete = found == Set(contents.found.keys)
    report.note(
      isComplete,
      isComplete
        ? "its list of \(contents.recipients.count) recipients, searched again, finds the same"
        : "its own list of recipients, searched again, finds others")
    let isCounted = contents.found.keys.allSatisfy {
      contents.foundDeclared[$0] == contents.declared(naming: $0)
    }
    report.note(
      isCounted && contents.hasDeclaredParties,
      isCounted && contents.hasDeclaredParties
        ? "what was declared of the time before the record is searched and counted in it"
        : "what was declared of the time before the record is not counted as it stands in it")
    let isEmpty =
      contents.found.values.allSatisfy { $0 == 0 } && !contents.hasSeen
      && contents.foundDeclared.values.allSatisfy { $0 == 0 }
    let says =
      contents.isNever
      ? "it says: never\(contents.since.map { ", since \($0)" } ?? "")" : "it says: yes"
    let isBorneOut = contents.isNever == isEmpty
    report.note(
      isBorneOut, isBorneOut ? says : says + ", which the findings in it do not bear out")
    guard let files else {
      report.note(true, "not compared with the log: give a copy of it with --evidence")
      return report
    }
    try compare(contents, files, &report)
    return report
  }

  private func compare(
    _ contents: Contents, _ files: any TileFiles, _ report: inout VerificationReport
  ) throws {
    guard let bytes = try files.read(Checkpoint.path), let head = try? SignedNote(parsing: bytes),
      let checkpoint = try? Checkpoint(unverified: head), checkpoint.size >= contents.size
    else { return report.note(false, "the copy of the log does not reach the statement") }
    let reader = try TileReader(files: files, size: checkpoint.size)
    guard try reader.root(size: contents.size) == contents.root else {
      return report.note(false, "the log has another root at \(contents.size) entries")
    }
    var log = LogFacts()
    // The root is built anew from the entries themselves: tiles could say anything.
    var tree = RunningRoot()
    let width: Int64 = 256
    for bundle in stride(from: 0, to: contents.size, by: Int(width)) {
      for (offset, entry) in try reader.bundle(at: bundle / width).enumerated()
      where bundle + Int64(offset) < contents.size {
        log.add(entry)
        tree.add(entry)
      }
    }
    guard tree.root == contents.root else {
      return report.note(false, "the entries of the copy do not lead to the statement's root")
    }
    report.note(true, "the log has the statement's root at \(contents.size) entries")
    let isWhole = log.registers == contents.registers
    report.note(
      isWhole,
      isWhole
        ? "all \(log.registers.count) published registers stand in it"
        : "the registers in it are not those that the log says were published")
    let isDeclared = log.declared == contents.declared
    report.note(
      isDeclared,
      isDeclared
        ? "all \(log.declared.count) disclosures declared of the time before stand in it"
        : "the disclosures declared of the time before are not those that the log has")
    let missing = log.recipients.subtracting(contents.recipients.keys.map(\.text))
      .subtracting([RecipientID.ourselves.text]).sorted()
    report.note(
      missing.isEmpty,
      missing.isEmpty
        ? "every recipient that the log names stands in it"
        : "recipients that the log names are left out: \(missing.joined(separator: ", "))")
    let wrong = contents.found.filter { log.handovers[$0.key, default: 0] != $0.value }.keys
      .sorted()
    report.note(
      wrong.isEmpty,
      wrong.isEmpty
        ? "as many handovers as the log has"
        : "other handovers than the log has: \(wrong.joined(separator: ", "))")
  }
}

extension VerificationReport {
  fileprivate mutating func note(_ isGood: Bool, _ text: String) {
    lines.append(Line(isGood: isGood, text: text))
  }
}
