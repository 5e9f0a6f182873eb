import Evidence
public import Formats
import Register
import Standing
import Store
import Vault

/// What was put into a pack.
public struct PackSummary: Sendable, Equatable {
  /// How many entries it holds.
  public var leaves: Int
  /// How many files, the lists and the manifest included.
  public var files: Int
  /// The size of the log to which its proofs lead.
  public var size: Int64
}

extension Workspace {
  /// Makes a pack: a new folder with everything that shows what happened in a period or a case.
  ///
  /// It bears its name only once it is whole. No value, handle or name of anybody is in it.
  /// - Throws: `PackError`, `DisclosureError.unknown`, what reading and writing throws.
  public func pack(
    _ scope: PackScope, into folder: String, at now: Timestamp
  ) async throws -> PackSummary {
    guard !DurableFiles.exists(folder) else { throw PackError.alreadyThere(path: folder) }
    let request = try packRequest(scope, at: now)
    var sections: [PackSection] = []
    for part in PackPart.makers {
      guard let section = try await part.make(request) else { continue }
      guard section.files.allSatisfy({ PackedFile.isUsable($0.path) }) else {
        throw PackError.unusablePath(part: part.name)
      }
      sections.append(section)
    }
    let wanted = sections.reduce(into: Set<Int64>()) { $0.formUnion($1.sequences) }
    let sequences = try await sequences(of: request, with: wanted)
    guard !sequences.isEmpty else { throw PackError.nothing(scope: scope.line) }
    try await evidence.integrate()
    guard let note = try evidence.checkpoint() else {
      throw PackError.nothing(scope: scope.line)
    }
    let head = try Checkpoint(verifying: note, by: evidence.verifier)
    let partial = folder + ".unfinished"
    try DurableFiles.remove(partial)
    var writer = PackWriter(folder: partial)
    try writer.write(PackLayout.checkpoint, note.bytes)
    try writer.write(PackLayout.key, Array((evidence.verifier.text + "\n").utf8))
    let lines = try await write(sequences, note, &writer)
    for section in sections {
      for file in section.files { try writer.write(file.path, file.bytes) }
    }
    let page = PackPage(
      organisation: try await standing.load()?.register.organisation.name ?? head.origin,
      scope: scope, made: now, head: head, key: evidence.verifier.text, sections: sections,
      leaves: lines, leafCount: sequences.count)
    try writer.write(PackLayout.index, Array(page.html.utf8))
    try writer.write("style.css", Array(PackPage.style.utf8))
    let files = try writer.finish { sums in
      try evidence.note(
        of: PackManifest(
          origin: head.origin, scope: scope.line, made: now, leaves: Int64(sequences.count),
          size: head.size, root: head.root, sums: sums))
    }
    try DurableFiles.move(partial, to: folder)
    return PackSummary(leaves: sequences.count, files: files, size: head.size)
  }

  /// The sequences of entries that a test picks, in order; every entry is looked at.
  func sequences(where picks: (Entry) -> Bool) async throws -> [Int64] {
    var (position, found): (Int64, [Int64]) = (0, [])
    while true {
      let from = position
      let page = try await database.read { try $0.entries(after: from, limit: 1_000) }
      guard let last = page.last else { return found }
      found += page.filter(picks).map(\.sequence)
      position = last.sequence
    }
  }

  private func packRequest(
    _ scope: PackScope, at now: Timestamp
  ) throws(PackError) -> PackPart.Request {
    var (from, until) = (Timestamp(microseconds: .min), now.adding(seconds: 1))
    if case .period(let first, let last) = scope {
      if let first, let last, last < first { throw .noPeriod(from: first, until: last) }
      if let first { from = Timestamp(date: first) }
      if let last { until = Timestamp(date: last.adding(days: 1)) }
    }
    return PackPart.Request(workspace: self, scope: scope, until: until, from: from, now: now)
  }

  private func sequences(
    of request: PackPart.Request, with wanted: Set<Int64>
  ) async throws -> [Int64] {
    guard case .period(_, let last) = request.scope else { return wanted.sorted() }
    let range = try await database.read { transaction in
      let end =
        last == nil
        ? try transaction.head() + 1 : try transaction.firstSequence(at: request.until)
      return (min(try transaction.firstSequence(at: request.from), end), end)
    }
    guard range.0 < range.1 else { return [] }
    return wanted.union(range.0..<range.1).sorted()
  }

  /// Writes entries with their proofs; returns what the page shows of the first of them.
  private func write(
    _ sequences: [Int64], _ note: SignedNote, _ writer: inout PackWriter
  ) async throws -> [Entry] {
    let proofs = try evidence.proofs(to: note)
    var shown: [Entry] = []
    for sequence in sequences {
      let entry = try await database.read { try $0.entry(sequence) }
      try writer.write(PackLayout.leaf(sequence), entry.leaf)
      try writer.write(PackLayout.proof(sequence), try proofs.proof(of: sequence).bytes)
      if shown.count < PackPage.longest { shown.append(entry) }
    }
    return shown
  }
}
