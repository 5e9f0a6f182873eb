import Disclosure
import Formats
import Staff
import Store
import Testing
import Workspace

@testable import Server

@Suite struct RecallDeskTests {
  @Test("the desk says that nothing was asked back, and knows no recall that is none")
  func empty() async throws {
    try await House.run { house in
      let lead = try await house.signIn(staff: "lena", .privacyLead)
      let list = try await house.client.send("GET", "/desk/recalls", headers: ["Cookie": lead])
      #expect(list.status == 200 && list.text.contains("Nothing was asked back."))
      #expect(list.header("cache-control") == "no-store")
      let none = try await house.client.send(
        "GET", "/desk/recalls/none", headers: ["Cookie": lead])
      #expect(none.status == 404)
      #expect(try await house.client.send("GET", "/desk/recalls").status == 401)
    }
  }
}
