import Consent
import Disclosure
import Formats
import Foundation
import Gate
import Members
import Register
import Standing
import Store
import Testing
import Workspace

/// A community whose members may be shown to a social network, and what that network made of what it got.
struct AudienceWorld {
  let community: Community
  let register: Register

  var workspace: Workspace { community.workspace }

  /// - Parameters:
  ///   - delivery: what stands below `delivery` of the network, as YAML in braces.
  ///   - edits: texts of the register's files that are replaced.
  static func make(
    members: Int, delivery: String? = nil, edits: [(String, String)] = []
  ) async throws -> AudienceWorld {
    let community = try await Community.make(members: members)
    var edits = edits
    if let delivery {
      edits.append(("  social-network:\n", "  social-network:\n    delivery: \(delivery)\n"))
    }
    let register = try register(edits)
    _ = try await community.workspace.standing.publish(
      register, actor: Community.staff, at: community.now)
    return AudienceWorld(community: community, register: register)
  }

  static func register(_ edits: [(String, String)]) throws -> Register {
    let folder = Community.example.appendingPathComponent("register")
    var files: [RegisterFile] = []
    var made = Set<Int>()
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
      var text = String(
        decoding: try Data(contentsOf: folder.appendingPathComponent(name)), as: UTF8.self)
      for (number, edit) in edits.enumerated() where text.contains(edit.0) {
        made.insert(number)
        text = text.replacingOccurrences(of: edit.0, with: edit.1)
      }
      files.append(RegisterFile(path: name, bytes: Array(text.utf8)))
    }
    #expect(made.count == edits.count)
    var register = try #require(RegisterReader.read(files: files).register)
    register.organisation.decoys = nil
    return register
  }

  static func use(_ band: String = "GB", field: String = "country") throws -> Use {
    Use(
      purpose: try Community.purpose("ads.audience"),
      recipient: try Community.recipient("social-network"),
      required: [try #require(FieldID("email"))],
      conditions: [.init(field: try #require(FieldID(field)), bands: [band])])
  }

  func day(_ number: Int) -> Timestamp { community.now.adding(seconds: Int64(number) * 86_400) }

  func choose(_ number: Int, _ act: Choice.Act, day: Int, explicit: Bool = false) async throws {
    let inForce = try await workspace.inForce()
    let purpose = try Community.purpose("ads.audience")
    let draft =
      act == .grant
      ? ChoiceDraft(
        act: .grant, purpose: .purpose(purpose),
        recipient: .recipient(try Community.recipient("social-network")),
        notice: NoticeVersion("privacy@1"), channel: .web, explicit: explicit)
      : ChoiceDraft(act: act, purpose: .purpose(purpose), channel: .phone)
    _ = try await workspace.consent.record(
      draft, subject: try await community.subject(number), inForce: inForce,
      actor: Community.staff, at: self.day(day))
  }

  func audience(days: Int = 7, isHashed: Bool = false, _ use: Use? = nil) async throws
    -> TargetAudience
  {
    let added = try await workspace.audiences.add(
      try use ?? Self.use(), everyDays: days, isHashed: isHashed, actor: Community.staff,
      at: community.now)
    return try await workspace.audiences.approve(
      added.id, actor: Community.other, at: community.now)
  }

  func run(_ audience: TargetAudience, day number: Int, web: WebDeliveries? = nil) async throws
    -> AudienceRun
  {
    try await workspace.runAudience(
      audience.id, actor: Community.staff, at: day(number), web: web)
  }

  func out(_ audience: TargetAudience) -> String {
    community.folder + "/audiences/\(audience.id)/out"
  }

  func faults() async throws -> [String] {
    try await workspace.fsck(at: community.now).flaws.all.filter { $0.kind.weight != .note }
      .map(\.kind.code)
  }
}

/// A recipient who does what each package says.
struct Network {
  /// What it holds, by reference.
  var held: [String: String] = [:]
  var taken: Set<String> = []

  /// Takes every package that it has not seen, in order.
  mutating func take(from folder: String) throws {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names.sorted() where !name.hasPrefix(".") && taken.insert(name).inserted {
      func rows(_ file: String) -> [[String]] {
        guard let data = FileManager.default.contents(atPath: folder + "/\(name)/\(file)") else {
          return []
        }
        return String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline).dropFirst()
          .map {
            $0.split(separator: ",").map {
              $0.trimmingCharacters(in: CharacterSet(charactersIn: "\""))
            }
          }
      }
      for row in rows("drop.csv") {
        #expect(held.removeValue(forKey: row[0]) != nil, "a drop of what was never added")
      }
      for row in rows("add.csv") {
        #expect(held.updateValue(row[1], forKey: row[0]) == nil, "somebody is added twice")
      }
    }
  }
}
