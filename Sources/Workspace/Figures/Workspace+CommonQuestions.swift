import Disclosure
import Formats
import Gate
import Index
import Register
import Sites
import Store

extension Workspace {
  /// The questions that everybody asks, answered by the same report and figures that stand beside them.
  public func commonQuestions(
    _ report: PublicReport, _ figures: PublicFigures
  ) async throws -> [CommonQuestion] {
    let inForce = try await inForce()
    let start = Timestamp(date: figures.at.date.adding(years: -1))
    let recent = try await disclosures.sent().filter { ($0.sent?.at ?? $0.planned.at) >= start }
    return CommonAnswers(
      report: report, figures: figures, inForce: inForce,
      lastYear: Self.byRecipient(recent, inForce.register), parties: try await sites.parties()
    ).all()
  }
}
