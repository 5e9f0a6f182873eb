/// The page of a package: one file to read from a folder, without network, scripts or further files.
struct PackagePage {
  /// How many rows of a table the page shows; all of them stand in the files.
  static let longest = 1_000

  /// A table with more columns is shown as a card for each row: it would fit no screen.
  private static let mostColumns = 6

  private let document: PackageDocument
  private var out: [UInt8] = []

  static func html(_ document: PackageDocument) -> [UInt8] {
    var page = PackagePage(document)
    page.write()
    return page.out
  }

  private init(_ document: PackageDocument) {
    self.document = document
    out.reserveCapacity(32_768)
  }

  private mutating func write() {
    raw(
      """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
      style-src 'unsafe-inline'">
      <meta name="referrer" content="no-referrer"><title>
      """)
    text("\(document.title), \(document.organisation)")
    raw("</title><style>\n")
    raw(Self.style)
    raw("</style></head><body>\n<header><p>")
    text(document.organisation)
    raw("</p></header>\n<main><h1>")
    text(document.title)
    raw("</h1>\n<p class=\"lead\">")
    text(
      "This is the copy that \(document.organisation) made for you on \(document.madeInWords). "
        + "It opens without the internet and loads nothing. Keep it safe: it is about you.")
    raw("</p>\n")
    gaps()
    contents()
    for table in document.tables { section(table) }
    noticesInFull()
    for passage in document.passages { section(passage) }
    files()
    raw("</main></body></html>\n")
  }

  private mutating func gaps() {
    guard !document.gaps.isEmpty else { return }
    raw("<section class=\"gaps\" aria-labelledby=\"missing\"><h2 id=\"missing\">")
    text("What is not in this copy yet")
    raw("</h2>\n<ul>")
    for gap in document.gaps {
      raw("<li><strong>")
      text(gap.system)
      raw("</strong>: ")
      text(gap.why)
      raw("</li>")
    }
    raw("</ul></section>\n")
  }

  private mutating func contents() {
    raw("<nav aria-label=\"On this page\"><ul>")
    for table in document.tables { entry(table.id, table.title) }
    if !document.notices.isEmpty { entry("notices-in-full", "Notices in full") }
    for passage in document.passages { entry(passage.id, passage.title) }
    entry("files", "Files")
    raw("</ul></nav>\n")
  }

  private mutating func entry(_ id: String, _ title: String) {
    raw("<li><a href=\"#")
    text(id)
    raw("\">")
    text(title)
    raw("</a></li>")
  }

  private mutating func open(_ id: String, _ title: String) {
    raw("<section aria-labelledby=\"")
    text(id)
    raw("\"><h2 id=\"")
    text(id)
    raw("\">")
    text(title)
    raw("</h2>\n")
  }

  /// The section of one table.
  static func section(_ table: PackageTable, in document: PackageDocument) -> [UInt8] {
    var page = PackagePage(document)
    page.section(table)
    return page.out
  }

  private mutating func section(_ table: PackageTable) {
    if let rendered = table.rendered {
      out += rendered.section
      return
    }
    open(table.id, table.title)
    if !table.lead.isEmpty { paragraph(table.lead) }
    let total = table.total ?? table.rows.count
    if table.rows.isEmpty {
      paragraph(table.empty, "empty")
    } else if table.isPairs {
      pairs(table)
    } else {
      table.columns.count > Self.mostColumns ? cards(table) : rows(table)
      let shown = min(table.rows.count, Self.longest)
      if shown < total {
        paragraph("The first \(shown) of \(total). The files hold all of them.", "note")
      }
    }
    if !table.files.isEmpty {
      raw("<ul class=\"files\">")
      for file in table.files {
        raw("<li>")
        cell(file)
        raw("</li>")
      }
      raw("</ul>")
    }
    raw("</section>\n")
  }

  private mutating func pairs(_ table: PackageTable) {
    raw("<dl>")
    for row in table.rows {
      raw("<div><dt>")
      if let first = row.first { cell(first) }
      raw("</dt><dd>")
      for one in row.dropFirst() { cell(one) }
      raw("</dd></div>")
    }
    raw("</dl>")
  }

