import Disclosure

@testable import Workspace

typealias DisclosureSummaryState = DisclosureSummary.State

extension DeskReport {
  /// A desk with a suspended agreement and one in force, a purpose in use and one paused.
  static func sample(_ disclosures: [DisclosureSummary], suspended: String) -> DeskReport {
    DeskReport(
      disclosures: disclosures, next: "older-than-this",
      agreements: [
        .init(
          id: Fixture.supply, recipient: "Nappy brand", purposes: ["baby offers"],
          territories: ["GB"], suspended: suspended),
        .init(
          id: Fixture.mail, recipient: "Mailer", purposes: ["newsletter"], territories: ["GB"],
          suspended: nil),
      ],
      purposes: [
        .init(id: Fixture.newsletter, label: "newsletter", isPaused: true),
        .init(id: Fixture.offers, label: "baby offers", isPaused: false),
      ], jobs: [])
  }
}

extension String {
  func occurrences(of text: String) -> Int {
    split(separator: text, omittingEmptySubsequences: false).count - 1
  }

  /// The values of an attribute, wherever it stands.
  func attributes(_ name: String) -> [String] {
    split(separator: " \(name)=\"", omittingEmptySubsequences: false).dropFirst().map {
      String($0.prefix { $0 != "\"" })
    }
  }
}

extension [UInt8] {
  func contains(bytes: [UInt8]) -> Bool {
    indices.contains { self[$0...].starts(with: bytes) }
  }
}
