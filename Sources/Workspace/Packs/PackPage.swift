import Evidence
import Formats
import Store

/// The page of a pack, to read from a folder: no script, nothing from elsewhere.
struct PackPage {
  /// How many entries the page lists; the others are in the folder.
  static let longest = 1_000

  var organisation: String
  var scope: PackScope
  var made: Timestamp
  var head: Checkpoint
  var key: String
  var sections: [PackSection]
  var leaves: [Entry]
  var leafCount: Int

  /// The whole page.
  var html: String {
    """
    <!doctype html>
    <html lang="en"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self' file:">
    <meta name="referrer" content="no-referrer">
    <title>Evidence pack of \(Self.escaped(organisation))</title>
    <link rel="stylesheet" href="style.css"></head><body>
    <header><p>\(Self.escaped(organisation))</p></header>
    <main>
    <h1>Evidence pack</h1>
    <p class="lead">\(Self.escaped(scope.title)). Made on \(HumanDate.minute(made)) from a log of \
    \(Words.count(Int(head.size))) entries, of which \(Words.count(leafCount)) are here.</p>
    \(check)
    \(contents)
    \(sections.enumerated().map { Self.section($0.element, id: "part-\($0.offset)") }.joined())
    \(entries)
    </main></body></html>

    """
  }

  private var check: String {
    """
    <section aria-labelledby="check"><h2 id="check">Check it</h2>
    <p>Do not believe this page. On any machine, without a network and without us:</p>
    <pre tabindex="0" role="region" aria-label="Command that checks this pack">\
    aboveboard verify THIS-FOLDER --key '\(Self.escaped(key))'</pre>
    <p>Take the key from another source than this folder. Without our program: \
    <code>sha256sum -c SHA256SUMS</code> checks every file, any verifier of signed notes checks \
    <a href="MANIFEST">MANIFEST</a> and the <a href="checkpoint">checkpoint</a>, and any verifier \
    of C2SP tlog-proofs checks each entry with the proof beside it.</p>
    <dl><div><dt>Log</dt><dd><code>\(Self.escaped(head.origin))</code></dd></div>
    <div><dt>Root</dt><dd><code>\(head.root.base64)</code></dd></div></dl>
    </section>
    """
  }

  private var contents: String {
    let parts = sections.enumerated().map { part in
      "<li><a href=\"#part-\(part.offset)\">\(Self.escaped(part.element.title))</a></li>"
    }.joined()
    return "<nav aria-label=\"On this page\"><ul>\(parts)<li><a href=\"#entries\">Entries</a></li>"
      + "</ul></nav>"
  }

  private var entries: String {
    let section = PackSection(
      title: "Entries",
      lead: leafCount > leaves.count
        ? "The first \(Words.count(leaves.count)) of \(Words.count(leafCount)); the others are in "
          + "the folder leaves." : "Each is the entry as the log holds it, with its proof.",
      empty: "No entry.", columns: ["Entry", "What", "When", "Proof"],
      rows: leaves.map { line in
        [
          .init("Entry \(line.sequence)", path: PackLayout.leaf(line.sequence)),
          .init(EntryWords.kind(line.kind)), .init(HumanDate.minute(line.at)),
          .init("Proof \(line.sequence)", path: PackLayout.proof(line.sequence)),
        ]
      })
    return Self.section(section, id: "entries")
  }

  private static func section(_ section: PackSection, id: String) -> String {
    var text =
      "<section aria-labelledby=\"\(id)\"><h2 id=\"\(id)\">\(escaped(section.title))</h2>\n"
    text += "<p>\(escaped(section.lead))</p>\n"
    guard !section.rows.isEmpty else {
      return text + "<p class=\"empty\">\(escaped(section.empty))</p></section>\n"
    }
    text += "<table><caption>\(escaped(section.title))</caption><thead><tr>"
    text += section.columns.map { "<th scope=\"col\">\(escaped($0))</th>" }.joined()
    text += "</tr></thead><tbody>\n"
    for row in section.rows {
      text += "<tr>"
      for (place, cell) in row.enumerated() {
        let words = escaped(cell.text)
        let inner = cell.path.map { "<a href=\"\(escaped($0))\">\(words)</a>" } ?? words
        let label = section.columns.indices.contains(place) ? section.columns[place] : ""
        text += "<td data-label=\"\(escaped(label))\">\(inner)</td>"
      }
      text += "</tr>\n"
    }
    return text + "</tbody></table></section>\n"
  }

  /// Text as it stands in HTML, in attributes too.
  static func escaped(_ text: String) -> String {
    var result: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): result += Array("&amp;".utf8)
      case UInt8(ascii: "<"): result += Array("&lt;".utf8)
      case UInt8(ascii: ">"): result += Array("&gt;".utf8)
      case UInt8(ascii: "\""): result += Array("&quot;".utf8)
      case UInt8(ascii: "'"): result += Array("&#39;".utf8)
      default: result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
