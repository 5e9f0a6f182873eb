import Connectors
import Disclosure
import Erasure
public import Formats
public import Members
import Register
import Standing
import Store
import Vault

/// What an erasure would do, before it is done: nothing is changed.
public struct ErasurePreview: Sendable, Equatable {
  /// The fields that are held, by label.
  public var fields: [String] = []
  /// How many rows about the person are in which table.
  public var rows: [String: Int64] = [:]
  /// Who had data, by name.
  public var recipients: [String] = []
  /// How many handovers had the person in them.
  public var handovers = 0
  /// Other systems that are told.
  public var systems: [String] = []
  /// The holds that stand: why data must be kept, for staff; a member is told that there is one.
  public var holds: [Hold] = []
  /// What stays, and why.
  public var remains: [JSON] = []
  /// The act that waits already.
  public var waiting: String?
}

extension Workspace {
  /// What erasing a subject would do; throws `ErasureError.unknownSubject`.
  public func erasurePreview(_ subject: UInt32, at now: Timestamp) async throws -> ErasurePreview {
    guard let register = try await standing.load()?.register else {
      throw ErasureError.unknownSubject
    }
    guard let profile = try await members.profile(subject, register: register) else {
      throw ErasureError.unknownSubject
    }
    var preview = ErasurePreview()
    preview.fields = profile.values.map {
      register.fields[id: $0.holding.field]?.label ?? $0.holding.field.text
    }
    let tables = subjectData(key: nil, at: now).flatMap(\.tables)
    let (rows, handovers) = try await database.read { transaction in
      var rows: [String: Int64] = [:]
      for table in tables {
        let count = try transaction.int(
          """
          SELECT COUNT(*) FROM \(unsafe: table.table) WHERE \(unsafe: table.column) = \(subject)
          """)
        if count > 0 { rows[table.table] = count }
      }
      return (rows, try Disclosures.handovers(of: [subject], transaction))
    }
    preview.rows = rows.filter { !["subjects", "erasure_subjects"].contains($0.key) }
    preview.handovers = handovers.disclosures.count
    preview.recipients = handovers.recipients.keys.sorted().map { name in
      RecipientID(name).map { Self.name($0, register) } ?? name
    }
    preview.systems = Connectors.ordered(register).map(\.label)
    preview.holds = try await members.holds(on: subject).filter { $0.liftedAt == nil }
    preview.remains = try await remains(
      isSuppressed: false, hadRecipients: !preview.recipients.isEmpty, erased: now)
    preview.waiting = try await erasures.waiting(for: subject)
    return preview
  }
}
