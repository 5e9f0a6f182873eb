import Foundation

/// A file that a command makes for somebody to take away.
enum WrittenFile {
  /// Writes a whole file or none; what is there already is never replaced, for somebody may have added to it.
  ///
  /// Throws `CommandError.alreadyThere` or `.unreadable`.
  static func write(_ bytes: [UInt8], to path: String) throws {
    guard !FileManager.default.fileExists(atPath: path) else {
      throw CommandError.alreadyThere(path: path)
    }
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw CommandError.unreadable(path: path, why: "cannot be written")
    }
  }
}
