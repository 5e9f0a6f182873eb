import Disclosure
import Formats
import Register
import Server
import Workspace

extension Stage {
  /// The pages of recalls and of decoys, with links that name the files beside them.
  func pagesOfWhatIsOutside(
    _ renderer: PageRenderer, _ register: Register
  ) async throws -> [String: String] {
    let recalls = try await workspace.disclosures.recalls(limit: 50)
    let records = try await workspace.disclosures.recallRecords()
    let names = try await workspace.recipientNames(
      recalls.map(\.recipient) + records.map(\.recipient), register)
    var list = renderer.recallsPage(recalls, records, names: names, register: register)
    var pages: [String: String] = [:]
    for recall in recalls {
      let name = "recall-\(recall.id).html"
      list = Self.pointing("/desk/recalls/\(recall.id)", at: name, in: list)
      let answers = try await workspace.disclosures.attestations(of: recall.id)
      pages[name] = Self.pointing(
        "/desk/recalls", at: "recalls.html",
        in: renderer.recallPage(
          recall, answers, name: names[recall.recipient] ?? recall.recipient.text,
          register: register, on: clock.now().date))
    }
    pages["recalls.html"] = Self.pointing("/desk", at: "desk.html", in: list)
    let report = try await workspace.decoyReport()
    var decoys = renderer.decoysPage(report, organisation: register.organisation)
    for line in report.lines {
      let plan = line.sighting.disclosure
      decoys = Self.pointing("/desk/plans/\(plan)", at: "plan-\(plan).html", in: decoys)
    }
    pages["decoys.html"] = Self.pointing("/desk#findings", at: "desk.html#findings", in: decoys)
    return pages
  }

  private static func pointing(_ address: String, at file: String, in page: String) -> String {
    page.replacing("href=\"\(address)\"", with: "href=\"\(file)\"")
  }
}
