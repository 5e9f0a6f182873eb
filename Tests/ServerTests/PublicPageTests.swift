import Consent
import Formats
import Members
import Register
import Staff
import Testing
import Workspace

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

  @Test(
    "figures and short answers stand on the page, each with how it is worked out, and stay small")
  func figures() async throws {
    try await House.run { house in
      let page = try await house.client.send("GET", "/").text
      for text in [
        "The figures", "Short answers", "id=\"faq-sold\"", "How choices are counted",
        "How noes are counted", "figures.json", "At once: the next decision already obeys it",
        "Do you sell data?", "&lt;10", "Requests by law are not counted here yet",
      ] {
        #expect(page.contains(text), "\(text)")
      }
      #expect(page.occurrences(of: "<details") >= CommonQuestion.ID.allCases.count + 8)
      #expect(page.utf8.count < 60_000)
    }
  }

  @Test("the same figures come as data, to anybody, and follow what happens")
  func figuresAsData() async throws {
    try await House.run { house in
      let answer = try await house.client.send("GET", "/figures.json")
      #expect(answer.status == 200 && answer.header("cache-control") == "no-cache")
      #expect(answer.header("content-type") == "application/json")
      let json = try JSON(parsing: answer.text.utf8)
      #expect(json["members"]?.int == 1 && json["noes"]?["given"]?.int == 0)
      #expect(json["organisation"]?.string == "The Nest")
      #expect(!answer.text.contains("Ada"))
      _ = try await house.workspace.consent.record(
        ChoiceDraft(act: .object, purpose: .marketing, channel: .web), subject: house.member,
        inForce: try await house.workspace.inForce(), actor: House.system, at: house.clock.now)
      let after = try JSON(
        parsing: try await house.client.send("GET", "/figures.json").text.utf8)
      #expect(after["noes"]?["given"]?.int == 1)
      #expect(after["choices"]?.array?.first?["no"]?["below"]?.int == 10)
      #expect(try await house.client.send("POST", "/figures.json").status == 405)
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
