/// Gathers every diagnostic of one reading, up to a cap that keeps a hostile file from filling memory.
struct Report {
  static let cap = 10_000

  private var found: Set<Diagnostic> = []
  private(set) var errors = 0
  private var dropped = 0
  private var suggestions = 40

  var hasErrors: Bool { errors > 0 }

  mutating func add(_ diagnostic: Diagnostic) {
    if diagnostic.severity == .error { errors += 1 }
    if found.count < Self.cap { found.insert(diagnostic) } else { dropped += 1 }
  }

  mutating func error(
    _ code: DiagnosticCode, at place: Place, _ message: String, hint: String? = nil
  ) {
    add(
      Diagnostic(
        file: place.file, line: place.line, column: place.column, code: code, message: message,
        hint: hint))
  }

  mutating func warn(
    _ code: DiagnosticCode, at place: Place, _ message: String, hint: String? = nil
  ) {
    add(
      Diagnostic(
        file: place.file, line: place.line, column: place.column, severity: .warning, code: code,
        message: message, hint: hint))
  }

  /// "did you mean …" for a name that is not among the candidates.
  ///
  /// Only the first few dozen unknown names are compared, so that 10,000 misspelt ones among 10,000 stay cheap.
  mutating func suggestion(for name: String, among candidates: some Sequence<String>) -> String? {
    guard suggestions > 0 else { return nil }
    suggestions -= 1
    return NearestName.find(name, among: candidates).map { "did you mean `\($0)`?" }
  }

  var sorted: [Diagnostic] {
    var all = found.sorted()
    if dropped > 0, let last = all.last {
      all.append(
        Diagnostic(
          file: last.file, line: last.line, column: last.column, code: .tooMany,
          message: "\(dropped) more problems are not shown",
          hint: "mend these first"))
    }
    return all
  }
}
