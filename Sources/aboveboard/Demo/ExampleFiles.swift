import Evidence
import Formats
import Foundation

/// Where the example's register and mappings lie.
struct ExampleFiles: Sendable {
  /// The folder `parents-forum`, as a user in this folder would type it.
  let folder: String

  var register: String { folder + "/register" }
  var edited: String { folder + "/edited" }
  /// The agreements under which a campaign may be asked for.
  var campaign: String { folder + "/campaign" }

  /// The forum's pages, with the pixel on one of them.
  var site: String { folder + "/site" }
  /// The same pages without it.
  var siteWithoutPixel: String { folder + "/site-without-pixel" }

  /// What members asked in public, with answers.
  var questions: String { folder + "/questions.ndjson" }

  /// Signs as the invented broker does; its seed lies in the example for all to see.
  func brokerSigner() throws -> NoteSigner {
    let path = folder + "/keys/data-broker.seed"
    let words = try String(contentsOfFile: path, encoding: .utf8).split(
      whereSeparator: \.isWhitespace)
    guard words.count == 2, let seed = words.last.flatMap({ Hex.decode(String($0)) }) else {
      throw CommandError.exampleMissing
    }
    return try NoteSigner(name: words.first.map(String.init) ?? "", seed: seed)
  }

  func mapping(_ name: String) -> String { folder + "/mappings/\(name).yaml" }

  /// Looks in `ABOVEBOARD_EXAMPLES`, here and above, and above the program; throws when it is nowhere.
  static func find() throws -> ExampleFiles {
    let manager = FileManager.default
    let environment = ProcessInfo.processInfo.environment["ABOVEBOARD_EXAMPLES"]
    let program = CommandLine.arguments.first.map { URL(fileURLWithPath: $0).path }
    let roots =
      ["Examples"] + [environment].compactMap(\.self)
      + above(manager.currentDirectoryPath) + above(program ?? "/")
    for root in roots where manager.fileExists(atPath: root + "/parents-forum/register") {
      return ExampleFiles(folder: root + "/parents-forum")
    }
    throw CommandError.exampleMissing
  }

  private static func above(_ path: String) -> [String] {
    var folders: [String] = []
    var folder = URL(fileURLWithPath: path)
    for _ in 0..<12 where folder.path != "/" {
      folders.append(folder.appendingPathComponent("Examples").path)
      folder.deleteLastPathComponent()
    }
    return folders
  }
}
