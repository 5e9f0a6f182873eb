extension DataMap {
  /// The map as inline SVG; colours come from the page's classes alone (`map-box`, `map-edge` …).
  ///
  /// A group and no image, for the links in an image would be hidden from those who cannot see it. Each box links to
  /// `?node=…`. `rows` says the same in words.
  public var svg: String {
    let layout = layout()
    var out = [
      #"<svg class="map-picture" role="group" aria-labelledby="map-title map-about" "#
        + #"width="\#(layout.width)" height="\#(layout.height)" "#
        + #"viewBox="0 0 \#(layout.width) \#(layout.height)" xmlns="http://www.w3.org/2000/svg">"#,
      #"<title id="map-title">\#(XMLText.escaped(title))</title>"#,
      #"<desc id="map-about">Boxes in columns, from where we ask for data to who may get it. "#
        + "The table below says the same.</desc>",
    ]
    out += layout.columns.map { column in
      #"<text class="map-head" x="\#(column.x + 2)" y="20">\#(column.stage.title)</text>"#
    }
    out.append(#"<g aria-hidden="true">"#)
    out += paths(layout)
    out.append("</g>")
    out += layout.boxes.map(drawn)
    out += layout.columns.filter { $0.left > 0 }.map { column in
      #"<text class="map-detail" x="\#(column.x + 2)" y="\#(column.bottom + 4)">"#
        + "and \(column.left) more, in the table</text>"
    }
    return out.joined(separator: "\n") + "\n</svg>"
  }

  private var title: String {
    focus.map { "Where data comes from and goes: only what touches \($0.label)" }
      ?? "Where data comes from and where it may go"
  }

  private func drawn(_ box: Box) -> String {
    let node = box.node
    let isFocus = node.id == focus?.id
    let spoken = ([node.label] + node.details).joined(separator: ", ")
    var out = #"<a class="map-node\#(isFocus ? " map-chosen" : "")" href="?node=\#(node.id)""#
    if isFocus { out += #" aria-current="true""# }
    out += #" aria-label="\#(XMLText.escaped(spoken)): show only what touches it">"#
    out += "<title>\(XMLText.escaped(spoken))</title>"
    out +=
      #"<rect class="map-box" x="\#(box.x)" y="\#(box.y)" width="\#(Layout.boxWidth)" "#
      + #"height="\#(box.height)" rx="6"/>"#
    if node.isSensitive {
      out +=
        #"<rect class="map-mark" x="\#(box.x + 4)" y="\#(box.y + 8)" width="3" "#
        + #"height="\#(box.height - 16)" rx="1.5"/>"#
    }
    var y = box.y + 22
    for (lines, name, step) in [(box.label, "map-label", 18), (box.details, "map-detail", 16)] {
      for line in lines {
        out +=
          #"<text class="\#(name)" x="\#(box.x + 14)" y="\#(y)">\#(XMLText.escaped(line))</text>"#
        y += step
      }
    }
    return out + "</a>"
  }

  private func paths(_ layout: Layout) -> [String] {
    let boxes = Dictionary(
      layout.boxes.map { ($0.node.id, $0) }, uniquingKeysWith: { first, _ in first })
    var out = knowsSources ? [] : bundle(layout)
    for edge in edges {
      guard let from = boxes[edge.from], let to = boxes[edge.to],
        knowsSources || from.node.stage != .point
      else { continue }
      out.append(
        Self.curve(
          (from.x + Layout.boxWidth, from.middle), (to.x, to.middle), isAgreed: edge.isAgreed))
    }
    return out
  }

  /// Where nobody knows which point asks for what, all ways meet in one knot.
  private func bundle(_ layout: Layout) -> [String] {
    let points = layout.boxes.filter { $0.node.stage == .point }
    let fields = layout.boxes.filter { $0.node.stage == .field }
    guard let first = points.first, let next = fields.first, let last = fields.last else {
      return []
    }
    let x = (first.x + Layout.boxWidth + next.x) / 2
    let y = (next.y + last.y + last.height) / 2
    return points.map { Self.curve(($0.x + Layout.boxWidth, $0.middle), (x, y), isAgreed: true) }
      + fields.map { Self.curve((x, y), ($0.x, $0.middle), isAgreed: true) }
      + [#"<circle class="map-knot" cx="\#(x)" cy="\#(y)" r="4"/>"#]
  }

  private static func curve(
    _ from: (x: Int, y: Int), _ to: (x: Int, y: Int), isAgreed: Bool
  ) -> String {
    let middle = (from.x + to.x) / 2
    return #"<path class="map-edge\#(isAgreed ? "" : " map-open")" "#
      + #"d="M\#(from.x) \#(from.y)C\#(middle) \#(from.y) \#(middle) \#(to.y) \#(to.x) \#(to.y)"/>"#
  }
}
