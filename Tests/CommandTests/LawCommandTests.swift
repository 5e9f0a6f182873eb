import Formats
import Testing

@testable import aboveboard

@Suite struct LawCommandTests {
  @Test("law due prints the two dates first, and the same in JSON")
  func due() async throws {
    let facts = [
      "law", "due", "--law", "uk-gdpr", "--right", "access", "--received", "2026-09-03",
      "--region", "england-and-wales",
    ]
    let text = await Run(facts)
    #expect(text.code == .done)
    #expect(text.text.hasPrefix("Due by Monday 5 October 2026"))
    let json = try await Run(facts + ["--json"]).json
    #expect(json["legalDue"]?.string == "2026-10-05")
    #expect(json["unrolled"]?.string == "2026-10-03")
    #expect(json["safeDue"]?.string == "2026-10-02")
  }

  @Test("a breach is told in minutes when it was typed so")
  func breach() async throws {
    let facts = ["law", "due", "--law", "uk-gdpr", "--right", "breach", "--aware"]
    let short = try await Run(facts + ["2026-10-23T23:00Z", "--json"]).json
    #expect(short["legalDue"]?.string == "2026-10-26T23:00Z")
    let offset = try await Run(facts + ["2026-10-24T00:00:30+01:00", "--json"]).json
    #expect(offset["legalDue"]?.string == "2026-10-26T23:00:30Z")
  }

  @Test(
    "facts that cannot be are misuse, and the option is named",
    arguments: [
      ("--received", ["--right", "access", "--received", "2026-02-30"]),
      ("--law", ["--law", "uk", "--right", "access", "--received", "2026-02-03"]),
      ("--right", ["--right", "acess", "--received", "2026-02-03"]),
      ("--region", ["--right", "access", "--received", "2026-02-03", "--region", "wales"]),
      ("--country", ["--right", "access", "--received", "2026-02-03", "--country", "UK"]),
      (
        "--pause",
        [
          "--law", "uk-gdpr", "--right", "erasure", "--received", "2026-02-03", "--pause",
          "2026-02-04..2026-02-05",
        ]
      ),
      ("--aware", ["--right", "breach", "--aware", "2026-10-24T00:00"]),
    ])
  func misuse(option: String, facts: [String]) async {
    let run = await Run(["law", "due"] + facts)
    #expect(run.code == .misuse)
    #expect(run.errors.hasPrefix("error: \(option)"))
  }

  @Test("laws and holidays are listed")
  func lists() async throws {
    #expect(try await Run("law", "list", "--json").json.array?.count == 34)
    #expect(try await Run("law", "show", "ccpa", "--json").json["id"]?.string == "ccpa")
    let days = try await Run(
      "law", "holidays", "--country", "FR", "--year", "2026", "--json"
    ).json
    #expect(days.array?.count == 11)
    #expect(await Run("law", "holidays", "--country", "GB", "--year", "2026").code == .misuse)
  }
}