  /// A card for each row, under its first cell; what is empty is left out.
  private mutating func cards(_ table: PackageTable) {
    raw("<div class=\"cards\">")
    for row in table.rows.prefix(Self.longest) {
      raw("<article><h3>")
      if let first = row.first { cell(first) }
      raw("</h3><dl>")
      for (column, one) in zip(table.columns, row).dropFirst() where !one.text.isEmpty {
        raw("<div><dt>")
        text(column.title)
        raw("</dt><dd>")
        cell(one)
        raw("</dd></div>")
      }
      raw("</dl></article>\n")
    }
    raw("</div>")
  }

  private mutating func rows(_ table: PackageTable) {
    raw("<table><caption>")
    text(table.title)
    raw("</caption><thead><tr>")
    for column in table.columns {
      raw("<th scope=\"col\">")
      text(column.title)
      raw("</th>")
    }
    raw("</tr></thead><tbody>\n")
    for row in table.rows.prefix(Self.longest) {
      raw("<tr>")
      for (column, one) in zip(table.columns, row) {
        raw("<td data-label=\"")
        text(column.title)
        raw("\">")
        cell(one)
        raw("</td>")
      }
      raw("</tr>\n")
    }
    raw("</tbody></table>")
  }

  private mutating func cell(_ cell: PackageTable.Cell) {
    guard let path = cell.path else { return text(cell.text) }
    raw("<a href=\"")
    text(path)
    raw("\">")
    text(cell.text)
    raw("</a>")
  }

  private mutating func noticesInFull() {
    guard !document.notices.isEmpty else { return }
    open("notices-in-full", "Notices in full")
    paragraph("What you were told, word for word.")
    for notice in document.notices {
      raw("<details><summary>")
      text("\(notice.title) (\(notice.version))")
      raw("</summary><div class=\"notice\">")
      raw(notice.html)
      raw("</div></details>\n")
    }
    raw("</section>\n")
  }

  private mutating func section(_ passage: PackagePassage) {
    open(passage.id, passage.title)
    for one in passage.paragraphs { paragraph(one) }
    raw("</section>\n")
  }

  private mutating func files() {
    open("files", "Files")
    raw("<ul class=\"files\">")
    for (path, what) in [
      ("data.json", "everything above for machines"),
      ("data.schema.json", "the form of that file, as JSON Schema"),
      ("README.txt", "what is where"),
    ] {
      raw("<li><a href=\"\(path)\">\(path)</a>: ")
      text(what)
      raw("</li>")
    }
    for table in document.tables where !table.isPairs {
      raw("<li><a href=\"csv/")
      text(table.id)
      raw(".csv\">csv/")
      text(table.id)
      raw(".csv</a>: ")
      text(table.title)
      raw("</li>")
    }
    raw("</ul></section>\n")
  }

  private mutating func paragraph(_ words: String, _ style: String? = nil) {
    raw(style.map { "<p class=\"\($0)\">" } ?? "<p>")
    text(words)
    raw("</p>\n")
  }

  private mutating func raw(_ html: String) { out += html.utf8 }

  @inline(__always)
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: "'"):
      false
    default: true
    }
  }

  /// Text as it stands in HTML, in attributes too.
  private mutating func text(_ text: String) {
    let isPlain = text.utf8.withContiguousStorageIfAvailable { piece in
      guard piece.allSatisfy(Self.isPlain) else { return false }
      out.append(contentsOf: piece)
      return true
    }
    if isPlain == true { return }
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): out += "&amp;".utf8
      case UInt8(ascii: "<"): out += "&lt;".utf8
      case UInt8(ascii: ">"): out += "&gt;".utf8
      case UInt8(ascii: "\""): out += "&quot;".utf8
      case UInt8(ascii: "'"): out += "&#39;".utf8
      default: out.append(byte)
      }
    }
  }
}
