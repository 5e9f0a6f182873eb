import Disclosure
import Formats
import Law
import Register

@testable import Questions
@testable import Workspace

extension Marked {
  /// Figures in which every text and number is told apart.
  mutating func publicFigures() -> PublicFigures {
    PublicFigures(
      at: Self.at, since: Self.at, members: 1_204,
      purposes: [
        PublicFigures.PurposeLine(
          id: Fixture.offers, label: text("choice"), basis: .legitimateInterests,
          yes: .exactly(44_001), partly: .underTen, no: .about(44_010), silent: .exactly(44_020))
      ],
      handed: PublicFigures.Handed(handovers: 1, records: 2, last: Self.at),
      recipients: [
        PublicFigures.RecipientLine(
          id: Fixture.brand, label: "by recipient", handed: PublicFigures.Handed())
      ],
      returns: [
        PublicFigures.ReturnLine(
          kind: .service,
          handed: PublicFigures.Handed(handovers: 44_002, records: 44_003, last: Self.at))
      ],
      plans: 44_004,
      refusals: [
        PublicFigures.RefusalLine(
          code: "objection", sentence: text("because"), records: .exactly(44_005))
      ],
      noes: PublicFigures.Noes(
        from: Self.at.date, given: 44_006, members: .exactly(44_007), checked: 44_008, broken: 0),
      askedBack: [askedBack()],
      promises: KeptPromises(answered: 1_209, inTime: 2, waiting: 3, overdue: 4),
      openFindings: 44_009, closedFindings: 5,
      sites: siteLine().map { [$0] } ?? [],
      proof: PublicFigures.Proof(size: 8_675_309, root: "root", newest: Self.at))
  }

  private mutating func askedBack() -> PublicFigures.AskedBackLine {
    PublicFigures.AskedBackLine(id: Fixture.brand, label: text("asked"), record: Self.record)
  }

  /// How the brand answers, with numbers that stand nowhere else.
  static var record: RecallRecord {
    var record = RecallRecord(recipient: Fixture.brand)
    record.recalls = 31
    record.days = [4, 46, 90]
    record.counts.confirmed = 44_011
    record.counts.claimed = 44_012
    record.counts.notConfirmed = 44_013
    record.counts.refused = 44_014
    return record
  }

  private mutating func siteLine() -> PublicFigures.SiteLine? {
    let address = text("looked")
    return SiteID("forum").map {
      PublicFigures.SiteLine(id: $0, address: address, looked: Self.at, isComplete: false)
    }
  }

  /// Two answers: one with a place on the page, one with an address.
  mutating func commonQuestions() -> [CommonQuestion] {
    [
      CommonQuestion(
        id: .sold, question: text("ask"), answer: text("reply"), lines: [text("line")],
        proof: .sold),
      CommonQuestion(
        id: .stop, question: text("ask"), answer: text("reply"), lines: [], proof: .me),
    ]
  }
}
