import Findings
import Formats
public import Register
import Store

extension Connectors {
  /// The kinds of finding about other systems.
  public enum FindingKind: String, Sendable, CaseIterable {
    /// A step does not go through.
    case failing = "system-failing"
    /// A person has to do something there.
    case task = "system-task"
    /// It holds what the register does not declare.
    case undeclared = "system-undeclared"
    /// It is not as the register says.
    case broken = "system-broken"
    /// It could not be looked at.
    case silent = "system-silent"
  }

  /// Where findings about a system stand.
  public static func place(of system: SystemID) -> String { "system:" + system.text }

  /// Opens and closes the findings about a system after what the tables now say; the entries to append.
  static func reconcile(
    _ id: SystemID, _ system: ConnectedSystem?, source: String, at now: Timestamp,
    _ transaction: any WriteTransaction
  ) throws -> [EntryDraft] {
    let label = system?.label ?? id.text
    let days = system?.days ?? ConnectedSystem.usualDays
    var seen: [Observation] = []
    for row in try transaction.rows(
      """
      SELECT a.kind, a.id, s.state, s.team, s.note FROM system_steps s
      JOIN system_acts a ON a.id = s.act
      WHERE s.system = \(id.text)
        AND s.state IN (\(SystemStep.State.failing), \(SystemStep.State.person))
      ORDER BY a.id
      """)
    {
      let what = words(for: SystemAct.Kind(rawValue: try row.text(0)))
      let isTask = try row.text(2) == SystemStep.State.person.rawValue
      seen.append(
        Observation(
          kind: (isTask ? FindingKind.task : .failing).rawValue, key: try row.text(1),
          title: isTask
            ? "\(label) waits for a person: \(what)"
            : "\(label) does not let \(what) through: \(try row.text(4))",
          owner: try row.text(3), days: isTask ? days : 3))
    }
    if let system,
      let row = try transaction.first(
        "SELECT note, undeclared, broken FROM system_checks WHERE system = \(id.text)")
    {
      func observe(_ kind: FindingKind, _ key: String, _ title: String) {
        seen.append(
          Observation(
            kind: kind.rawValue, key: key, title: title, owner: system.team, days: days))
      }
      if let note = try row.textOrNil(0) {
        observe(.silent, "check", "\(label) could not be looked at: \(note)")
      }
      for name in try texts(row.text(1)) {
        observe(
          .undeclared, name, "\(label) holds `\(name)`, which the register does not declare")
      }
      for what in try texts(row.text(2)) {
        observe(.broken, what, "\(label) is not as the register says: \(what)")
      }
    }
    return try Findings.reconcile(
      seen, at: place(of: id), covered: Set(FindingKind.allCases.map(\.rawValue)), source: source,
      now: now, transaction
    ).entries
  }

  private static func words(for kind: SystemAct.Kind?) -> String {
    switch kind {
    case .collect: "the collecting of a member's data"
    case .erase, nil: "an erasure"
    case .rectify: "a correction"
    }
  }
}
