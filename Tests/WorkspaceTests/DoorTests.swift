import Disclosure
import Door
import Findings
import Formats
import Foundation
import Gate
import Index
import Register
import Staff
import Store
import TestSupport
import Testing
import Vault
import Workspace

/// Two sent disclosures of two members, and the door before them.
struct DoorWorld {
  let community: Community
  let first: DisclosureSummary
  let second: DisclosureSummary

  var door: Door { community.workspace.door }
  var now: Timestamp { community.now }

  init(members: Int = 2) async throws {
    community = try await Community.make(members: members)
    for number in 0..<members { try await community.allow(number) }
    first = try await community.sent(try Community.nappies())
    second = try await community.sent(try Community.nappies())
  }

  static func brand() throws -> Partner {
    Partner(try Community.recipient("nappy-brand"), way: .page)
  }

  static func broker() throws -> Partner {
    Partner(try Community.recipient("data-broker"), way: .key, key: "k")
  }

  /// The references of a disclosure's file, in its order.
  func refs(of summary: DisclosureSummary) throws -> [String] {
    let path =
      community.workspace.disclosures.folder(of: summary.id) + "/" + (summary.file ?? "none")
    return String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
      .split(whereSeparator: \.isNewline).dropFirst().map { String($0.prefix { $0 != "," }) }
  }

  /// Sends the first disclosure's package by way of the broker, as the ledger would have it.
  func routeThroughBroker() async throws {
    let id = first.id
    try await community.workspace.database.write {
      _ = try $0.run(
        """
        UPDATE disclosures
        SET wish = REPLACE(wish, \("\"through\":[]"), \("\"through\":[\"data-broker\"]"))
        WHERE id = \(id)
        """)
    }
  }

  func kinds() async throws -> [String] {
    try await community.workspace.database.read { transaction in
      try transaction.entries(after: 0, limit: 1_000).map(\.kind).filter { $0.hasPrefix("door.") }
    }
  }
}

