/// Rows in aligned columns; the last column is wrapped to the terminal's width.
struct Table {
  /// How a column stands.
  enum Alignment { case left, right }

  private let alignments: [Alignment]
  private var rows: [[String]] = []
  private let header: [String]?

  /// A table with so many columns, and their headings if it has any.
  init(_ alignments: [Alignment], header: [String]? = nil) {
    self.alignments = alignments
    self.header = header
  }

  /// Adds a row; what is missing is empty.
  mutating func row(_ cells: [String]) {
    rows.append((0..<alignments.count).map { $0 < cells.count ? cells[$0] : "" })
  }

  /// Whether there is nothing in it.
  var isEmpty: Bool { rows.isEmpty }

  /// The lines, each after an indentation.
  func lines(width: Int, indent: String = "  ", heading: (String) -> String = { $0 }) -> [String] {
    let all = (header.map { [$0] } ?? []) + rows
    let last = alignments.count - 1
    let widths = (0..<last).map { column in all.map { $0[column].count }.max() ?? 0 }
    let start = widths.reduce(indent.count) { $0 + $1 + 2 }
    var lines: [String] = []
    for (index, cells) in all.enumerated() {
      var line = indent
      for column in 0..<last {
        line += aligned(cells[column], widths[column], alignments[column]) + "  "
      }
      let parts = Wrapping.lines(cells[last], width: max(24, width - start))
      let margin = String(repeating: " ", count: start)
      for (number, part) in parts.enumerated() {
        let text = number == 0 ? line + part : margin + part
        let trimmed = trimmed(text)
        lines.append(index == 0 && header != nil ? heading(trimmed) : trimmed)
      }
    }
    return lines
  }

  private func aligned(_ text: String, _ width: Int, _ alignment: Alignment) -> String {
    let space = String(repeating: " ", count: max(0, width - text.count))
    return alignment == .left ? text + space : space + text
  }

  private func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
