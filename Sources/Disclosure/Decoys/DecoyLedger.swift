import Formats
import Register
import Store
import Vault

/// The SQL of decoys and sightings.
enum DecoyLedger {
  /// The decoys that bear any of some marks, by mark.
  static func marked(
    _ marks: [[UInt8]], _ transaction: any ReadTransaction
  ) throws -> [(mark: [UInt8], disclosure: String, number: Int)] {
    try stride(from: 0, to: marks.count, by: 1_000).flatMap { start in
      try transaction.rows(
        """
        SELECT mark, disclosure, number FROM decoy_marks
        WHERE mark IN (\(list: marks[start..<min(start + 1_000, marks.count)]))
        ORDER BY disclosure, number, mark
        """
      ).map { (try $0.blob(0), try $0.text(1), Int(try $0.int(2))) }
    }
  }

  /// The decoys of a disclosure as they were sealed, by number.
  static func sealed(
    of disclosure: String, _ transaction: any ReadTransaction
  ) throws -> [(number: Int, bytes: [UInt8])] {
    try transaction.rows(
      "SELECT number, sealed FROM decoys WHERE disclosure = \(disclosure) ORDER BY number"
    ).map { (Int(try $0.int(0)), try $0.blob(1)) }
  }

  static func sets(
    before: String?, limit: Int, _ transaction: any ReadTransaction
  ) throws -> [DecoySet] {
    try transaction.rows(
      """
      SELECT s.disclosure, d.recipient, d.sent_at, s.decoys,
        (SELECT COUNT(*) FROM decoy_sightings WHERE disclosure = s.disclosure),
        (SELECT COUNT(*) FROM decoy_sightings
          WHERE disclosure = s.disclosure AND verdict <> \(Sighting.Verdict.declared))
      FROM decoy_sets s JOIN disclosures d ON d.id = s.disclosure
      WHERE s.disclosure < \(before ?? "~") ORDER BY s.disclosure DESC LIMIT \(max(limit, 0))
      """
    ).map { row in
      guard let recipient = RecipientID(try row.text(1)), let sent = try row.timestampOrNil(2)
      else { throw damaged }
      return DecoySet(
        disclosure: try row.text(0), recipient: recipient, sent: sent,
        decoys: Int(try row.int(3)), sightings: Int(try row.int(4)),
        strangers: Int(try row.int(5)))
    }
  }

  private static let columns: SQL = """
    id, disclosure, number, recipient, at, channel, place, sender, verdict, sealed, sequence
    """

  static func sightings(
    _ condition: SQL, limit: Int, _ vault: Vault, _ transaction: any ReadTransaction
  ) throws -> [Sighting] {
    try transaction.rows(
      """
      SELECT \(columns) FROM decoy_sightings WHERE \(condition)
      ORDER BY id DESC LIMIT \(max(limit, 0))
      """
    ).map { row in
      let id = try row.text(0)
      guard let recipient = RecipientID(try row.text(3)),
        let channel = Sighting.Channel(rawValue: try row.text(5)),
        let verdict = Sighting.Verdict(rawValue: try row.text(8)),
        let details = try? JSON(
          parsing: vault.openWorkspace(try row.blob(9), context: context(sighting: id)))
      else { throw damaged }
      let sender = try row.text(7)
      return Sighting(
        id: id, disclosure: try row.text(1), number: Int(try row.int(2)), recipient: recipient,
        at: try row.timestamp(4), channel: channel, place: try row.text(6),
        sender: sender.isEmpty ? nil : sender, verdict: verdict, details: details,
        sequence: try row.int(10))
    }
  }

  static func message(
    of sighting: String, _ vault: Vault, _ transaction: any ReadTransaction
  ) throws -> [UInt8]? {
    try transaction.first(
      """
      SELECT m.digest, m.sealed FROM decoy_sightings s
      JOIN decoy_messages m ON m.digest = s.digest WHERE s.id = \(sighting)
      """
    ).map {
      try vault.openWorkspace(try $0.blob(1), context: context(message: try $0.blob(0)))
    }
  }

  static func isKnown(
    _ digest: [UInt8], _ disclosure: String, _ number: Int, _ transaction: any ReadTransaction
  ) throws -> Bool {
    try transaction.exists(
      """
      SELECT 1 FROM decoy_sightings
      WHERE digest = \(digest) AND disclosure = \(disclosure) AND number = \(number)
      """)
  }

  static func context(sighting id: String) -> String { "decoys.sighting/\(id)" }
  static func context(message digest: [UInt8]) -> String {
    "decoys.message/\(Hex.encode(digest))"
  }

  static var damaged: StoreError { StoreError(.corrupt, "a row about decoys is damaged") }
}
