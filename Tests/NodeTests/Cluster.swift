#if PostgreSQL
import Formats
import Foundation
import TestSupport

/// Three nodes on one PostgreSQL, each on a line of its own, with invented members.
struct Cluster {
  let folder: String
  let nodes: [ServingNode]
  let lines: [Line]
  let key: String
  /// The members for whom the use is permitted once they say yes, and only then.
  let members: [String]

  struct Broken: Error {
    let what: String
  }

  static let members = 60

  init() throws {
    let server = try PostgresServer.shared.get()
    let (data, keys) = (try server.makeDatabase(), try server.makeDatabase())
    let folder = "/tmp/ab-nodes-\(UUID().uuidString.prefix(8))"
    self.folder = folder
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    func run(_ arguments: String...) throws -> String {
      let outcome = try Program.run(
        arguments,
        environment: [
          "ABOVEBOARD_WORKSPACE": folder + "/w", "ABOVEBOARD_DATABASE": data,
          "ABOVEBOARD_KEYS": keys,
          "ABOVEBOARD_ACTOR": arguments.first == "staff" ? "" : "priya",
        ])
      guard outcome.code == 0 else { throw Broken(what: outcome.text) }
      return outcome.text
    }
    _ = try run("init")
    _ = try run("staff", "add", "priya", "--role", "privacy-lead")
    _ = try run("register", "publish", Program.example + "/register")
    _ = try run("example", "members", "--count", "\(Self.members)", "--out", folder + "/people")
    _ = try run(
      "members", "import", folder + "/people/members.csv", "--mapping",
      Program.example + "/mappings/members.yaml")
    let issued = try JSON(
      parsing: try run(
        "key", "add", "--name", "test", "--scope", "may", "--scope", "choices", "--json"
      ).split(separator: "\n").filter { !$0.hasPrefix("this key") }.joined(separator: "\n").utf8)
    guard let key = issued["key"]?.string else { throw Broken(what: "no key") }
    self.key = key
    let lines = try (0..<3).map { _ in try Line(to: server.folder) }
    self.lines = lines
    nodes = try lines.map { line in
      try ServingNode(
        ["--workspace", folder + "/w"],
        environment: [
          "ABOVEBOARD_DATABASE": data.replacingOccurrences(of: server.folder, with: line.folder),
          "ABOVEBOARD_KEYS": keys.replacingOccurrences(of: server.folder, with: line.folder),
        ])
    }
    let connection = HTTPConnection(port: nodes[0].port)
    var members: [String] = []
    for number in 1...Self.members {
      let member = "m-" + String(repeating: "0", count: 6 - "\(number)".count) + "\(number)"
      guard Self.choose("grant", member, connection, key) == true else { continue }
      if Self.may(member, connection, key) == true { members.append(member) }
    }
    guard members.count >= 24 else { throw Broken(what: "only \(members.count) can be permitted") }
    self.members = members
  }

  func remove() { try? FileManager.default.removeItem(atPath: folder) }

  /// Records a choice; true once it is acknowledged, nil when nobody knows.
  static func choose(
    _ act: String, _ member: String, _ connection: HTTPConnection, _ key: String
  ) -> Bool? {
    let notice = act == "grant" ? #","notice":"privacy@1""# : ""
    let answer = connection.post(
      "/v1/choices",
      """
      {"act":"\(act)","purpose":"newsletter","channel":"web","subject":{"id":"\(member)"}\(notice)}
      """, key: key)
    return answer.map { $0.status == 201 }
  }

  /// Whether a node permits; nil when it gave no answer.
  static func may(_ member: String, _ connection: HTTPConnection, _ key: String) -> Bool? {
    let answer = connection.post(
      "/v1/may",
      #"{"purpose":"newsletter","recipient":"self","subject":{"id":"\#(member)"}}"#, key: key)
    return answer.map { $0.status == 200 && $0.body.contains(#""decision":"permit""#) }
  }
}
#endif
