import Statements

/// The values of the data map, as its template names them.
struct MapPage {
  struct Line {
    var href: String
    var label: String
    var stage: String
    var details: [String]
    var hasDetails: Bool
    var from: [String]
    var hasFrom: Bool
    var to: [String]
    var hasTo: Bool
    var isSensitive: Bool
  }

  /// A register may be large; the table says how many rows it leaves out.
  static let most = 1_000

  var back: String
  var whole: String
  var focus: String?
  /// Something was asked for that is not on the map.
  var isStale: Bool
  /// SVG made by `DataMap`, which escapes everything in it.
  var picture: String
  var isEmpty: Bool
  var hasUndrawn: Bool
  var lines: [Line]
  var left: String?
}

extension MapPage {
  /// The page of a map, with what was asked for.
  init(_ map: DataMap, asked: String?) {
    back = Route.desk.path
    whole = Route.map.path
    focus = map.focus?.label
    isStale = asked != nil && map.focus == nil
    picture = map.svg
    isEmpty = map.nodes.isEmpty
    hasUndrawn = map.edges.contains { !$0.isAgreed }
    let rows = map.rows
    lines = rows.prefix(Self.most).map { row in
      Line(
        href: "\(Route.map.path)?node=\(row.node.id)", label: row.node.label,
        stage: row.node.stage.noun, details: row.node.details,
        hasDetails: !row.node.details.isEmpty, from: row.from, hasFrom: !row.from.isEmpty,
        to: row.to, hasTo: !row.to.isEmpty, isSensitive: row.node.isSensitive)
    }
    left = rows.count > Self.most ? "And \(rows.count - Self.most) more." : nil
  }
}

extension MapPage: Page {
  static var template: String { "map" }
  var pageTitle: String { "Data map" }
}
