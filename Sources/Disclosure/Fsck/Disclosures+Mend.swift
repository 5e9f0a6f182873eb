import Evidence
public import Store
import Vault

extension Disclosures {
  /// Clears what a crash left and writes anew what follows from ledger and keys; returns what was done.
  public func mend(_ flaws: Flaws) async throws -> [String] {
    let wanted: [FlawKind] = [
      .disclosedStaged, .fileUnfinished, .certificate, .membersLost,
    ]
    guard wanted.contains(where: flaws.contains) else { return [] }
    var done: [String] = []
    var last = ""
    while true {
      let after = last
      let lines = try await database.read { try LedgerLine.page(after: after, $0) }
      guard let end = lines.last else { break }
      last = end.id
      for line in lines { done += try await mend(line) }
    }
    if flaws.contains(.disclosedStaged) {
      let count = try await database.writeAlone { transaction in
        try transaction.run(
          """
          DELETE FROM disclosed WHERE disclosure NOT IN (SELECT id FROM disclosures)
          """)
      }
      if count > 0 { done.append("disclosed: \(count) rows of no disclosure removed") }
    }
    return done
  }

  private func mend(_ line: LedgerLine) async throws -> [String] {
    try await lock(line.id).hold { _ in try await mendAtRest(line) } ?? []
  }

  private func mendAtRest(_ line: LedgerLine) async throws -> [String] {
    var done: [String] = []
    let path = folder(of: line.id)
    // What is unfinished may be the only copy of a file whose sending was committed.
    let isNeeded =
      line.isSent && !(line.file.map { Files.exists(path + "/" + $0) } ?? false)
    for name in names(in: path) where Self.isUnfinished(name) && !isNeeded {
      Files.remove(path + "/" + name)
      done.append("files: removed \(line.id)/\(name)")
    }
    guard line.isSent else {
      let count = try await database.writeAlone { transaction in
        try transaction.run(
          """
          DELETE FROM disclosed WHERE disclosure = \(line.id) AND NOT EXISTS (
            SELECT 1 FROM disclosures
            WHERE id = \(line.id) AND state = \(DisclosureSummary.State.sent))
          """)
      }
      if count > 0 { done.append("disclosed: \(count) rows of \(line.id) removed") }
      return done
    }
    return try await done + mendCertificate(line) + mendSet(line)
  }

  private func mendCertificate(_ line: LedgerLine) async throws -> [String] {
    guard let sequence = line.sequence, let name = line.file, let statement = line.statement,
      Files.exists(folder(of: line.id) + "/" + name),
      let entry = try await database.read({ try $0.entries(at: [sequence])[sequence] }),
      line.agrees(with: entry), line.hasOwnStatement
    else { return [] }
    var found = Flaws()
    try checkFiles(of: line, leaf: entry.leaf, &found)
    guard found.contains(.certificate) else { return [] }
    try await evidence.integrate()
    let certificate = Certificate(
      statement: statement, leaf: entry.leaf, proof: try evidence.proof(of: sequence),
      verifier: evidence.verifier)
    try Files.write(certificate.bytes, to: folder(of: line.id) + "/certificate.json")
    return ["files: wrote \(line.id)/certificate.json anew"]
  }

  /// Works the set of members out anew, if nobody in it was erased and it leads to the root in the log.
  private func mendSet(_ line: LedgerLine) async throws -> [String] {
    let id = line.id
    let (parts, rows) = try await database.read { transaction in
      (
        try transaction.int("SELECT COUNT(*) FROM disclosure_members WHERE disclosure = \(id)"),
        try transaction.int("SELECT COUNT(*) FROM disclosed WHERE disclosure = \(id)")
      )
    }
    guard parts == 0, line.erased == 0, Int(rows) == line.rows else { return [] }
    let ordinals = try await database.read { transaction in
      try transaction.rows(
        "SELECT ordinal FROM disclosed WHERE disclosure = \(id) ORDER BY ordinal"
      ).map { try $0.ordinal(0) }
    }
    let keys = try await vault.keyStates(of: ordinals)
    let members = ordinals.compactMap { ordinal in
      keys[ordinal]?.key.flatMap { Recomputed.member($0.commitmentKey, of: id) }
    }.sorted()
    var tree = RunningRoot()
    for member in members { tree.add(member.bytes) }
    guard tree.root.bytes == line.root else { return [] }
    try await database.writeAlone { try Ledger.insertMembers(members, of: id, $0) }
    return ["disclosure_members: the set of \(id) worked out anew; it leads to the log's root"]
  }
}
