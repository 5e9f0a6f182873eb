/// What came of reading the files of a register: every problem, and the register when there is no error.
public struct RegisterReading: Sendable, Equatable {
  /// The register, or nil when any diagnostic is an error.
  public let register: Register?
  /// Every problem, sorted by file, line and column.
  public let diagnostics: [Diagnostic]

  /// Makes a reading.
  public init(register: Register?, diagnostics: [Diagnostic]) {
    self.register = register
    self.diagnostics = diagnostics
  }
}
