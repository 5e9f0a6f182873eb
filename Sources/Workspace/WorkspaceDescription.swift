import Formats
import Foundation

/// What `workspace.json` says: the form of the folder, the log's origin, whether it is an example.
struct WorkspaceDescription: Sendable, Equatable {
  static let fileName = "workspace.json"

  var origin: String
  var isExample: Bool

  init(origin: String, isExample: Bool) {
    self.origin = origin
    self.isExample = isExample
  }

  init(readingFrom folder: String) throws {
    let path = folder + "/" + Self.fileName
    guard let data = FileManager.default.contents(atPath: path) else {
      throw WorkspaceError.notAWorkspace(folder: folder)
    }
    guard let json = try? JSON(parsing: [UInt8](data)), json["format"]?.int == 1,
      let origin = json["origin"]?.string, let isExample = json["example"]?.bool
    else { throw WorkspaceError.damaged(file: path) }
    self.init(origin: origin, isExample: isExample)
  }

  func write(to folder: String) throws {
    let json: JSON = ["format": 1, "origin": .string(origin), "example": .bool(isExample)]
    let url = URL(fileURLWithPath: folder + "/" + Self.fileName)
    try Data((json.pretty + "\n").utf8).write(to: url, options: .atomic)
  }
}
