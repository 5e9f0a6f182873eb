import Formats
import Foundation
import Register

/// A register whose files lie in several folders, as when an edited notice is dropped beside the others.
enum RegisterFolders {
  /// Reads one folder, or several as if they were one.
  static func read(_ folders: [String]) throws -> RegisterReading {
    guard folders.count > 1 else { return RegisterReader.read(folder: folders.first ?? "register") }
    return RegisterReader.read(files: try folders.flatMap(files))
  }

  /// The files as they are kept with the version, each named by its folder's last part and its own name.
  static func sources(_ folders: [String]) throws -> [RegisterFile] {
    try folders.flatMap { folder in
      let prefix = URL(fileURLWithPath: folder).lastPathComponent
      return try files(folder).map { file in
        RegisterFile(
          path: prefix + "/" + URL(fileURLWithPath: file.path).lastPathComponent, bytes: file.bytes)
      }
    }
  }

  private static func files(_ folder: String) throws -> [RegisterFile] {
    let manager = FileManager.default
    guard let names = try? manager.contentsOfDirectory(atPath: folder) else {
      throw CommandError.unreadable(path: folder, why: "is no folder that can be read")
    }
    return try names.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") || $0.hasSuffix(".md") }
      .filter { !$0.hasPrefix(".") }.sorted().map { name in
        let path = folder + "/" + name
        do throws(FileError) {
          var source = try FileSource(path: path)
          // One byte more than may be there is enough for the reader to refuse it.
          return RegisterFile(
            path: path, bytes: try source.block(RegisterReader.maxFileBytes + 1))
        } catch {
          throw CommandError.unreadable(path: path, why: "cannot be read")
        }
      }
  }
}
