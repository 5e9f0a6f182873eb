import Formats
import Register
import Statements
import Workspace

/// The values of the record of processing, as its template names them.
struct RecordsPage {
  struct Receiver {
    var label: String
    var part: String
    var under: String
    var fields: [String]
    var hasFields: Bool
    var onward: [String]
    var hasOnward: Bool
    var transfers: [String]
    var hasTransfers: Bool
    var team: String
    var assessed: String
    var audited: String
  }

  struct Row {
    var anchor: String
    var purpose: String
    var description: String
    var retired: String?
    var basis: String
    var people: String
    var categories: [String]
    var hasCategories: Bool
    var special: [String]
    var hasSpecial: Bool
    var retention: [String]
    var hasRetention: Bool
    var systems: [String]
    var hasSystems: Bool
    var receivers: [Receiver]
    var hasReceivers: Bool
  }

  var back: String
  var answerable: String
  var protection: String
  var security: String
  var csv: String
  var rows: [Row]
  var hasRows: Bool
}

extension RecordsPage {
  /// The page of a record.
  init(_ record: ProcessingRecord) {
    back = Route.home.path
    answerable = record.controller
    protection = record.officer
    security = ProcessingRecord.security
    csv = Route.processingFile.path
    rows = record.rows.map(Row.init)
    hasRows = !rows.isEmpty
  }
}

extension RecordsPage.Row {
  init(_ row: ProcessingRecord.Row) {
    anchor = "purpose-\(row.id.text)"
    purpose = row.purpose
    description = row.description
    retired = row.retired.map { HumanDate.text($0) }
    basis = row.basis
    people = row.people
    categories = row.categories
    hasCategories = !row.categories.isEmpty
    special = row.special
    hasSpecial = !row.special.isEmpty
    retention = row.retention
    hasRetention = !row.retention.isEmpty
    systems = row.systems
    hasSystems = !row.systems.isEmpty
    receivers = row.receivers.map(RecordsPage.Receiver.init)
    hasReceivers = !row.receivers.isEmpty
  }
}

extension RecordsPage.Receiver {
  init(_ receiver: ProcessingRecord.Receiver) {
    label = receiver.label
    part = "\(receiver.role), \(receiver.country)"
    under = receiver.under
    fields = receiver.fields
    hasFields = !receiver.fields.isEmpty
    onward = receiver.onward
    hasOnward = !receiver.onward.isEmpty
    transfers = receiver.transfers
    hasTransfers = !receiver.transfers.isEmpty
    team = receiver.team
    assessed = receiver.assessed.map { HumanDate.text($0) } ?? "not yet"
    audited = receiver.audited.map { HumanDate.text($0) } ?? "not yet"
  }
}

extension RecordsPage: Page {
  static var template: String { "processing" }
  var pageTitle: String { "Record of processing" }
}
