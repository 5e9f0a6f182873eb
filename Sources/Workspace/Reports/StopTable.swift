public import Formats
public import Gate
public import Register

/// One cell of what is possible for a member: purpose × recipient, and each of its fields, by test decisions (C3).
public struct StopRow: Sendable, Equatable {
  /// The purpose.
  public var purpose: PurposeID
  /// The recipient.
  public var recipient: RecipientID
  /// Those through whom it would pass.
  public var through: [RecipientID]
  /// Whether the purpose may be carried out for this recipient at all, whatever the fields.
  public var isPermitted: Bool
  /// Why not.
  public var reasons: [ReasonCode]
  /// Each field of the purpose: whether it may be handed over, and why not.
  public var fields: [(field: FieldID, isPermitted: Bool, reasons: [ReasonCode])]

  /// Compares everything.
  public static func == (left: Self, right: Self) -> Bool {
    left.purpose == right.purpose && left.recipient == right.recipient
      && left.through == right.through && left.isPermitted == right.isPermitted
      && left.reasons == right.reasons && left.fields.elementsEqual(right.fields) { $0 == $1 }
  }
}

extension Workspace {
  /// Test decisions for a member over every purpose, every recipient that is agreed or named for it, and every field.
  ///
  /// - Parameter recipient: only this one, directly or as a step on the way to others; nil for all.
  public func stopTable(_ ordinal: UInt32, recipient: RecipientID? = nil, at now: Timestamp)
    async throws -> [StopRow]
  {
    let decider = try await TestDecider(ordinal, at: now, self)
    var rows: [StopRow] = []
    for way in Self.ways(decider.inForce) {
      guard recipient.map({ way.recipient == $0 || way.through.contains($0) }) ?? true else {
        continue
      }
      let fields = decider.inForce.register.purposes[id: way.purpose]?.fields ?? []
      // With a field that is optional, what is denied is the purpose and recipient as such.
      let whole = try await decider.decide(
        Use(
          purpose: way.purpose, recipient: way.recipient, through: way.through,
          optional: fields))
      var row = StopRow(
        purpose: way.purpose, recipient: way.recipient, through: way.through,
        isPermitted: whole.isPermitted, reasons: whole.reasons, fields: [])
      for field in fields {
        let one = try await decider.decide(
          Use(
            purpose: way.purpose, recipient: way.recipient, through: way.through,
            required: [field]))
        row.fields.append((field, one.isPermitted, one.reasons))
      }
      rows.append(row)
    }
    return rows
  }

  /// Every way in which data could travel: what an agreement covers or a notice names, with each declared onward step.
  static func ways(_ inForce: InForce) -> [(
    purpose: PurposeID, recipient: RecipientID, through: [RecipientID]
  )] {
    let register = inForce.register
    var ways: [(purpose: PurposeID, recipient: RecipientID, through: [RecipientID])] = []
    for purpose in register.purposes {
      ways.append((purpose.id, .ourselves, []))
      for recipient in register.recipients {
        let isAgreed = inForce.agreements(with: recipient.id).contains {
          $0.purposes.contains(purpose.id)
        }
        let isNamed = register.notices.contains { $0.names(recipient.id, for: purpose.id) }
        guard isAgreed || isNamed else { continue }
        ways.append((purpose.id, recipient.id, []))
        for onward in recipient.onward { ways.append((purpose.id, onward, [recipient.id])) }
      }
    }
    return ways
  }
}
