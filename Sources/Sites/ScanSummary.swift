public import Findings
public import Formats
import Foundation
public import Store

/// A scan that was kept.
public struct ScanSummary: Sendable, Equatable {
  /// Our own identifier.
  public let id: String
  /// The site in the register, or the host.
  public let site: String
  /// Where it began.
  public let address: String
  /// When it began.
  public let began: Timestamp
  /// When it ended.
  public let ended: Timestamp
  /// Whether every page was seen in every state.
  public let isComplete: Bool
  /// How many others were contacted.
  public let parties: Int
  /// Who asked for it.
  public let actor: Actor
  /// The machine on which the evidence lies.
  public let node: String
  /// The folder of the evidence.
  public let folder: String
  /// The SHA-256 of the evidence's manifest, as the log has it.
  public let manifest: [UInt8]
  /// The place of its entry in the log.
  public let sequence: Int64

  static let columns: SQL = """
    id, site, address, began_at, ended_at, complete, parties, actor_kind, actor_id, node, folder,
    manifest, sequence
    """

  init(_ row: Row) throws {
    guard let kind = Actor.Kind(rawValue: try row.text(7)) else {
      throw StoreError(.corrupt, "a row of site_scans is damaged")
    }
    id = try row.text(0)
    site = try row.text(1)
    address = try row.text(2)
    began = try row.timestamp(3)
    ended = try row.timestamp(4)
    isComplete = try row.int(5) == 1
    parties = Int(try row.int(6))
    actor = Actor(kind: kind, id: try row.text(8))
    node = try row.text(9)
    folder = try row.text(10)
    manifest = try row.blob(11)
    sequence = try row.int(12)
  }
}

/// A scan that has just been made.
public struct ScanResult: Sendable {
  /// What was kept of it.
  public let summary: ScanSummary
  /// What it found.
  public let report: SiteReport
  /// What it opened, reopened and closed.
  public let changes: Reconciliation
}

/// Who was seen on a site, and until when.
public struct SeenParty: Sendable, Equatable {
  /// The site.
  public let site: String
  /// The company's identifier in the catalogue, or the domain.
  public let party: String
  /// The name to show.
  public let name: String
  /// What it is for, in plain English; empty when not known.
  public let kinds: String
  /// The declared recipient, or nil.
  public let recipient: String?
  /// When it was first seen.
  public let first: Timestamp
  /// When it was last seen.
  public let last: Timestamp
  /// When a complete scan found it gone; nil while it is there.
  public let removed: Timestamp?
}
