import Formats
import Foundation
import Store

/// What `workspace.json` says: the form of the folder, the log's origin, whether it is an example.
struct WorkspaceDescription: Sendable, Equatable {
  static let fileName = "workspace.json"

  var origin: String
  var isExample: Bool
  /// The engine of the data: without it, a forgotten address would open a new, empty database.
  var engine: Dialect

  init(origin: String, isExample: Bool, engine: Dialect = .sqlite) {
    self.origin = origin
    self.isExample = isExample
    self.engine = engine
  }

  init(readingFrom folder: String) throws {
    let path = folder + "/" + Self.fileName
    guard let data = FileManager.default.contents(atPath: path) else {
      throw WorkspaceError.notAWorkspace(folder: folder)
    }
    guard let json = try? JSON(parsing: [UInt8](data)), json["format"]?.int == 1,
      let origin = json["origin"]?.string, let isExample = json["example"]?.bool
    else { throw WorkspaceError.damaged(file: path) }
    let engine = json["engine"]?.string ?? Dialect.sqlite.rawValue
    guard let engine = Dialect(rawValue: engine) else { throw WorkspaceError.damaged(file: path) }
    self.init(origin: origin, isExample: isExample, engine: engine)
  }

  func write(to folder: String) throws {
    let json: JSON = [
      "format": 1, "origin": .string(origin), "example": .bool(isExample),
      "engine": .string(engine.rawValue),
    ]
    try DurableFiles.write(Array((json.pretty + "\n").utf8), to: folder + "/" + Self.fileName)
  }
}
