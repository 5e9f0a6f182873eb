public import Formats
public import Register
import Standing

/// One published version of a notice: what it says, how hard that is to read, what it changed (demand B1).
public struct NoticeReport: Sendable, Equatable {
  /// The version.
  public var version: NoticeVersion
  /// Its title.
  public var title: String
  /// The first day on which it may be shown.
  public var from: CivilDate
  /// When it was published.
  public var published: Timestamp
  /// The text as Markdown, its lists rendered from the register that it was published with.
  public var text: String
  /// How hard the text is to read.
  public var readability: Readability
  /// The published version before it, when there is one.
  public var previous: NoticeVersion?
  /// What it tells otherwise than the version before it.
  public var difference: NoticeDifference?
}

/// The published versions of our notices, the newest first.
public struct NoticeList: Sendable, Equatable {
  /// The versions that were asked for.
  public var notices: [NoticeReport]
  /// How many older ones there are beyond these.
  public var older: Int
}

extension Workspace {
  /// The published notices, the newest first, at most `limit`, beginning `after` so many.
  public func noticeList(after: Int = 0, limit: Int = 20) async throws -> NoticeList {
    let all = try await standing.notices()
    let shown = Array(all.dropFirst(max(after, 0)).prefix(max(limit, 0)))
    return NoticeList(
      notices: try await reports(of: shown, among: all),
      older: max(0, all.count - max(after, 0) - shown.count))
  }

  /// One published version, or nil when it was never published.
  public func noticeReport(_ version: NoticeVersion) async throws -> NoticeReport? {
    let all = try await standing.notices()
    return try await reports(of: all.filter { $0.notice.version == version }, among: all).first
  }

  private func reports(
    of shown: [PublishedNotice], among all: [PublishedNotice]
  ) async throws -> [NoticeReport] {
    var registers: [Int: Register] = [:]
    var reports: [NoticeReport] = []
    for published in shown {
      let notice = published.notice
      let before = all.filter {
        $0.notice.version.notice == notice.version.notice
          && $0.notice.version.number < notice.version.number
      }.max { $0.notice.version < $1.notice.version }
      let own = try await register(published.register, &registers)
      var difference: NoticeDifference?
      if let before {
        difference = NoticeDifference(
          from: before.notice, in: try await register(before.register, &registers), to: notice,
          in: own)
      }
      let text = NoticeText.render(notice, in: own)
      reports.append(
        NoticeReport(
          version: notice.version, title: notice.title, from: notice.from,
          published: published.at, text: text, readability: Readability(markdown: text),
          previous: before?.notice.version, difference: difference))
    }
    return reports
  }

  private func register(_ number: Int, _ read: inout [Int: Register]) async throws -> Register {
    if let known = read[number] { return known }
    let register = try await standing.register(version: number)
    read[number] = register
    return register
  }
}
