import Formats
import Foundation
import Members
import Register
import Testing

@Suite struct ExampleTests {
  private func folder() throws -> URL {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent(
      "example-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    return url
  }

  private func rows(_ url: URL) throws -> [[String]] {
    var reader = try CSVReader(path: url.path)
    var rows: [[String]] = []
    while let row = try reader.next() {
      guard case .record(let record) = row else {
        Issue.record("\(row)")
        continue
      }
      rows.append(record.strings)
    }
    return rows
  }

  @Test("the example's people are the same for a seed, and others for another")
  func deterministic() throws {
    let first = try folder()
    let second = try folder()
    let third = try folder()
    defer { for url in [first, second, third] { try? FileManager.default.removeItem(at: url) } }
    try ExamplePeople(count: 50, seed: 3).write(to: first.path)
    try ExamplePeople(count: 50, seed: 3).write(to: second.path)
    try ExamplePeople(count: 50, seed: 4).write(to: third.path)
    for name in ExamplePeople.files {
      let bytes = try Data(contentsOf: first.appendingPathComponent(name))
      #expect(try bytes == Data(contentsOf: second.appendingPathComponent(name)))
      #expect(try bytes != Data(contentsOf: third.appendingPathComponent(name)))
    }
  }

  @Test("the example's files hold what the story needs")
  func story() throws {
    let url = try folder()
    defer { try? FileManager.default.removeItem(at: url) }
    try ExamplePeople(count: 2_000).write(to: url.path)
    let members = try rows(url.appendingPathComponent("members.csv"))
    #expect(members.count == 2_001 && members[1][0] == "m-000001")
    let countries = Dictionary(grouping: members.dropFirst(), by: { $0[4] }).mapValues(\.count)
    #expect(Set(countries.keys) == ["", "GB", "IE", "DE", "US"])
    #expect((15...80).contains(countries[""] ?? 0))
    #expect(Set(members.map { $0[1] }).count == members.count)
    #expect(
      members.dropFirst().allSatisfy {
        $0[1].hasSuffix("@example.org") || $0[1].hasSuffix("@example.net")
      })
    for row in members.dropFirst() where row[6] == "no" {
      #expect(row[7].split(separator: ";").allSatisfy { $0 < "2022" })
    }
    let choices = try rows(url.appendingPathComponent("choices.csv"))
    let acts = Set(choices.dropFirst().map { $0[1] })
    #expect(acts.isSuperset(of: ["grant", "refuse", "withdraw", "object", "signal"]))
    #expect(choices.contains { $0[10] == "pregnancy-pack" })
    #expect(choices.contains { $0[2] == "offers.baby" && $0[8] == "no" && $0[1] == "grant" })
    let quiz = try rows(url.appendingPathComponent("quiz.csv"))
    #expect(quiz.filter { $0[4] == "sign-up" }.count == 10 && quiz.count == 2_011)
    for name in ["insurer.csv", "insurer-bare.csv"] {
      #expect(try rows(url.appendingPathComponent(name)).count == 301)
    }
  }

  @Test("the example's mappings fit its register and its files")
  func mappings() async throws {
    let world = try await World()
    defer { world.remove() }
    var root = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { root.deleteLastPathComponent() }
    let example = root.appendingPathComponent("Examples/parents-forum")
    guard FileManager.default.fileExists(atPath: example.path) else { return }
    let reading = RegisterReader.read(folder: example.appendingPathComponent("register").path)
    let register = try #require(reading.register, "\(reading.diagnostics)")
    let inForce = InForce(register: register, version: 1)
    let people = try folder()
    defer { try? FileManager.default.removeItem(at: people) }
    try ExamplePeople(count: 300).write(to: people.path)
    for name in ["members", "choices", "quiz", "insurer-bare", "insurer"] {
      let path = example.appendingPathComponent("mappings/\(name).yaml").path
      let reading = MappingReader.read(path: path, inForce: inForce)
      let mapping = try #require(reading.mapping, "\(reading.diagnostics)")
      guard mapping.rows == .members else { continue }
      let report = try await Importer(members: world.members, served: Recorder()).run(
        file: people.appendingPathComponent(name + ".csv").path, mapping: mapping,
        inForce: inForce, actor: world.actor, at: world.at)
      switch name {
      case "quiz": #expect(report.accepted == 10 && report.counts == [.notAMember: 2_000])
      case "insurer-bare": #expect(report.accepted == 0 && report.counts == [.noProvenance: 300])
      default: #expect(report.refused == 0 && report.accepted == report.rows, "\(report.counts)")
      }
    }
  }
}
