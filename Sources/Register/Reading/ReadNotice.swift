extension RegisterDraft {
  /// A notice's versions may be spread over files; they are put in order when all are read.
  mutating func readNotice(_ pair: YAMLPair) {
    guard let id = NoticeID(pair.key) else {
      report.error(
        .badID, at: pair.place, "\(Entry.quoted(pair.key)) cannot name a notice",
        hint: "use at most 128 lower-case letters, digits, `.`, `-` and `_`, a letter first")
      return
    }
    noticeNames.insert(pair.key)
    let what = "notice `\(pair.key)`"
    guard var entry = Entry(pair.value, what: what, place: pair.place, report: &report) else {
      return
    }
    let node = entry.node("versions", required: true, report: &report)
    entry.finish(&report)
    guard let node else { return }
    guard case .list(let versions) = node.content, !versions.isEmpty else {
      report.error(
        node.kind == "a list" ? .emptyValue : .wrongType, at: node.place,
        "\(what): `versions` must be a list of at least one version")
      return
    }
    for version in versions {
      guard notices.count < DraftSection<Field>.limit else {
        report.error(.tooMany, at: version.place, "more than 10000 notice versions are declared")
        return
      }
      readVersion(version, of: id)
    }
  }

  private mutating func readVersion(_ node: YAMLNode, of notice: NoticeID) {
    guard var entry = Entry(node, what: "notice `\(notice)`", report: &report) else { return }
    let number = entry.number("number", &report)
    let from = entry.date("from", &report)
    let title = entry.text("title", &report)
    let covers = readCovers(in: &entry)
    let body = readBody(in: &entry)
    entry.finish(&report)
    guard let number, let from, let title else { return }
    guard (1...1_000_000).contains(number) else {
      report.error(
        .noticeNumbers, at: entry.place(of: "number"),
        "\(entry.what): the versions are numbered from 1")
      return
    }
    notices.append(
      Drafted(
        item: Notice(
          version: NoticeVersion(notice: notice, number: Int(number)), title: title, from: from,
          covers: covers, body: body ?? ""),
        entry: entry))
  }

  private mutating func readCovers(in entry: inout Entry) -> [Notice.Cover] {
    (entry.open("covers", required: true, &report) ?? []).compactMap { pair in
      let purpose: PurposeID? = refer(to: .purpose, pair.key, at: pair.place, by: entry.what)
      let key = "covers.\(Entry.quoted(pair.key))"
      // Nobody but us is named by an empty list.
      let written = entry.list(of: pair.value, key, required: false, &report) ?? []
      let recipients: (ids: [RecipientID], places: [Place]) = names(
        written, .recipient, by: entry.what)
      return purpose.map { Notice.Cover(purpose: $0, recipients: recipients.ids) }
    }
  }

  private mutating func readBody(in entry: inout Entry) -> String? {
    guard entry.has("text") != entry.has("file") else {
      _ = entry.node("text", required: false, report: &report)
      _ = entry.node("file", required: false, report: &report)
      let both = entry.has("text")
      report.error(
        both ? .unknownKey : .missingKey, at: both ? entry.place(of: "file") : entry.place,
        "\(entry.what) needs either `text` or `file`\(both ? ", not both" : "")")
      return nil
    }
    let isFile = entry.has("file")
    let place = entry.place(of: isFile ? "file" : "text")
    _ = entry.node("file", required: false, report: &report)
    guard let written = entry.text(isFile ? "file" : "text", required: false, &report) else {
      _ = entry.node("text", required: false, report: &report)
      return nil
    }
    guard let body = isFile ? fileText(written, at: place, by: entry.what) : written else {
      return nil
    }
    for name in NoticeText.unknownPlaceholders(in: body) {
      report.error(
        .noticePlaceholder, at: place,
        "\(entry.what) has the unknown placeholder \(Entry.quoted("{{" + name + "}}"))",
        hint: report.suggestion(for: name, among: NoticeText.Placeholder.allCases.map(\.rawValue))
          ?? "the placeholders are "
          + Entry.listed(NoticeText.Placeholder.allCases.map { "{{\($0.rawValue)}}" }))
    }
    return body
  }

  /// The text of a file beside the YAML file that names it; never one outside the register's folder.
  private mutating func fileText(_ name: String, at place: Place, by what: String) -> String? {
    let parts = name.utf8.split(separator: 47, omittingEmptySubsequences: false)
    guard
      !parts.contains(where: { $0.isEmpty || $0.elementsEqual([46, 46]) || $0.elementsEqual([46]) })
    else {
      report.error(
        .noticeFile, at: place, "\(what): `file` must lie inside the folder of the register",
        hint: "write it relative to this file, without `..`")
      return nil
    }
    let folder = place.file.utf8.lastIndex(of: 47).map { place.file[...$0] } ?? ""
    guard let bytes = texts[folder + name] else {
      report.error(
        .noticeFile, at: place, "\(what): the file \(Entry.quoted(name)) is not there",
        hint: "texts of notices are `.md` files in the register's folder or one below it")
      return nil
    }
    do {
      if let text = Entry.trimmed(try YAMLBytes.text(of: bytes)) { return text }
      report.error(.emptyValue, at: .top(of: folder + name), "the text of a notice is empty")
      return nil
    } catch {
      report.error(
        error.code, at: Place(file: folder + name, line: error.line, column: error.column),
        error.message, hint: "save the file as plain UTF-8 text")
      return nil
    }
  }
}
