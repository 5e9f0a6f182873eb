/// The values of one page; its template names their properties.
protocol Page: Sendable {
  /// The name of the file in the binary, without `.mustache`.
  static var template: String { get }
  /// What a window and a list of bookmarks show.
  var pageTitle: String { get }
}
