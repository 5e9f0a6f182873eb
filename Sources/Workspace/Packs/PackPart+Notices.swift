import Formats
import Register

extension PackPart {
  /// The notices that people could have been shown until the end of the period.
  static let notices = PackPart(name: "notices") { request in
    let list = try await request.workspace.noticeList(limit: .max)
    var section = PackSection(
      title: "Notices", lead: "What people were told, as it was published.",
      empty: "No notice was published.",
      columns: ["Notice", "Title", "To be shown from", "Published"])
    for notice in list.notices where notice.published < request.until {
      let path = "notices/\(notice.version.notice.text)-\(notice.version.number).md"
      section.files.append(PackSection.File(path: path, bytes: Array(notice.text.utf8)))
      section.rows.append([
        .init(notice.version.description, path: path), .init(notice.title),
        .init(HumanDate.text(notice.from)), .init(HumanDate.minute(notice.published)),
      ])
    }
    return section
  }
}
