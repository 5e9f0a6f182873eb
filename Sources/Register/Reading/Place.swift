/// Where something stands in the files.
struct Place: Hashable, Comparable, Sendable {
  let file: String
  let line: Int
  let column: Int

  static func < (left: Self, right: Self) -> Bool {
    left.file.utf8.elementsEqual(right.file.utf8)
      ? (left.line, left.column) < (right.line, right.column)
      : left.file.utf8.lexicographicallyPrecedes(right.file.utf8)
  }

  static func top(of file: String) -> Place { Place(file: file, line: 1, column: 1) }
}
