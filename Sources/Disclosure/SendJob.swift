import Evidence
import Formats
import Foundation
import Gate
import Index
import Members
import Register
import Store
import Vault

/// The form of a file that is handed over.
public enum FileFormat: String, Sendable, CaseIterable {
  case csv
  case ndjson
}

/// Writes a disclosure's file in parts, each read in one transaction, so that a part whose permissions changed can be
/// written again before anything counts as sent.
struct SendJob {
  /// How rows are made, beyond what the plan permits.
  struct Handling {
    /// From what their references are derived.
    var scope: String
    var isHashed = false
    /// The run of an audience that it is.
    var run: Int?
    /// Those whom the recipient has from earlier runs.
    var excluding = Bitmap()
    /// The key to which the file is encrypted.
    var key: String?
  }

  struct Part {
    var ordinals: [UInt32]
    var commitments: [Digest32] = []
    var bytes = 0
    /// Which decoys stand in it, and what they are there.
    var decoyNumbers: [Int] = []
    var decoys: [Decoy] = []
  }

  let id: String
  /// Which try it is: whoever began a later one has taken this one's place.
  let attempt: Int64
  let folder: String
  let format: FileFormat
  let database: any Store.Database
  let vault: Vault
  let handling: Handling
  var prepared: PreparedPlan
  var audience: Audience
  var inForce: InForce
  var parts: [Part]
  let maker: DecoyMaker?

  init(
    id: String, attempt: Int64, folder: String, format: FileFormat, database: any Store.Database,
    vault: Vault, handling: Handling, prepared: PreparedPlan, inForce: InForce, partSize: Int,
    maker: DecoyMaker?
  ) async {
    self.id = id
    self.attempt = attempt
    self.folder = folder
    self.format = format
    self.database = database
    self.vault = vault
    self.handling = handling
    self.prepared = prepared
    self.inForce = inForce
    self.maker = maker
    audience = await prepared.audience()
    let ordinals = audience.permitted.ordinals.filter { !handling.excluding.contains($0) }
    parts = stride(from: 0, to: ordinals.count, by: partSize).map {
      Part(ordinals: Array(ordinals[$0..<min($0 + partSize, ordinals.count)]))
    }
    guard let maker, !parts.isEmpty else { return }
    for who in maker.identities {
      parts[maker.part(of: who, among: parts.count)].decoyNumbers.append(who.number)
    }
  }

  var decoys: [Decoy] { parts.flatMap(\.decoys) }

  var rows: Int { parts.reduce(0) { $0 + $1.ordinals.count } }
  var columns: [FieldID] { prepared.plan.handovers.map(\.field) }
  /// Those whom the recipient has and is to keep.
  var kept: Int { handling.excluding.ordinals.count { audience.permitted.contains($0) } }
  /// Those whom the recipient has and may not keep.
  var dropped: [UInt32] { handling.excluding.ordinals.filter { !audience.permitted.contains($0) } }
  var fileName: String {
    (handling.run == nil ? "data" : "add") + ".\(format.rawValue)"
      + (handling.key == nil ? "" : ".age")
  }
  var unfinishedPath: String { folder + "/.unfinished" }

  private func path(_ part: Int) -> String { folder + "/.part-\(part)" }

  /// Writes one part: opens its members' records, lays out the permitted fields, stages the ledger's rows.
  mutating func write(_ number: Int) async throws {
    let ordinals = parts[number].ordinals
    let keys = try await vault.keys(for: ordinals)
    let register = inForce.register
    let states = try await database.read {
      try Members.states(of: ordinals, $0, keys: keys, register: register)
    }
    var layout = layout
    var commitments: [Digest32] = []
    var staged: [(ordinal: UInt32, ref: String)] = []
    let disclosure = Array(id.utf8)
    let scope = Array(handling.scope.utf8)
    var lines: [(ref: String, values: [Value?])] = []
    for state in states.sorted(by: { $0.ordinal < $1.ordinal }) {
      guard let key = keys[state.ordinal], state.isMember else { continue }
      let ref = Hex.encode(key.reference(in: scope))
      if maker == nil {
        layout.append(ref: ref, layout.values(of: state))
      } else {
        lines.append((ref, layout.values(of: state)))
      }
      commitments.append(key.member(of: disclosure))
      staged.append((state.ordinal, ref))
    }
    guard commitments.count == ordinals.count else { throw DisclosureError.restless(id: id) }
    if let maker {
      let made = maker.decoys(parts[number].decoyNumbers, among: lines.map(\.values))
      parts[number].decoys = made.map(\.decoy)
      lines += made.map { ($0.decoy.ref, $0.values) }
      // In the order of refs nobody's place tells anything, neither a decoy's nor who joined first.
      for line in lines.sorted(by: { $0.ref < $1.ref }) {
        layout.append(ref: line.ref, line.values)
      }
    }
    let bytes = layout.take()
    // What is to be encrypted lies on no disk in the clear, not even for the time of its writing.
    try Files.write(
      handling.key == nil ? bytes : vault.sealWorkspace(bytes, context: context(number)),
      to: path(number))
    parts[number].commitments = commitments
    parts[number].bytes = bytes.count
    let (id, attempt, rows) = (id, attempt, staged)
    try await database.writeAlone { transaction in
      try Ledger.require(attempt, of: id, transaction)
      try Ledger.stage(rows, in: id, transaction)
    }
  }

