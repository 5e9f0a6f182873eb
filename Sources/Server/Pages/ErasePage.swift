import Erasure
import Formats
import Workspace

/// The values of the page on which a member sees what an erasure would do, and asks for it.
struct ErasePage {
  struct Row {
    var name: String
    var count: String
  }

  struct Remains {
    var what: String
    var why: String
  }

  var problem: String?
  var fields: [String]
  var hasFields: Bool
  var rows: [Row]
  var told: [String]
  var hasTold: Bool
  var remains: [Remains]
  var isHeld: Bool
  var isWaiting: Bool
  var action: String
  var formToken: String
  var back: String

  init(_ preview: ErasurePreview, formToken: String, problem: String? = nil) {
    self.problem = problem
    fields = preview.fields
    hasFields = !fields.isEmpty
    rows = preview.rows.sorted { $0.key < $1.key }.map {
      Row(name: ErasureWords.name($0.key), count: Words.count(Int($0.value)))
    }
    told =
      preview.recipients.map { "\($0), which had data from us" }
      + preview.systems.map { "\($0), where we keep data too" }
    hasTold = !told.isEmpty
    remains = preview.remains.map {
      Remains(what: $0["what"]?.string ?? "", why: $0["why"]?.string ?? "")
    }
    isHeld = !preview.holds.isEmpty
    isWaiting = preview.waiting != nil
    action = Route.erase.path
    self.formToken = formToken
    back = Route.me.path
  }
}

extension ErasePage: Page {
  static var template: String { "erase" }
  var pageTitle: String { "Have everything deleted" }
}
