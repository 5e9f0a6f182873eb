public import Crypto
public import Formats
public import Store

/// Mail that waits to be handed over: sealed in a queue, then one file a letter, each exactly once.
public struct Mail: Sendable {
  let database: any Database
  private let key: SymmetricKey
  let folder: MailFolder

  /// The queue in a database that holds this room's migrations; letters become files in `folder`.
  ///
  /// The key is the workspace's own for this room; no address stands in a table without it.
  public init(database: any Database, key: SymmetricKey, folder: String) {
    self.database = database
    self.key = key
    self.folder = MailFolder(path: folder)
  }

  /// Puts a letter into the queue and returns its identifier, also the first part of its Message-ID.
  ///
  /// - Parameter kind: why it is written, such as `form.welcome`; a word of ours, never about the person.
  /// - Throws: `MailError`, `StoreError`.
  @discardableResult
  public func queue(_ letter: Letter, kind: String, at now: Timestamp) async throws -> String {
    let ready = try prepare(letter, kind: kind, at: now)
    try await database.write { try ready.queue($0) }
    return ready.id
  }

  /// Seals a letter outside a transaction, so that it can be queued together with what it tells of.
  public func prepare(_ letter: Letter, kind: String, at now: Timestamp) throws -> QueuedLetter {
    try letter.check()
    let id = UUIDv7.make(at: now).text
    return QueuedLetter(
      id: id, kind: kind, sealed: try seal(letter.json.canonical, for: id), at: now)
  }

  /// Hands over every letter that waits, and returns how many; 0 when another process is at it.
  ///
  /// A letter's file has its identifier for a name and the same bytes at every try, so that a crash between file and
  /// mark makes no second one. Throws `MailError`, `StoreError`; what was handed over stays so.
  @discardableResult
  public func deliver(from sender: MailSender, at now: Timestamp) async throws -> Int {
    guard MailAddress.isUsable(sender.address), !sender.name.utf8.contains(where: { $0 < 0x20 })
    else { throw MailError.malformedAddress }
    return try await database.lock("mail").hold { held in
      var count = 0
      while let waiting = try await next() {
        try await held.check()
        let letter = try Letter(json: JSON(parsing: open(waiting.sealed, for: waiting.id)))
        let text = MailText(id: waiting.id, from: sender, letter: letter, date: waiting.at)
        try folder.put(text.bytes, name: waiting.id)
        count += try await mark(waiting, at: now)
      }
      return count
    } ?? 0
  }

  /// Hands a letter over at once, without queue and entry.
  ///
  /// For what anybody may ask for about anybody: the public log that grows would tell a stranger that an address is a
  /// member's. Throws `MailError`.
  public func handOver(
    _ letter: Letter, from sender: MailSender, at now: Timestamp
  ) throws(MailError) {
    try letter.check()
    guard MailAddress.isUsable(sender.address), !sender.name.utf8.contains(where: { $0 < 0x20 })
    else { throw MailError.malformedAddress }
    let id = UUIDv7.make(at: now).text
    let text = MailText(id: id, from: sender, letter: letter, date: now)
    try folder.put(text.bytes, name: id)
  }

  /// How many letters wait.
  public func waiting() async throws -> Int {
    try await database.read {
      Int(try $0.int("SELECT COUNT(*) FROM mails WHERE sent_at IS NULL"))
    }
  }

  private func next() async throws -> QueuedLetter? {
    try await database.read { transaction in
      try transaction.first(
        """
        SELECT id, kind, sealed, queued_at FROM mails WHERE sent_at IS NULL ORDER BY id LIMIT 1
        """
      ).map { row in
        QueuedLetter(
          id: try row.text(0), kind: try row.text(1), sealed: try row.blob(2),
          at: try row.timestamp(3))
      }
    }
  }

  /// Notes that a letter is handed over, and forgets what it said and to whom.
  private func mark(_ letter: QueuedLetter, at now: Timestamp) async throws -> Int {
    try await database.write { transaction in
      let count = try transaction.run(
        """
        UPDATE mails SET sent_at = \(now), sealed = NULL
        WHERE id = \(letter.id) AND sent_at IS NULL
        """)
      if count == 1 { try transaction.append(letter.entry("mail.sent", at: now)) }
      return count
    }
  }

  private func seal(_ bytes: [UInt8], for id: String) throws -> [UInt8] {
    let box = try AES.GCM.seal(bytes, using: key, authenticating: Array("mail \(id)".utf8))
    return Array(box.nonce) + Array(box.ciphertext) + Array(box.tag)
  }

  func open(_ sealed: [UInt8], for id: String) throws(MailError) -> [UInt8] {
    guard let box = try? AES.GCM.SealedBox(combined: sealed),
      let bytes = try? AES.GCM.open(box, using: key, authenticating: Array("mail \(id)".utf8))
    else { throw .damaged }
    return Array(bytes)
  }
}
