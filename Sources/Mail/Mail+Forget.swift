public import Formats
import Store

extension Mail {
  /// Forgets every letter to some addresses: those that wait in the queue, and files that nobody has taken yet.
  ///
  /// Addresses are compared in lower case. Safe to repeat. Returns how many letters went.
  /// - Throws: `MailError`, `StoreError`.
  public func forget(_ addresses: Set<String>, at now: Timestamp) async throws -> Int {
    guard !addresses.isEmpty else { return 0 }
    let addresses = Set(addresses.map { $0.lowercased() })
    let waiting = try await database.read { transaction in
      try transaction.rows("SELECT id, sealed FROM mails WHERE sent_at IS NULL ORDER BY id")
        .map { (try $0.text(0), try $0.blob(1)) }
    }
    var ids: [String] = []
    for (id, sealed) in waiting {
      let letter = try Letter(json: JSON(parsing: open(sealed, for: id)))
      if addresses.contains(letter.to.lowercased()) { ids.append(id) }
    }
    var count = 0
    for id in ids {
      count += try await database.write { transaction in
        let gone = try transaction.run("DELETE FROM mails WHERE id = \(id) AND sent_at IS NULL")
        if gone == 1 {
          try transaction.append(
            EntryDraft(kind: "mail.dropped", at: now) { _ in ["mail": .string(id)] })
        }
        return gone
      }
    }
    return count + folder.remove(to: addresses)
  }

  /// Whether a letter of the queue was handed over; false for one that waits or is not known.
  public func isHandedOver(_ id: String) async throws -> Bool {
    try await database.read {
      try $0.exists("SELECT 1 FROM mails WHERE id = \(id) AND sent_at IS NOT NULL")
    }
  }
}
