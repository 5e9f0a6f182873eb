import Formats
import Foundation
import Register
import Statements
import Testing
import Workspace

@testable import Server
@testable import aboveboard

/// What follows from the register, written by command line.
@Suite struct RegisterFilesTests {
  /// A workspace with the example's register in force.
  private struct Published {
    let folder: TestFolder
    let workspace: String

    init() async throws {
      folder = try TestFolder()
      workspace = folder.path + "/w"
      let made = await Run("init", "--workspace", workspace, "--example")
      #expect(made.code == .done, "\(made.errors)")
      let published = await Run(
        "register", "publish", TestFolder.example + "/register", "--workspace", workspace)
      #expect(published.code == .done, "\(published.errors)")
      #expect(published.text.contains("2 forms"))
    }

    func run(_ arguments: String...) async -> Run {
      await Run(arguments + ["--workspace", workspace, "--now", "2026-11-21"])
    }
  }

  @Test("`register check` counts the forms too")
  func counted() async {
    let run = await Run("register", "check", TestFolder.example + "/register")
    #expect(run.text.contains("1 site, 2 forms"))
  }

  @Test("`register record` prints the record byte for byte, or writes it once")
  func record() async throws {
    let nest = try await Published()
    let register = try #require(
      RegisterReader.read(folder: TestFolder.example + "/register").register)
    let printed = await nest.run("register", "record")
    #expect(printed.code == .done)
    #expect(Array(printed.text.utf8) == ProcessingRecord(register).csv)
    let file = nest.folder.path + "/processing.csv"
    #expect(await nest.run("register", "record", "--out", file).code == .done)
    #expect(
      try Array(Data(contentsOf: URL(fileURLWithPath: file))) == ProcessingRecord(register).csv)
    let again = await nest.run("register", "record", "--out", file)
    #expect(again.code == .wanting && again.errors.contains("is there already"))
    let json = try await nest.run("register", "record", "--format", "json").json
    #expect(json["purposes"]?.array?.count == register.purposes.count)
    #expect(json["purposes"]?.array?.first?["basis"]?.string?.isEmpty == false)
  }

  @Test("`register labels` shows Apple's types and writes the manifest that the server serves")
  func labels() async throws {
    let nest = try await Published()
    let register = try #require(
      RegisterReader.read(folder: TestFolder.example + "/register").register)
    let day = try #require(CivilDate("2026-11-21"))
    let expected = AppPrivacyLabels(register, on: day)
    let file = nest.folder.path + "/PrivacyInfo.xcprivacy"
    let run = await nest.run("register", "labels", "--manifest", file)
    #expect(run.code == .done)
    for row in expected.rows { #expect(run.text.contains(row.type.title)) }
    #expect(try String(contentsOfFile: file, encoding: .utf8) == expected.manifest)
    let json = try await nest.run("register", "labels", "--json").json
    #expect(json["tracking"] == .bool(expected.isTracking))
    #expect(json["types"]?.array?.count == expected.rows.count)
    let again = await nest.run("register", "labels", "--manifest", file)
    #expect(again.code == .wanting)
  }

  @Test("`register map` says each box and draws the page's picture, whole or narrowed")
  func map() async throws {
    let nest = try await Published()
    let file = nest.folder.path + "/map.svg"
    let run = await nest.run("register", "map", "--svg", file)
    #expect(run.code == .done)
    #expect(run.text.contains("recipient:nappy-brand"))
    let svg = try String(contentsOfFile: file, encoding: .utf8)
    #expect(svg.hasPrefix("<svg class=\"map-picture\"") && svg.hasSuffix("</svg>\n"))
    let narrow = try await nest.run("register", "map", "--node", "field:email", "--json").json
    let whole = try await nest.run("register", "map", "--json").json
    let (few, all) = (narrow["boxes"]?.array?.count ?? 0, whole["boxes"]?.array?.count ?? 0)
    #expect(few > 0 && few < all)
    let unknown = await nest.run("register", "map", "--node", "field:nothing")
    #expect(unknown.code == .wanting && unknown.errors.contains("register map"))
  }

  @Test("`forms` lists the forms with their state, and shows one with the line that embeds it")
  func forms() async throws {
    let nest = try await Published()
    let list = await nest.run("forms", "list")
    #expect(list.text.contains("/forms/signup") && list.text.contains("competition"))
    let later = await Run(
      "forms", "list", "--json", "--workspace", nest.workspace, "--now", "2027-02-01")
    let open = try later.json.array?.map { $0["open"] }
    #expect(open == [true, false])
    let shown = await nest.run(
      "forms", "show", "competition", "--origin", "https://privacy.nest.example")
    #expect(shown.code == .done)
    for text in [
      "Win a year of nappies", "https://privacy.nest.example/forms/competition", "required",
      "nobody under 16", "privacy@1",
      "<iframe src=\"https://privacy.nest.example/forms/competition?embed=1\" "
        + "title=\"Win a year of nappies\"></iframe>",
    ] {
      #expect(shown.text.contains(text), "\(text)")
    }
    let json = try await nest.run("forms", "show", "signup", "--json").json
    #expect(json["address"] == "/forms/signup" && json["asks"]?.array?.count == 6)
    let unknown = await nest.run("forms", "show", "nothing")
    #expect(unknown.code == .wanting && unknown.errors.contains("no such form"))
    let wrong = await nest.run("forms", "show", "signup", "--origin", "privacy.nest.example")
    #expect(wrong.code == .misuse)
    let closed = await Run(
      "forms", "show", "competition", "--workspace", nest.workspace, "--now", "2027-02-01")
    #expect(closed.code == .wanting && closed.errors.contains("closed"))
  }

  @Test("the address that `forms` says is the one that the server answers")
  func address() throws {
    let id = try #require(FormID("signup"))
    #expect(Route.form(id.text).path == FormText.path(id))
  }
}
