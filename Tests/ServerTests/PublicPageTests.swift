import Formats
import Staff
import Testing

@testable import Server

@Suite struct PublicPageTests {
  @Test("the public page says what the register declares, and that nothing has left")
  func page() async throws {
    try await House.run { house in
      let page = try await house.client.send("GET", "/")
      #expect(page.status == 200)
      for text in [
        "The Nest", "Nappy brand", "Softy", "baby offers", "Priya Shah", "privacy@nest.example",
        "We have never handed over a record to anyone", "<strong>No.</strong>",
      ] {
        #expect(page.text.contains(text), "\(text)")
      }
      #expect(page.header("cache-control") == "no-cache")
      #expect(!page.text.contains("Ada"))
    }
  }

  @Test("somebody who is signed in gets a copy that nobody else is given")
  func own() async throws {
    try await House.run { house in
      let cookie = try await house.signIn(.member(house.member))
      let page = try await house.client.send("GET", "/", headers: ["Cookie": cookie])
      #expect(page.text.contains("Sign out"))
      #expect(page.header("cache-control") == "no-store")
    }
  }

  @Test("a name is looked up, and what was asked comes back harmless")
  func shared() async throws {
    try await House.run { house in
      let never = try await house.client.send("GET", "/shared?with=%3Cscript%3ENobody")
      #expect(never.text.contains("Never."))
      #expect(never.text.contains("&lt;script&gt;Nobody"))
      #expect(!never.text.contains("<script"))
      let declared = try await house.client.send("GET", "/shared?with=softy")
      #expect(declared.text.contains("Nappy brand"))
      let empty = try await house.client.send("GET", "/shared?with=")
      #expect(empty.status == 200)
      #expect(!empty.text.contains("Never."))
      #expect(try await house.client.send("GET", "/shared?with=%ZZ").status == 400)
      let long = String(repeating: "a", count: 801)
      #expect(try await house.client.send("GET", "/shared?with=\(long)").status == 422)
    }
  }

  @Test("the evidence is served, and nothing else of the folder")
  func evidence() async throws {
    try await House.run { house in
      for path in ["/evidence/../workspace.key", "/evidence/%2e%2e/workspace.key", "/evidence/x"] {
        #expect(try await house.client.send("GET", path).status == 404)
      }
      let checkpoint = try await house.client.send("GET", "/evidence/checkpoint")
      #expect([200, 404].contains(checkpoint.status))
    }
  }

  @Test("health is plain")
  func health() async throws {
    try await House.run { house in
      let answer = try await house.client.send("GET", "/healthz")
      #expect(answer.text == #"{"status":"ok"}"#)
    }
  }
}
