extension RegisterDraft {
  /// Versions are numbered 1, 2, 3 and each begins after the one before, over all files together.
  mutating func checkNotices() {
    let byName = Dictionary(grouping: notices, by: \.item.version.notice)
    for versions in byName.values {
      let sorted = versions.enumerated().sorted {
        ($0.element.item.version.number, $0.offset) < ($1.element.item.version.number, $1.offset)
      }.map(\.element)
      var previous: Notice?
      for drafted in sorted {
        let notice = drafted.item
        let expected = (previous?.version.number ?? 0) + 1
        if notice.version.number == previous?.version.number {
          report.error(
            .noticeNumbers, at: drafted.entry.place(of: "number"),
            "version \(notice.version) is declared twice")
          continue
        }
        if notice.version.number != expected {
          report.error(
            .noticeNumbers, at: drafted.entry.place(of: "number"),
            "version \(notice.version) follows no version \(notice.version.number - 1)",
            hint: "number the versions 1, 2, 3 and keep the old ones in the files")
        }
        if let previous, notice.from <= previous.from {
          report.error(
            .noticeDates, at: drafted.entry.place(of: "from"),
            "version \(notice.version) begins on \(notice.from), not after "
              + "\(previous.version) (\(previous.from))")
        }
        previous = notice
      }
    }
    notices.sort { $0.item.version < $1.item.version }
  }
}
