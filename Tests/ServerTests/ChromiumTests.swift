import Foundation
import Testing

@testable import Server

/// A real browser opens each page, served by the server itself, and what it understood is looked at.
@Suite(
  .serialized, .enabled(if: HeadlessPage.path != nil, "chromium-headless-shell is not installed"))
struct ChromiumTests {
  @Test(
    "a browser shows the page, loads its style, and finds nothing to complain about",
    arguments: ["/", "/shared?with=Softy", "/in/x", "/nothing"])
  func opens(_ path: String) async throws {
    try await House.run { house in
      let seen = try await HeadlessPage.open("http://127.0.0.1:\(house.client.port)\(path)")
      #expect(seen.dom.contains("<main id=\"main\""))
      #expect(seen.dom.contains("<h1"))
      for complaint in ["Refused to", "Content Security Policy", "ERR_"] {
        #expect(!seen.log.contains(complaint))
      }
    }
  }

  @Test("no page is wider than a telephone of 320 pixels")
  func narrow() async throws {
    try await Self.expectNarrow(try PageTests.samples().map { ($0.testDescription, $0.html) })
  }

  @Test(
    "no page of partners, audiences, decoys and recalls is wider than a telephone, empty or full")
  func livedIn() async throws {
    try await House.run { house in
      try await Self.expectNarrow(try await LivedIn.pages(of: house))
    }
  }

  private static func expectNarrow(_ pages: [(String, String)]) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "ab-pages-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(PageRenderer.styleSheet.utf8).write(to: folder.appending(path: "style.css"))
    for (number, (name, html)) in pages.enumerated() {
      // The page is put into a frame as wide as a telephone, which tells how wide it became.
      let page = html.replacingOccurrences(of: "\"/style.css\"", with: "\"style.css\"")
      let measure = """
        <!doctype html><body><iframe id="f" width="320" height="900" src="p\(number).html"></iframe>
        <script>onload = () => { const d = document.getElementById("f").contentDocument;
        d.querySelectorAll("details").forEach((e) => { e.open = true; });
        document.body.dataset.width = d.documentElement.scrollWidth;
        document.body.dataset.styled = getComputedStyle(d.querySelector(".skip")).position; }</script>
        """
      try Data(page.utf8).write(to: folder.appending(path: "p\(number).html"))
      let frame = folder.appending(path: "m\(number).html")
      try Data(measure.utf8).write(to: frame)
      let seen = try await HeadlessPage.open(
        frame.absoluteString, extra: ["--allow-file-access-from-files"])
      #expect(seen.dom.contains("data-styled=\"absolute\""), "\(name)")
      let width = seen.dom.attributes("data-width").first.flatMap { Int($0) } ?? 9_999
      #expect(width <= 320, "\(name) is \(width) wide")
    }
  }
}

/// Chromium without a window.
enum HeadlessPage {
  static let path = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  struct Missing: Error {}

  /// Opens an address and gives the document as the browser understood it, and what it logged.
  static func open(_ address: String, extra: [String] = []) async throws -> (
    dom: String, log: String
  ) {
    guard let path else { throw Missing() }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments =
      ["--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--dump-dom"] + extra + [address]
    let output = Pipe()
    let errors = Pipe()
    process.standardOutput = output
    process.standardError = errors
    // The pipes are read on threads of their own: a full one would stop the browser.
    async let dom = Self.read(output)
    async let log = Self.read(errors)
    try process.run()
    return (await dom, await log)
  }

  private static func read(_ pipe: Pipe) async -> String {
    await withCheckedContinuation { done in
      Thread.detachNewThread {
        let data = (try? pipe.fileHandleForReading.readToEnd()) ?? Data()
        done.resume(returning: String(decoding: data, as: UTF8.self))
      }
    }
  }
}
