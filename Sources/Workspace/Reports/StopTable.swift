public import Formats
public import Gate
import Index
public import Register
import Standing
import Store
import Vault

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
    let key = try await vault.key(for: ordinal)
    let (inForce, facts) = try await database.read { [standing] transaction in
      guard let inForce = try standing.inForce(transaction) else {
        throw IndexError.nothingPublished
      }
      let facts = try FactsLoader.facts(of: ordinal, transaction, key: key, inForce: inForce)
      return (inForce, facts ?? Facts(isMember: false))
    }
    let atoms = facts.atoms(inForce: inForce, day: now.date).atoms
    func decide(_ use: Use) -> (isPermitted: Bool, reasons: [ReasonCode], blanks: [ReasonCode]) {
      let plan = Plan(
        use, inForce: inForce, day: now.date,
        classes: { field in facts.holdings.filter { $0.field == field }.map(\.provenance) })
      let decision = plan.decide { atoms.contains(plan.formula.atoms[$0]) }
      return (
        decision.isPermitted, plan.codes(decision.reasons), plan.codes(decision.blanks)
      )
    }
    return Self.ways(inForce).filter { way in
      recipient.map { way.recipient == $0 || way.through.contains($0) } ?? true
    }.map { way in
      let fields = inForce.register.purposes[id: way.purpose]?.fields ?? []
      // With a field that is optional, what is denied is the purpose and recipient as such.
      let whole = decide(
        Use(
          purpose: way.purpose, recipient: way.recipient, through: way.through,
          optional: fields))
      return StopRow(
        purpose: way.purpose, recipient: way.recipient, through: way.through,
        isPermitted: whole.isPermitted, reasons: whole.reasons,
        fields: fields.map { field in
          let one = decide(
            Use(
              purpose: way.purpose, recipient: way.recipient, through: way.through,
              required: [field]))
          return (field, one.isPermitted, one.reasons)
        })
    }
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
