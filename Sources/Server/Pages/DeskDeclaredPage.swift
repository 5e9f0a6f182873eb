import Disclosure
import Formats
import Register
import Workspace

/// The values of the desk's page of disclosures from before the record.
struct DeskDeclaredPage {
  struct Asked {
    var who: String
    var counts: String
  }

  struct Document {
    var title: String
    var hash: String
  }

  struct Line {
    var id: String
    var anchor: String
    var recipient: String
    var purpose: String
    var period: String
    var people: String
    var fields: [String]
    var through: [String]
    var hasThrough: Bool
    var onward: [String]
    var hasOnward: Bool
    var agreed: String?
    var source: String
    var documents: [Document]
    var members: String
    var declared: String
    var asked: [Asked]
    var canRecall: Bool
    var recall: String
  }

  /// How many are on one page.
  static let limit = 50

  var notice: String?
  var lines: [Line]
  var hasLines: Bool
  var more: String?
  var canDeclare: Bool
  var action = Route.declare.path
  var recipients: [Option]
  var purposes: [Option]
  var today: String
  var desk = Route.desk.path
  var formToken: String

  /// The page of a list that was asked for with one more than is shown.
  init(
    _ all: [DeclaredDisclosure], asked: [String: [RecipientID: RecallCounts]],
    register: Register, canDeclare: Bool, notice: String?, formToken: String, on day: CivilDate
  ) {
    self.notice = notice
    lines = all.prefix(Self.limit).map {
      Line($0, asked[$0.id] ?? [:], register, canRecall: canDeclare)
    }
    hasLines = !lines.isEmpty
    more =
      all.count > Self.limit
      ? all.prefix(Self.limit).last.map { "\(Route.deskDeclared.path)?before=\($0.id)" } : nil
    self.canDeclare = canDeclare
    recipients = register.recipients.map { Option(id: $0.id.text, label: $0.label) }
    purposes = register.purposes.map { Option(id: $0.id.text, label: $0.label) }
    today = day.iso
    self.formToken = formToken
  }
}

extension DeskDeclaredPage.Line {
  init(
    _ one: DeclaredDisclosure, _ asked: [RecipientID: RecallCounts], _ register: Register,
    canRecall: Bool
  ) {
    let words = DeclaredWords(one, register)
    id = one.id
    anchor = "d-\(one.id)"
    recipient = words.recipient
    purpose = words.purpose
    period = words.period
    people = words.people
    fields = words.fields
    through = words.through
    hasThrough = !through.isEmpty
    onward = words.onward
    hasOnward = !onward.isEmpty
    agreed = one.declaration.agreed.isEmpty ? nil : one.declaration.agreed
    source = one.declaration.source
    documents = one.declaration.documents.map { .init(title: $0.title, hash: $0.hash) }
    members =
      one.listed.map { "\(Words.count($0)) in its list" }
      ?? "no list: everybody who was a member before its end may have been in it"
    declared = HumanDate.minute(one.at)
    self.asked = asked.sorted { $0.key < $1.key }.map { recipient, counts in
      .init(
        who: one.declaration.parties.first { $0.party.id == recipient }.map {
          DeclaredWords.name($0.party, register)
        } ?? recipient.text, counts: DeskRecallsPage.words(counts))
    }
    self.canRecall = canRecall && asked.isEmpty
    recall = Route.recallDeclared(one.id).path
  }
}

extension DeskDeclaredPage: Page {
  static var template: String { "deskdeclared" }
  var pageTitle: String { "Disclosures from before" }
}
