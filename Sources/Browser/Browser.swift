public import Formats
import Foundation

/// A running browser with a fresh profile; asked by the DevTools protocol, gone when it is closed.
public final class Browser: Sendable {
  private let process: BrowserProcess
  private let wire: Wire

  /// Starts a browser; `handler` hears every event, in order, and must not wait.
  ///
  /// - Throws: `BrowserError.notStarted`.
  public static func start(
    _ chromium: Chromium, settings: BrowserSettings = BrowserSettings(),
    handler: @escaping @Sendable (BrowserEvent) -> Void
  ) async throws -> Browser {
    let process = try BrowserProcess(chromium, settings: settings)
    let browser = Browser(process: process, wire: Wire(line: process.line, handler: handler))
    do {
      _ = try await browser.ask("Browser.getVersion", within: 30)
    } catch {
      let words = process.lastWords()
      await browser.close()
      throw BrowserError.notStarted(words: words)
    }
    return browser
  }

  private init(process: BrowserProcess, wire: Wire) {
    self.process = process
    self.wire = wire
  }

  /// Sends a command to a session, or to the browser itself, and returns its result.
  ///
  /// - Parameter seconds: how long to wait for the answer.
  /// - Throws: `BrowserError`.
  @discardableResult
  public func ask(
    _ method: String, _ params: JSON = [:], session: String? = nil, within seconds: Double = 20
  ) async throws -> JSON {
    try await wire.ask(method, params, session: session, within: seconds)
  }

  /// Sends a command whose answer nobody waits for.
  public func tell(_ method: String, _ params: JSON = [:], session: String? = nil) {
    wire.tell(method, params, session: session)
  }

  /// Ends the browser and all its processes, and removes its profile.
  public func close() async {
    _ = try? await ask("Browser.close", within: 5)
    wire.close()
    let process = process
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        process.end()
        continuation.resume()
      }
    }
  }

  /// How many processes carry a browser's marker; for the proof that none is left.
  public static func processes(marked marker: String) -> Int {
    BrowserProcess.processes(marked: marker).count
  }
}
