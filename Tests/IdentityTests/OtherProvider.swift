import Foundation

/// `oidc-provider-mock` from PyPI, a provider that others wrote; Scripts/oidc installs it.
final class OtherProvider: @unchecked Sendable {
  // INVARIANT: `process` is started in `init`; afterwards only calls that Foundation lets any thread make are made.
  private let process = Process()
  /// Its issuer.
  let address: String

  private static let python: String = {
    let tests = (#filePath as NSString).deletingLastPathComponent as NSString
    let root = (tests.deletingLastPathComponent as NSString).deletingLastPathComponent
    return root + "/.build/oidc/bin/python"
  }()

  /// Whether it is installed.
  static var isThere: Bool { FileManager.default.isExecutableFile(atPath: python) }

  struct Unstarted: Error {}

  /// Starts it on a port of the system's choice.
  init() throws {
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: Self.python)
    process.arguments = ["-u", "-W", "ignore", "-m", "oidc_provider_mock", "--port", "0"]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = output
    try process.run()
    var line: [UInt8] = []
    var found: String?
    while found == nil, let byte = try output.fileHandleForReading.read(upToCount: 1)?.first {
      if byte != 10 {
        line.append(byte)
        continue
      }
      let text = String(decoding: line, as: UTF8.self)
      found = text.split(separator: " ").first { $0.hasPrefix("http://127.0.0.1:") }.map(
        String.init)
      line = []
    }
    guard let found else {
      process.terminate()
      throw Unstarted()
    }
    address = found
    // What it goes on to say is read, so that it never waits for a full pipe.
    output.fileHandleForReading.readabilityHandler = { _ = $0.availableData }
  }

  deinit {
    // Asked politely it would wait for connections that our own pool keeps open; it has nothing to save.
    kill(process.processIdentifier, SIGKILL)
  }
}
