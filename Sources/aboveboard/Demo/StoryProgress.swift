import Formats
import Foundation

/// How far the stories have come, so that a second run goes on where the first one stopped.
struct StoryProgress: Sendable, Equatable {
  private static let fileName = "stories.json"

  /// The next story to tell, from 0.
  var next = 0
  /// The invented member of the last story.
  var member: String?
  /// The invented member who asks for everything, and then to be erased.
  var asker: String?
  /// The disclosure of the first story.
  var disclosure: String?
  /// The disclosure of the campaign that was asked for.
  var campaign: String?

  /// What a workspace's file says; a new workspace has none.
  init(in folder: String) throws {
    guard let data = FileManager.default.contents(atPath: folder + "/" + Self.fileName) else {
      return
    }
    let json = try JSON(parsing: data)
    next = Int(max(0, min(json["next"]?.int ?? 0, 100)))
    member = json["member"]?.string
    asker = json["asker"]?.string
    disclosure = json["disclosure"]?.string
    campaign = json["campaign"]?.string
  }

  func write(to folder: String) throws {
    let json: JSON = [
      "next": .integer(Int64(next)), "member": member.map { .string($0) } ?? .null,
      "asker": asker.map { .string($0) } ?? .null,
      "disclosure": disclosure.map { .string($0) } ?? .null,
      "campaign": campaign.map { .string($0) } ?? .null,
    ]
    try Data((json.pretty + "\n").utf8).write(
      to: URL(fileURLWithPath: folder + "/" + Self.fileName), options: .atomic)
  }
}
