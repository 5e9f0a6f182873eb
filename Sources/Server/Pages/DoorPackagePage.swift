import Disclosure
import Door
import Formats
import Gate
import Register
import Store
import Workspace

/// The values of one disclosure's page for its addressee.
struct DoorPackagePage {
  struct File {
    var name: String
    var what: String
    var size: String?
    var hash: String?
    var href: String?
  }

  var back: String
  var purpose: String
  var purposeID: String
  var id: String
  var way: [String]
  var hasWay: Bool
  var sent: String
  var people: String
  var fields: [String]
  var terms: [String]
  var hasTerms: Bool
  var state: String
  var stateClass: String
  var files: [File]
  var verify: String
  var key: String
  var ask: String
  var mayPath: String
  var onwardHref: String
}

extension DoorPackagePage {
  /// The page of a disclosure and its files; `key` verifies the log's checkpoints.
  init(
    _ package: PartnerPackage, _ contents: DisclosurePackage, register: Register, key: String
  ) {
    let summary = package.summary
    let line = DoorPage.Line(package, register: register)
    back = Route.door(.all).path
    purpose = line.purpose
    purposeID = summary.use.purpose.text
    id = summary.id
    way = summary.use.links.map { register.recipients[id: $0]?.label ?? $0.text }
    hasWay = way.count > 1
    sent = summary.sent.map { HumanDate.minute($0.at) } ?? ""
    people = line.people
    fields = (contents.statement?["fields"]?.array ?? []).compactMap { field in
      field["id"]?.string.map { id in
        FieldID(id).flatMap { register.fields[id: $0]?.label } ?? id
      }
    }
    terms = summary.terms.map(\.sentence)
    hasTerms = !terms.isEmpty
    state =
      package.fetches > 1 ? "\(line.state), \(Words.count(package.fetches)) times" : line.state
    stateClass = line.stateClass
    files = contents.files.map { File($0, of: summary.id) }
    self.key = key
    // As they are named when they are downloaded.
    let data = contents.files.first { $0.isData }?.name ?? "data.csv"
    verify =
      "aboveboard verify \(summary.id)-certificate.json --file \(summary.id)-\(data) --key '\(key)'"
    mayPath = Route.doorCall(.may).path
    ask = "{\"disclosure\": \"\(summary.id)\", \"refs\": [\"…\"]}"
    onwardHref = "\(Route.door(.onward).path)?disclosure=\(summary.id)"
  }
}

extension DoorPackagePage.File {
  init(_ file: DisclosurePackage.File, of id: String) {
    name = file.name
    what = file.isData ? "The data" : "The permission certificate"
    size = file.bytes.map { "\(Words.count($0)) bytes" }
    hash = file.hash
    href = file.isHere ? Route.door(.file(id, file.name)).path : nil
  }
}

extension DoorPackagePage: Page {
  static var template: String { "doorpackage" }
  var pageTitle: String { "\(purpose), \(sent)" }
}
