extension DataMap {
  /// A box with its place, in units of the picture.
  struct Box {
    var node: Node
    var x: Int
    var y: Int
    var height: Int
    var label: [String]
    var details: [String]

    var middle: Int { y + height / 2 }
  }

  /// The places of all boxes.
  struct Layout {
    static let boxWidth = 200
    static let gap = 76
    static let margin = 6
    static let top = 40
    static let between = 12
    /// More boxes than this in one column are left to the table.
    static let most = 40

    var boxes: [Box] = []
    var columns: [(stage: Stage, x: Int, left: Int, bottom: Int)] = []
    var width = 0
    var height = 0
  }

  /// Places the boxes in columns, each centred; what is joined stands near each other.
  func layout() -> Layout {
    var layout = Layout()
    var ranks: [String: Int] = [:]
    var x = Layout.margin
    for stage in Stage.allCases {
      let all = nodes.filter { $0.stage == stage }
      guard !all.isEmpty else { continue }
      let sorted = arranged(all, after: ranks)
      for (rank, node) in sorted.enumerated() { ranks[node.id] = rank }
      var y = Layout.top
      for node in sorted.prefix(Layout.most) {
        let box = Self.box(node, x: x, y: y)
        layout.boxes.append(box)
        y += box.height + Layout.between
      }
      let left = max(0, all.count - Layout.most)
      if left > 0 { y += 20 }
      layout.columns.append((stage, x, left, y - Layout.between))
      layout.height = max(layout.height, y - Layout.between + Layout.margin)
      x += Layout.boxWidth + Layout.gap
    }
    layout.width = max(0, x - Layout.gap + Layout.margin)
    // A column that is taller than a screen would push the others out of sight.
    guard layout.height <= 1_000 else { return layout }
    for column in layout.columns {
      let shift = (layout.height - Layout.margin - column.bottom) / 2
      for index in layout.boxes.indices where layout.boxes[index].x == column.x {
        layout.boxes[index].y += shift
      }
    }
    return layout
  }

  /// From the purposes on, boxes stand by the mean place of what leads to them; what nothing leads to comes last.
  private func arranged(_ nodes: [Node], after ranks: [String: Int]) -> [Node] {
    guard let stage = nodes.first?.stage, stage.rawValue > Stage.field.rawValue else {
      return nodes
    }
    let means = nodes.map { node -> Double in
      let from = edges.filter { $0.to == node.id }.compactMap { ranks[$0.from] }
      return from.isEmpty
        ? .infinity : Double(from.reduce(0, +)) / Double(from.count)
    }
    return zip(nodes, means).enumerated()
      .sorted { ($0.element.1, $0.offset) < ($1.element.1, $1.offset) }.map(\.element.0)
  }

  private static func box(_ node: Node, x: Int, y: Int) -> Box {
    let room = Layout.boxWidth - 26
    let label = PictureText.lines(node.label, width: room, size: 14.5, most: 3)
    let details = node.details.flatMap {
      PictureText.lines($0, width: room, size: 12.5, most: 2)
    }
    return Box(
      node: node, x: x, y: y, height: 18 + label.count * 18 + details.count * 16, label: label,
      details: details)
  }
}
