import Formats

/// A bar chart as inline SVG: the longest bar fills the width; the figures are in a table beside it.
struct Bars {
  struct Row {
    var y: Int
    var width: Int
  }

  var rows: [Row]
  var height: Int
  var caption: String

  /// A chart of figures, or nil when none is above zero.
  init?(_ figures: [Int], caption: String) {
    guard let most = figures.max(), most > 0 else { return nil }
    rows = figures.prefix(40).enumerated().map { position, figure in
      // What is there is seen: no bar of a figure above zero is thinner than two units.
      let width = Int((Double(figure) / Double(most) * 600).rounded())
      return Row(y: position * 24, width: figure > 0 ? max(width, 2) : 0)
    }
    height = rows.count * 24 - 10
    self.caption = caption
  }
}
