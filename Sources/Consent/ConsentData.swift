public import Formats
import Law
public import Members
import Register
public import Store

/// What this room holds about one subject, for the copy of their data and for its erasure.
public struct ConsentData: SubjectData {
  /// Makes it.
  public init() {}

  /// The tables of this room with a subject in them.
  public var tables: [SubjectTable] {
    ["choices", "served", "letters", "letter_entries"].map { SubjectTable($0, column: "ordinal") }
  }

  /// The choices, the notices shown and the letters that were sent in, oldest first.
  ///
  /// Of a letter it tells that it is there; the member has it from us as a file.
  public func collect(subject: UInt32, _ transaction: any ReadTransaction) throws -> JSON {
    let choices = try Consent.history(of: subject, transaction).map { recorded -> JSON in
      var json: [String: JSON] = [
        "act": .string(recorded.choice.act.rawValue),
        "purpose": .string(recorded.choice.purpose.text),
        "recipient": .string(recorded.choice.recipient.text),
        "at": .string(recorded.choice.at.rfc3339),
        "channel": .string(recorded.channel.rawValue),
        "explicit": .bool(recorded.choice.explicit),
        "guardian": .bool(recorded.choice.guardian), "gift": .bool(recorded.choice.gift),
        "by": .string(recorded.actor.kind.rawValue), "entry": .integer(recorded.sequence),
      ]
      if let hash = recorded.wording,
        let words = try transaction.first("SELECT text FROM wordings WHERE hash = \(hash)")
      {
        json["words"] = .string(try words.text(0))
      }
      if let notice = recorded.choice.notice { json["notice"] = .string(notice.description) }
      if let point = recorded.collectionPoint { json["collection-point"] = .string(point.text) }
      return .object(json)
    }
    let served = try transaction.rows(
      "SELECT notice, at, channel FROM served WHERE ordinal = \(subject) ORDER BY at, notice"
    ).map { row -> JSON in
      [
        "notice": .string(try row.text(0)), "at": .string(try row.timestamp(1).rfc3339),
        "channel": .string(try row.text(2)),
      ]
    }
    let letters = try Consent.letters(of: subject, transaction).map { letter -> JSON in
      [
        "id": .string(letter.id.text), "type": .string(letter.kind.mediaType),
        "bytes": .integer(letter.size), "at": .string(letter.at.rfc3339),
        "entries": .array(letter.sequences.map { .integer($0) }),
      ]
    }
    return [
      "choices": .array(choices), "served": .array(served), "letters": .array(letters),
    ]
  }

  /// Deletes choices, servings and letters; their leaves stay, as commitments that nobody can open.
  public func erase(subject: UInt32, _ transaction: any WriteTransaction) throws {
    for table in tables.map(\.table) {
      try transaction.run("DELETE FROM \(unsafe: table) WHERE ordinal = \(subject)")
    }
  }

  /// How many rows this room holds about a subject.
  public func count(subject: UInt32, _ transaction: any ReadTransaction) throws -> Int {
    try tables.reduce(0) { count, table in
      try count
        + Int(
          transaction.int(
            "SELECT COUNT(*) FROM \(unsafe: table.table) WHERE ordinal = \(subject)"))
    }
  }
}

extension ConsentData: SubjectBatchData {
  /// Deletes choices, servings and letters of many subjects.
  public func erase(subjects: [UInt32], _ transaction: any WriteTransaction) throws {
    for start in stride(from: 0, to: subjects.count, by: 4_096) {
      let part = subjects[start..<min(start + 4_096, subjects.count)]
      for table in tables.map(\.table) {
        try transaction.run("DELETE FROM \(unsafe: table) WHERE ordinal IN (\(list: part))")
      }
    }
  }
}
