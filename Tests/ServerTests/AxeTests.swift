import Foundation
import Register
import Staff
import Testing
import Workspace

@testable import Server

/// Each page in a real browser, looked at by axe-core, which knows most of what WCAG 2.2 asks of a page.
///
/// `Scripts/axe` fetches it; `./test` does so first.
@Suite(
  .serialized,
  .enabled(
    if: HeadlessPage.path != nil && Axe.script != nil,
    "chromium-headless-shell or axe-core is not there: Scripts/axe fetches it"))
struct AxeTests {
  /// What is looked at, by who looks: nobody signed in, a member, the privacy lead.
  private static let addresses: [(who: String, paths: [String])] = [
    (
      "anybody",
      [
        "/", "/shared?with=Softy", "/questions", "/notices", "/notices/privacy/1",
        "/records/processing", "/records/app-privacy", "/sign-in", "/sign-in/member", "/in/x",
        "/nothing",
      ]
    ),
    ("member", ["/me"]),
    (
      "lead",
      [
        "/desk", "/desk/agreements/supply/suspend", "/desk/purposes/offers/pause", "/desk/map",
        "/desk/members", "/desk/questions", "/desk/notices", "/desk/sessions",
        "/desk/register", "/desk/register/1", "/desk/evidence", "/desk/decoys",
        "/desk/declared", "/desk/systems",
      ]
    ),
  ]

  @Test("axe finds nothing on any page, neither in the light nor in the dark")
  func pages() async throws {
    let script = try #require(Axe.script)
    try await House.run { house in
      let folder = FileManager.default.temporaryDirectory.appending(
        path: "ab-axe-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      try FileManager.default.copyItem(
        atPath: script, toPath: folder.appending(path: "axe.js").path)
      try Data(PageRenderer.styleSheet.utf8).write(to: folder.appending(path: "style.css"))
      for (who, paths) in Self.addresses {
        let cookie: String? =
          switch who {
          case "member": try await house.signIn(.member(house.member))
          case "lead": try await house.signIn(staff: "lena", .privacyLead)
          default: nil
          }
        for path in paths {
          let page = try await house.client.send(
            "GET", path, headers: cookie.map { ["Cookie": $0] } ?? [:])
          try await Self.expectNothing(in: page.text, path, folder)
        }
      }
      let lead = try await house.signIn(staff: "pia", .privacyLead)
      let found = try await house.post(
        "/desk/members", cookie: lead, page: "/desk/members",
        [("kind", "id"), ("handle", "m-1"), ("reason", "asked")])
      try await Self.expectNothing(in: found.text, "a member who was found", folder)
      let member = try await house.signIn(.member(house.member))
      let stopped = try await house.post(
        "/me/stop", cookie: member, page: "/me", [("what", "marketing")])
      try await Self.expectNothing(in: stopped.text, "what was stopped", folder)
      try await FormPageTests.open(house)
      let form = try await house.client.send("GET", "/forms/join")
      try await Self.expectNothing(in: form.text, "a form", folder)
    }
  }

  @Test("axe finds nothing on the pages of partners, audiences, decoys and recalls, empty or full")
  func livedIn() async throws {
    let script = try #require(Axe.script)
    try await House.run { house in
      let folder = FileManager.default.temporaryDirectory.appending(
        path: "ab-axe-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      try FileManager.default.copyItem(
        atPath: script, toPath: folder.appending(path: "axe.js").path)
      try Data(PageRenderer.styleSheet.utf8).write(to: folder.appending(path: "style.css"))
      for (path, html) in try await LivedIn.pages(of: house) {
        try await Self.expectNothing(in: html, path, folder)
      }
    }
  }

  private static func expectNothing(
    in page: String, _ name: String, _ folder: URL
  ) async throws {
    for scheme in ["light", "dark"] {
      let found = try await violations(in: page, folder, scheme)
      #expect(found == "[]", "\(name) in the \(scheme): \(found)")
    }
  }

  @Test("axe runs at all: a picture without words and a field without a name are found")
  func runs() async throws {
    let script = try #require(Axe.script)
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "ab-axe-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.copyItem(atPath: script, toPath: folder.appending(path: "axe.js").path)
    let found = try await Self.violations(
      in: "<!doctype html><html><body><img src=\"x.png\"><input></body></html>", folder, "light")
    for rule in ["image-alt", "label", "html-has-lang"] { #expect(found.contains(rule)) }
  }

  /// The rules that a page breaks and where, as JSON.
  private static func violations(
    in page: String, _ folder: URL, _ scheme: String
  ) async throws -> String {
    let run = """
      <script src="axe.js"></script><script>
      axe.run(document, { resultTypes: ["violations"] }).then((found) => {
        document.documentElement.dataset.axe = encodeURIComponent(JSON.stringify(
          found.violations.map((one) => one.id + " at " + one.nodes.map((node) => node.target).join(" | "))));
      });</script></body>
      """
    let text = page.replacingOccurrences(of: "\"/style.css\"", with: "\"style.css\"")
      .replacingOccurrences(of: "</body>", with: run)
    let file = folder.appending(path: "page.html")
    try Data(text.utf8).write(to: file)
    let seen = try await HeadlessPage.open(
      file.absoluteString,
      extra: [
        "--allow-file-access-from-files", "--virtual-time-budget=20000", "--window-size=390,900",
      ] + (scheme == "dark" ? ["--blink-settings=preferredColorScheme=0"] : []))
    return seen.dom.attributes("data-axe").first?.removingPercentEncoding ?? "axe gave no answer"
  }
}

/// The script of axe-core, which is written by others and fetched for the tests.
enum Axe {
  static let script: String? = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let path = root.appending(path: ".build/axe/axe.min.js").path
    return FileManager.default.isReadableFile(atPath: path) ? path : nil
  }()
}
