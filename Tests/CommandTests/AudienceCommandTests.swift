import Formats
import Foundation
import Testing

@testable import aboveboard

@Suite struct AudienceCommandTests {
  @Test("an audience is proposed, approved by a second person, run, paused, resumed and ended")
  func life() async throws {
    let nest = try await Nest(members: 60)
    #expect(await nest.run("audience", "list").text == "there is no audience yet\n")
    #expect(await nest.act("audience", "run").text == "no audience is due\n")
    let add = ["audience", "add", "ads.audience", "--to", "social-network", "--field", "email"]
    let proposed = await nest.run(add + ["--hashed", "--actor", "ana", "--json"])
    #expect(proposed.code == .done, "\(proposed.errors)")
    let json = try proposed.json
    #expect(
      json.object?.keys.sorted() == [
        "approved", "days", "hashed", "id", "next", "optional", "people", "proposed", "purpose",
        "recipient", "required", "runs", "state", "through",
      ])
    #expect(json["days"] == 7 && json["hashed"] == true && json["approved"] == .null)
    let id = try #require(json["id"]?.string)
    Nest.refuses(await nest.act("audience", "run", id), "approved")
    Nest.refuses(await nest.act("audience", "approve", id), "second person")
    let approved = await nest.run("audience", "approve", id, "--actor", "ben")
    #expect(approved.code == .done, "\(approved.errors)")
    let ran = await nest.act("audience", "run", id, "--json")
    #expect(ran.code == .done, "\(ran.errors)")
    let run = try #require(try ran.json.array?.first)
    #expect(
      run.object?.keys.sorted() == [
        "acknowledged_bytes", "added", "audience", "begun", "bytes", "disclosure", "dropped", "due",
        "ended", "failure", "failures", "retry", "run", "state",
      ])
    #expect(run["run"] == 1 && run["dropped"] == 0)
    Nest.refuses(await nest.act("audience", "run", id), "due")
    #expect(await nest.act("audience", "run", id, "--early").code == .done)
    let history = try await nest.run("audience", "history", id, "--json").json
    #expect(history.array?.count == 2)
    #expect(await nest.act("audience", "pause", id).code == .done)
    Nest.refuses(await nest.act("audience", "run", id, "--early"), "paused")
    #expect(await nest.run("audience", "resume", id, "--actor", "ben").code == .done)
    #expect(await nest.act("audience", "end", id).code == .done)
    let shown = await nest.run("audience", "show", id)
    #expect(shown.code == .done && shown.text.contains("as SHA-256"))
    #expect(await nest.run("audience", "list").text.contains(id))
    #expect(await Run("fsck", "--workspace", nest.workspace).text == "everything agrees\n")
  }

  @Test("what builds no audience, is not there or makes no sense is refused in one line")
  func refusals() async throws {
    let nest = try await Nest()
    let base = ["audience", "add", "ads.audience", "--to", "social-network", "--actor", "ana"]
    for every in ["0", "hourly", "400"] {
      #expect(await nest.run(base + ["--every", every]).code == .misuse, "\(every)")
    }
    #expect(await nest.act("audience", "run", "--early").code == .misuse)
    #expect(await nest.run("audience", "list", "--limit", "0").code == .misuse)
    Nest.refuses(
      await nest.act("audience", "add", "newsletter", "--to", "mail-provider"), "audience")
    for step in ["approve", "pause", "resume", "end", "run"] {
      Nest.refuses(await nest.act("audience", step, "none"), "none")
    }
    for look in ["show", "history"] {
      Nest.refuses(await nest.run("audience", look, "none"), "none")
    }
  }
}
