/// One file of a register: YAML, or the text of a notice.
public struct RegisterFile: Sendable, Equatable {
  /// The path as shown in diagnostics, such as `register/fields.yaml`.
  public let path: String
  /// What the file holds.
  public let bytes: [UInt8]

  /// Makes a file.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// Says whether the path ends as YAML does.
  public var isYAML: Bool { path.hasSuffix(".yaml") || path.hasSuffix(".yml") }
}