  /// Takes those out who lost their permission and writes again every part in which somebody changed.
  mutating func refresh(_ prepared: PreparedPlan, inForce: InForce, changed: Set<UInt32>)
    async throws
  {
    self.prepared = prepared
    self.inForce = inForce
    audience = await prepared.audience()
    for number in parts.indices {
      let before = parts[number].ordinals
      let left = before.filter { audience.permitted.contains($0) }
      guard left.count < before.count || left.contains(where: changed.contains) else { continue }
      let lost = Set(before).subtracting(left)
      let (id, attempt) = (id, attempt)
      try await database.writeAlone {
        try Ledger.require(attempt, of: id, $0)
        try Ledger.unstage(lost.sorted(), of: id, $0)
      }
      parts[number].ordinals = left
      try await write(number)
    }
  }

  /// Joins the parts under their header into one file that does not yet bear its name; returns size and SHA-256.
  func join() throws -> (bytes: Int, hash: [UInt8]) {
    let header = layout.header
    guard let key = handling.key else {
      return try Files.join(
        header: header, parts: parts.indices.map(path), into: unfinishedPath)
    }
    let recipient = prepared.plan.use.recipient.text
    try AgeEncryption.write(to: key, of: recipient, into: unfinishedPath) { write in
      try write(header)
      for number in parts.indices {
        let sealed = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path(number))))
        try write(vault.openWorkspace(sealed, context: context(number)))
      }
    }
    guard let digest = try Files.digest(unfinishedPath) else {
      throw DisclosureError.fileLost(id: id)
    }
    return (digest.bytes, digest.hash)
  }

  private var layout: RowLayout {
    RowLayout(
      format: format, columns: columns, plan: prepared.plan, audience: audience,
      hashing: handling.isHashed ? inForce.register : nil)
  }

  private func context(_ part: Int) -> String { "disclosure.part/\(id)/\(part)" }

  func removeParts() {
    for number in parts.indices { Files.remove(path(number)) }
  }
}

extension Ledger {
  /// Begins a try to send and returns its number; what an earlier one staged must not outlive it.
  static func begin(_ id: String, _ transaction: any WriteTransaction) throws -> Int64 {
    try transaction.run("DELETE FROM disclosed WHERE disclosure = \(id)")
    let row = try transaction.first(
      """
      UPDATE disclosures SET attempt = attempt + 1
      WHERE id = \(id) AND state <> \(DisclosureSummary.State.sent) RETURNING attempt
      """)
    guard let row else { throw DisclosureError.alreadySent(id: id) }
    return try row.int(0)
  }

  /// Throws when a later try has begun: two that lost sight of each other must not mix their rows.
  static func require(
    _ attempt: Int64, of id: String, _ transaction: any ReadTransaction
  ) throws {
    guard
      try transaction.exists(
        """
        SELECT 1 FROM disclosures WHERE id = \(id) AND attempt = \(attempt)
          AND state <> \(DisclosureSummary.State.sent)
        """)
    else { throw DisclosureError.beingSent(id: id) }
  }

  /// Notes who is in a file that is being written; rows count only once the disclosure is sent.
  static func stage(
    _ rows: [(ordinal: UInt32, ref: String)], in id: String, _ transaction: any WriteTransaction
  ) throws {
    try transaction.insert(
      into: "disclosed", ["ordinal", "disclosure", "ref"],
      rows: rows.map { [.integer(Int64($0.ordinal)), .text(id), .text($0.ref)] },
      onConflict: .ignore(target: ["ordinal", "disclosure"]))
  }

  static func unstage(_ ordinals: [UInt32], of id: String, _ transaction: any WriteTransaction)
    throws
  {
    try transaction.run(
      "DELETE FROM disclosed WHERE disclosure = \(id) AND ordinal IN (\(list: ordinals))")
  }
}
