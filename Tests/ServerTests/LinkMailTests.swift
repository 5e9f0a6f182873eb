import Foundation
import Store
import Testing
import Workspace

@testable import Server

/// Sign-in links by mail (demand A5).
@Suite struct LinkMailTests {
  @Test("a member gets a letter, a stranger none, and the public log tells neither from the other")
  func letters() async throws {
    try await House.run { house in
      let folder = house.workspace.folder + "/mail"
      func letters() -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
          .filter { $0.hasSuffix(".eml") }
      }
      let head = try await house.workspace.database.read { try $0.head() }
      for (address, count) in [("nobody@example.org", 0), ("Ada@example.org", 1)] {
        try await house.workspace.sendLink(
          to: address, origin: "https://privacy.nest.example", path: { "/in/\($0)" },
          at: House.start)
        #expect(letters().count == count, "\(address)")
        #expect(try await house.workspace.database.read { try $0.head() } == head)
      }
      let name = try #require(letters().first)
      let letter = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
      #expect(letter.contains("To: ") && letter.contains("ada@example.org"))
      #expect(letter.contains("The Nest"))
    }
  }
}
