import Register
import Standing
import Workspace

/// A register named on the command line: a folder of files, or the number of a published version.
enum RegisterSource {
  /// Reads a folder; its problems are printed, and errors end the command.
  static func read(folder: String, _ output: Output) throws -> Register {
    let reading = RegisterReader.read(folder: folder)
    for diagnostic in reading.diagnostics { output.complain(diagnostic.description) }
    guard let register = reading.register else { throw Wanting() }
    return register
  }

  /// The number of a version, when a text is one.
  static func version(_ text: String) -> Int? {
    Int(text).flatMap { $0 > 0 && String($0) == text ? $0 : nil }
  }

  /// Reads a published version; throws `CommandError.versionUnknown`.
  static func read(version: Int, in workspace: Workspace) async throws -> Register {
    let versions = try await workspace.standing.versions()
    guard versions.contains(where: { $0.number == version }) else {
      throw CommandError.versionUnknown(version)
    }
    return try await workspace.standing.register(version: version)
  }
}
