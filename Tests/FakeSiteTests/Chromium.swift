import FakeSite
import Foundation

/// A browser without a window that a test sends to the fake site.
enum Chromium {
  static let path = "/usr/lib/chromium/chromium-headless-shell"

  /// Opens a page in a new browser until it has loaded, and gives the document.
  static func open(_ page: Page, _ site: FakeSite) async throws -> String {
    let folder = NSTemporaryDirectory() + "/fakesite-browser-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    // As root, which tests in containers often are, Chromium starts without its sandbox only.
    process.arguments =
      (getuid() == 0 ? ["--no-sandbox"] : []) + site.browserFlags
      + ["--user-data-dir=\(folder)", "--disable-gpu", "--dump-dom", page.url]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    return await withCheckedContinuation { done in
      Thread.detachNewThread {
        let data = (try? output.fileHandleForReading.readToEnd()) ?? Data()
        process.waitUntilExit()
        done.resume(returning: String(decoding: data, as: UTF8.self))
      }
    }
  }
}
