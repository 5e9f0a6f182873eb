public import Disclosure
public import Formats
import Law
public import Register
public import Store

/// What the desk shows to staff: the ledger, agreements and purposes with what stands in their way.
public struct DeskReport: Sendable, Equatable {
  /// An agreement and where it is suspended.
  public struct AgreementLine: Sendable, Equatable {
    /// The identifier.
    public var id: AgreementID
    /// Who.
    public var recipient: String
    /// The purposes.
    public var purposes: [String]
    /// The countries it covers.
    public var territories: [String]
    /// Where it is suspended, or nil.
    public var suspended: String?
  }

  /// A purpose and whether it is paused.
  public struct PurposeLine: Sendable, Equatable {
    /// The identifier.
    public var id: PurposeID
    /// The name as shown to members.
    public var label: String
    /// Whether it is paused everywhere.
    public var isPaused: Bool
  }

  /// The ledger, newest first.
  public var disclosures: [DisclosureSummary]
  /// The name to ask the next page with, or nil on the last.
  public var next: String?
  /// The agreements.
  public var agreements: [AgreementLine]
  /// The purposes.
  public var purposes: [PurposeLine]
  /// The newest jobs.
  public var jobs: [Job]
  /// The declared forms.
  public var forms: [FormLine] = []
}

extension Workspace {
  /// What the desk shows now; `before` is the `next` of the page before.
  public func deskReport(at now: Timestamp, before: String? = nil, limit: Int = 50) async throws
    -> DeskReport
  {
    let inForce = try await inForce()
    let register = inForce.register
    let lines = try await disclosures.list(before: before, limit: limit + 1)
    return DeskReport(
      disclosures: Array(lines.prefix(limit)),
      next: lines.count > limit ? lines[limit - 1].id : nil,
      agreements: register.agreements.map { agreement in
        DeskReport.AgreementLine(
          id: agreement.id, recipient: Self.name(agreement.recipient, register),
          purposes: agreement.purposes.map { register.purposes[id: $0]?.label ?? $0.text },
          territories: agreement.territories.map(\.code),
          suspended: inForce.suspended[agreement.id].map { reach in
            switch reach {
            case .everywhere: "everywhere"
            case .territories(let countries): countries.map(\.code).sorted().joined(separator: ", ")
            }
          })
      },
      purposes: register.purposes.map {
        DeskReport.PurposeLine(
          id: $0.id, label: $0.label, isPaused: inForce.paused.contains($0.id))
      },
      jobs: try await jobs.list(limit: 20), forms: FormLine.all(inForce, on: now.date))
  }
}