@Suite("Door", .onEveryEngine)
struct DoorTests {
  @Test(
    "a partner is shown what is addressed to it, and another's disclosure is as unknown as none")
  func onlyItsOwn() async throws {
    let world = try await DoorWorld()
    let (door, now) = (world.door, world.now)
    let listed = try await door.list(try DoorWorld.brand(), limit: 10, at: now)
    // Both are of one millisecond, so that either may be called the newer.
    let ids = [world.second.id, world.first.id].sorted(by: >)
    #expect(listed.map(\.summary.id) == ids)
    #expect(listed.allSatisfy { $0.collected == nil })
    #expect(try await door.list(try DoorWorld.broker(), limit: 10, at: now).isEmpty)
    let older = try await door.list(
      try DoorWorld.brand(), before: ids[0], limit: 1, at: now)
    #expect(older.map(\.summary.id) == [ids[1]])
    for id in [world.first.id, UUIDv7.make(at: now).text, "../../workspace.key", ""] {
      await #expect(throws: DoorError.notTheirs) {
        _ = try await door.show(id, try DoorWorld.broker(), at: now)
      }
      await #expect(throws: DoorError.notTheirs) {
        _ = try await door.fetch("data.csv", of: id, try DoorWorld.broker(), at: now)
      }
    }
    await #expect(throws: DoorError.notTheirs) {
      _ = try await door.fetch(
        "../workspace.key", of: world.first.id, try DoorWorld.brand(), at: now)
    }
    try await world.community.end()
  }

  @Test("a package is for the first on its way alone")
  func addressee() async throws {
    let world = try await DoorWorld()
    try await world.routeThroughBroker()
    let mine = try await world.door.list(try DoorWorld.broker(), limit: 10, at: world.now)
    #expect(mine.map(\.summary.id) == [world.first.id])
    let others = try await world.door.list(try DoorWorld.brand(), limit: 10, at: world.now)
    #expect(others.map(\.summary.id) == [world.second.id])
    try await world.community.end()
  }

  @Test("every call is in the table, and in the log by itself or with its minute")
  func calls() async throws {
    let world = try await DoorWorld()
    let (door, now, brand) = (world.door, world.now, try DoorWorld.brand())
    _ = try await door.list(brand, limit: 10, at: now)
    _ = try await door.show(world.first.id, brand, at: now)
    _ = try await door.fetch("data.csv", of: world.first.id, brand, at: now)
    _ = try await door.may(try world.refs(of: world.first), in: world.first.id, brand, at: now)
    _ = try? await door.show(UUIDv7.make(at: now).text, brand, at: now)
    let calls = try await door.calls(of: brand.recipient, limit: 10)
    #expect(
      Set(calls.map { "\($0.kind.rawValue) \($0.result.rawValue)" }) == [
        "list done", "show done", "fetch done", "may done", "show not-theirs",
      ])
    #expect(calls.first { $0.kind == .may }?.asked == 2)
    #expect(calls.first { $0.kind == .may }?.permitted == 2)
    #expect(try await world.kinds() == ["door.fetched"])
    // Within the minute nothing more is said; when it is over, one entry speaks of the four others.
    #expect(try await door.settle(at: now) == 0)
    #expect(try await door.settle(at: now.adding(seconds: 60)) == 1)
    #expect(try await door.settle(at: now.adding(seconds: 60)) == 0)
    #expect(try await world.kinds() == ["door.fetched", "door.called"])
    let leaf = try await world.community.workspace.database.read { transaction in
      try transaction.entries(of: ["door.called"], after: 0, limit: 2).last?.leaf ?? []
    }
    let said = try JSON(parsing: leaf)
    #expect(said["calls"]?["may"]?.int == 1 && said["calls"]?["show"]?.int == 2)
    #expect(said["asked"]?.int == 2 && said["permitted"]?.int == 2)
    #expect(try await door.check().all.isEmpty)
    try await world.community.end()
  }

  @Test("fsck finds a call that was taken out of the table, and one that names no entry")
  func damage() async throws {
    let world = try await DoorWorld()
    let brand = try DoorWorld.brand()
    _ = try await world.door.fetch("data.csv", of: world.first.id, brand, at: world.now)
    _ = try await world.door.list(brand, limit: 1, at: world.now)
    #expect(try await world.door.check().all.isEmpty)
    let database = world.community.workspace.database
    try await database.write {
      _ = try $0.run("UPDATE door_calls SET entry = \("nothing") WHERE kind = \("list")")
    }
    #expect(try await world.door.check().all.map(\.kind.code) == ["door.stray"])
    try await database.write {
      _ = try $0.run("DELETE FROM door_calls WHERE kind = \("fetch")")
    }
    #expect(
      try await world.door.check().all.map(\.kind.code).sorted() == ["door.calls", "door.stray"])
    try await world.community.end()
  }

  @Test("what was fetched counts as collected, its certificate alone does not")
  func collected() async throws {
    let world = try await DoorWorld()
    let (door, now, brand) = (world.door, world.now, try DoorWorld.brand())
    _ = try await door.fetch("certificate.json", of: world.first.id, brand, at: now)
    _ = try await door.fetch("data.csv", of: world.second.id, brand, at: now)
    _ = try await door.fetch("data.csv", of: world.second.id, brand, at: now)
    let seen = try await door.handedOver(limit: 10)
    #expect(Set(seen.map(\.summary.id)) == [world.second.id, world.first.id])
    let second = try #require(seen.first { $0.summary.id == world.second.id })
    let first = try #require(seen.first { $0.summary.id == world.first.id })
    #expect(second.fetches == 2 && second.collected != nil)
    #expect(first.fetches == 0 && first.collected == nil)
    try await world.community.end()
  }

  @Test("a file in which one permission has ended is not handed over any more; its certificate is")
  func ended() async throws {
    let world = try await DoorWorld()
    let (door, now, brand) = (world.door, world.now, try DoorWorld.brand())
    _ = try await door.fetch("data.csv", of: world.first.id, brand, at: now)
    try await world.community.withdraw(1)
    await #expect(throws: DoorError.permissionEnded) {
      _ = try await door.fetch("data.csv", of: world.first.id, brand, at: now)
    }
    _ = try await door.fetch("certificate.json", of: world.first.id, brand, at: now)
    #expect(try await door.calls(limit: 10).contains { $0.result == .ended })
    try await world.community.end()
  }

  @Test("a file with somebody who was erased is not handed over any more")
  func erased() async throws {
    let world = try await DoorWorld()
    try await world.community.erase(1)
    await #expect(throws: DoorError.permissionEnded) {
      _ = try await world.door.fetch(
        "data.csv", of: world.first.id, try DoorWorld.brand(), at: world.now)
    }
    try await world.community.end()
  }

  @Test("a fetch is written down before the file is given, and one that cannot be is not given")
  func recordFirst() async throws {
    let world = try await DoorWorld()
    let database = world.community.workspace.database
    // As a crash between the two leaves it: the ledger knows, whoever asked has nothing.
    _ = try await world.door.fetch(
      "data.csv", of: world.first.id, try DoorWorld.brand(), at: world.now)
    #expect(try await world.kinds() == ["door.fetched"])
    try await database.write { _ = try $0.run("ALTER TABLE door_calls RENAME TO door_lost") }
    await #expect(throws: StoreError.self) {
      _ = try await world.door.fetch(
        "data.csv", of: world.first.id, try DoorWorld.brand(), at: world.now)
    }
    #expect(try await world.kinds() == ["door.fetched"])
    try await world.community.end()
  }

  @Test("a file that was removed is said to be gone, and that it was asked for is written down")
  func gone() async throws {
    let world = try await DoorWorld()
    let folder = world.community.workspace.disclosures.folder(of: world.first.id)
    try FileManager.default.removeItem(atPath: folder + "/data.csv")
    await #expect(throws: DoorError.fileGone) {
      _ = try await world.door.fetch(
        "data.csv", of: world.first.id, try DoorWorld.brand(), at: world.now)
    }
    #expect(try await world.door.calls(limit: 1).map(\.result) == [.gone])
    try await world.community.end()
  }
}
