public import Formats
import Register
public import Store

/// What this room holds about a subject: that other systems were asked about them, and what came of it.
public struct SystemsData: SubjectData {
  /// Makes it.
  public init() {}

  /// The one table with a subject in it.
  public var tables: [SubjectTable] { [SubjectTable("system_acts", column: "subject")] }

  /// Which systems were asked for what, and where that stands.
  public func collect(subject: UInt32, _ transaction: any ReadTransaction) throws -> JSON {
    let acts = try transaction.rows(
      "SELECT id FROM system_acts WHERE subject = \(subject) ORDER BY id"
    ).map { try transaction.systemAct(try $0.text(0)) }
    return [
      "other systems": .array(
        acts.map { act in
          [
            "what": .string(act.kind.rawValue), "begun": .string(act.begun.rfc3339),
            "systems": .array(
              act.steps.map { step in
                [
                  "system": .string(step.system.text), "state": .string(step.state.rawValue),
                  "counts": .array(step.counts.map(\.json)),
                ]
              }),
          ]
        })
    ]
  }

  /// Forgets what was asked for the subject; an erasure elsewhere goes on, and is nobody's any more.
  public func erase(subject: UInt32, _ transaction: any WriteTransaction) throws {
    try transaction.run(
      """
      DELETE FROM system_answers WHERE act IN (
        SELECT id FROM system_acts WHERE subject = \(subject))
      """)
    try transaction.run(
      """
      DELETE FROM system_steps WHERE act IN (
        SELECT id FROM system_acts WHERE subject = \(subject) AND kind <> \(SystemAct.Kind.erase))
      """)
    try transaction.run(
      """
      DELETE FROM system_acts WHERE subject = \(subject) AND kind <> \(SystemAct.Kind.erase)
      """)
    try transaction.run(
      "UPDATE system_acts SET subject = \(nil as Int64?) WHERE subject = \(subject)")
  }

  /// How many rows there are.
  public func count(subject: UInt32, _ transaction: any ReadTransaction) throws -> Int {
    Int(try transaction.int("SELECT COUNT(*) FROM system_acts WHERE subject = \(subject)"))
  }
}
