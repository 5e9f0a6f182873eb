import Formats
import Store

/// One part of a pack, such as the disclosures: what of the workspace belongs to a scope.
struct PackPart: Sendable {
  /// What a part is asked for.
  struct Request: Sendable {
    var workspace: Workspace
    var scope: PackScope
    /// Until when: the end of the period, or now.
    var until: Timestamp
    /// From when; the beginning of time without one.
    var from: Timestamp
    var now: Timestamp
  }

  /// The part's name in errors.
  let name: String
  /// Makes the part; nil when the scope has none of it.
  let make: @Sendable (Request) async throws -> PackSection?

  /// Every part, in the order of the page.
  static let makers: [PackPart] = [
    .registers, .stops, .notices, .disclosures, .recalls, .receipts, .findings,
  ]
}

/// What a part puts into a pack: files, lines of the page, entries that belong to it.
struct PackSection: Sendable {
  /// A cell of a table, perhaps a link to a file of the pack.
  struct Cell: Sendable, ExpressibleByStringLiteral {
    var text: String
    var path: String?

    init(_ text: String, path: String? = nil) {
      self.text = text
      self.path = path
    }

    init(stringLiteral text: String) { self.init(text) }
  }

  /// A file of the pack.
  struct File: Sendable {
    var path: String
    var bytes: [UInt8]
  }

  var title: String
  var lead: String
  /// What stands there without a line.
  var empty: String
  var columns: [String]
  var rows: [[Cell]] = []
  var files: [File] = []
  /// Entries that the pack holds because of this part.
  var sequences: Set<Int64> = []
}
