import Formats
public import Store
import Vault

extension Connectors {
  static let unreadable = FlawKind.fault(
    "system_acts.sealed", "acts on other systems cannot go on: by what the member is known is lost")
  static let stepless = FlawKind.fault(
    "system_acts.steps", "acts on other systems are over while a step is not, or the other way")
  static let stray = FlawKind.fault("system_steps.act", "steps at other systems belong to no act")
  static let silent = FlawKind.fault(
    "system_acts.entry", "acts on other systems were begun without an entry")

  /// Opens what open acts need, and compares acts with their steps and with the log.
  public func check() async throws -> Flaws {
    var flaws = Flaws()
    let (open, wrong, strays, acts, logged) = try await database.read { transaction in
      (
        try transaction.rows(
          "SELECT id, sealed FROM system_acts WHERE ended_at IS NULL ORDER BY id"
        ).map { (try $0.text(0), try $0.blobOrNil(1)) },
        Int(
          try transaction.int(
            """
            SELECT COUNT(*) FROM system_acts a WHERE (a.ended_at IS NULL) <> EXISTS (
              SELECT 1 FROM system_steps s WHERE s.act = a.id
                AND s.state NOT IN (\(SystemStep.State.done), \(SystemStep.State.nothing)))
            """)),
        Int(
          try transaction.int(
            """
            SELECT COUNT(*) FROM system_steps s
            WHERE NOT EXISTS (SELECT 1 FROM system_acts a WHERE a.id = s.act)
            """)), Int(try transaction.int("SELECT COUNT(*) FROM system_acts")),
        Int(
          try transaction.int(
            "SELECT COUNT(*) FROM entries WHERE kind = \("system.begun")"))
      )
    }
    for (id, sealed) in open {
      guard let sealed,
        let plain = try? vault.openWorkspace(sealed, context: Self.briefContext(id)),
        (try? JSON(parsing: plain)).flatMap(Brief.init) != nil
      else {
        flaws.add(Self.unreadable, at: "act \(id)")
        continue
      }
    }
    flaws.add(Self.stepless, count: wrong)
    flaws.add(Self.stray, count: strays)
    flaws.add(Self.silent, count: max(0, acts - logged))
    return flaws
  }
}
