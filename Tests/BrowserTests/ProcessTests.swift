import FakeSite
import Formats
import Foundation
import Testing

@testable import Browser

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

extension WithABrowser {
  /// The browser's processes: all gone afterwards, however it ended.
  @Suite struct ProcessTests {
    @Test("after close every process is gone, and so is the profile")
    func close() async throws {
      let site = try await FakeSite.start([.frames])
      let watched = try await Watched(site)
      try await watched.open(Page.frames.url)
      // Itself, the processes that make others, the network, and one for each site at least.
      let group = try #require(ProcessGroup(marked: watched.marker))
      #expect(group.count >= 5)
      let profile = NSTemporaryDirectory() + "/aboveboard-browser-" + watched.marker
      #expect(FileManager.default.fileExists(atPath: profile))
      await watched.browser.close()
      #expect(group.count == 0)
      #expect(Browser.processes(marked: watched.marker) == 0)
      #expect(!FileManager.default.fileExists(atPath: profile))
      await #expect(throws: BrowserError.ended) {
        try await watched.browser.ask("Browser.getVersion")
      }
      try await site.stop()
    }

    @Test("when the program that started it is killed, every process is gone within seconds")
    func killed() async throws {
      let marker = UUID().uuidString
      let child = Process()
      child.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
      child.arguments = ["--testing-library", "swift-testing", "--filter", "BrowserChild"]
      child.environment = ProcessInfo.processInfo.environment.merging(
        [BrowserChild.markerName: marker]) { $1 }
      child.standardOutput = FileHandle.nullDevice
      child.standardError = FileHandle.nullDevice
      try child.run()
      #expect(
        try await Self.becomes(within: 60) {
          ProcessGroup(marked: marker).map { $0.count >= 4 } ?? false
        })
      let group = try #require(ProcessGroup(marked: marker))
      kill(child.processIdentifier, SIGKILL)
      child.waitUntilExit()
      #expect(try await Self.becomes(within: 20) { group.count == 0 })
      #expect(Browser.processes(marked: marker) == 0)
      try? FileManager.default.removeItem(
        atPath: NSTemporaryDirectory() + "/aboveboard-browser-" + marker)
    }

    /// Whether something becomes true in time; there is no event for the end of others' processes.
    private static func becomes(
      within seconds: Int, _ isSo: @Sendable () -> Bool
    ) async throws -> Bool {
      let end = ContinuousClock.now + .seconds(seconds)
      while ContinuousClock.now < end {
        if isSo() { return true }
        try await Task.sleep(for: .milliseconds(50))
      }
      return isSo()
    }

    @Test("nothing of our environment reaches the browser but what a program needs")
    func environment() async throws {
      setenv("ABOVEBOARD_TEST_SECRET", "not for others", 1)
      defer { unsetenv("ABOVEBOARD_TEST_SECRET") }
      let settings = BrowserSettings()
      let browser = try await Browser.start(try Chromium.find(), settings: settings) { _ in }
      let pid = try #require(BrowserProcess.processes(marked: settings.marker).first)
      let bytes = try #require(FileManager.default.contents(atPath: "/proc/\(pid)/environ"))
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(text.contains(settings.marker))
      #expect(!text.contains("ABOVEBOARD_TEST_SECRET"))
      await browser.close()
    }

    @Test("a browser that does not exist is told, with what to install")
    func missing() throws {
      let error = #expect(throws: BrowserError.self) { try Chromium.find("/nowhere/chromium") }
      #expect(error == .notFound(looked: ["/nowhere/chromium"]))
      #expect(error?.description.contains("apt-get install chromium-headless-shell") == true)
    }

    @Test("a program that is no browser is told, and leaves nothing behind")
    func noBrowser() async throws {
      let settings = BrowserSettings()
      await #expect(throws: BrowserError.notStarted(words: "")) {
        _ = try await Browser.start(try Chromium.find("/bin/true"), settings: settings) { _ in }
      }
      let profile = NSTemporaryDirectory() + "/aboveboard-browser-" + settings.marker
      #expect(!FileManager.default.fileExists(atPath: profile))
      #expect(Browser.processes(marked: settings.marker) == 0)
    }

    @Test("a command without an answer is told by its name, and the browser goes on")
    func silent() async throws {
      let browser = try await Browser.start(try Chromium.find()) { _ in }
      let target = try await browser.ask("Target.createTarget", ["url": "about:blank"])
      let attached = try await browser.ask(
        "Target.attachToTarget", ["targetId": target["targetId"] ?? .null, "flatten": true])
      let session = try #require(attached["sessionId"]?.string)
      await #expect(throws: BrowserError.silent(method: "Runtime.evaluate")) {
        try await browser.ask(
          "Runtime.evaluate", ["expression": "new Promise(() => {})", "awaitPromise": true],
          session: session, within: 0.3)
      }
      #expect(
        BrowserError.silent(method: "Runtime.evaluate").description
          == "the browser did not answer Runtime.evaluate in time")
      let answer = try await browser.ask(
        "Runtime.evaluate", ["expression": "1 + 1"], session: session)
      #expect(answer["result"]?["value"]?.int == 2)
      await browser.close()
    }

    @Test("a command that the browser refuses is told with its reason")
    func refused() async throws {
      let browser = try await Browser.start(try Chromium.find()) { _ in }
      let error = await #expect(throws: BrowserError.self) {
        try await browser.ask("No.suchThing")
      }
      guard case .refused("No.suchThing", let reason) = error else {
        Issue.record("it was \(String(describing: error))")
        return
      }
      #expect(!reason.isEmpty)
      await browser.close()
    }
  }
}
