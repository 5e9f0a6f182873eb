import Foundation

/// Where a browser is found on this machine, and how it is started.
public struct Chromium: Sendable {
  /// The program.
  public let path: String

  /// The places where Debian's packages put it, the smaller one first.
  ///
  /// The programs themselves: `/usr/bin/chromium` is a script that adds extensions, among them one that blocks the
  /// very requests that are to be seen.
  static let places = [
    "/usr/lib/chromium/chromium-headless-shell", "/usr/lib/chromium/chromium",
  ]

  /// Finds the browser; throws `BrowserError.notFound`.
  public static func find(_ path: String? = nil) throws -> Chromium {
    let places = path.map { [$0] } ?? Self.places
    guard let found = places.first(where: FileManager.default.isExecutableFile) else {
      throw BrowserError.notFound(looked: places)
    }
    return Chromium(path: found)
  }

  /// Whether this process is root, which Chromium's sandbox refuses.
  public static var isUnsandboxed: Bool { geteuid() == 0 }

  func arguments(profile: String, settings: BrowserSettings) -> [String] {
    var arguments = [
      path, "--remote-debugging-pipe", "--user-data-dir=\(profile)", "--disable-extensions",
      "--no-first-run", "--no-default-browser-check", "--disable-background-networking",
      "--disable-component-update", "--disable-sync", "--disable-default-apps",
      "--disable-breakpad", "--mute-audio", "--window-size=\(settings.width),\(settings.height)",
      "--lang=\(settings.language)",
    ]
    if !path.hasSuffix("headless-shell") { arguments.append("--headless=new") }
    if Self.isUnsandboxed { arguments.append("--no-sandbox") }
    if settings.sendsGlobalPrivacyControl {
      arguments.append("--enable-features=GlobalPrivacyControlForce")
    }
    return arguments + settings.flags + ["about:blank"]
  }
}

/// How a browser shows itself to a site.
public struct BrowserSettings: Sendable {
  /// The window's width in CSS pixels.
  public var width = 1_280
  /// The window's height in CSS pixels.
  public var height = 900
  /// The language it asks for, a BCP 47 tag.
  public var language = "en-GB"
  /// Whether it sends Global Privacy Control (`Sec-GPC: 1` and `navigator.globalPrivacyControl`).
  public var sendsGlobalPrivacyControl = false
  /// Further flags, such as resolver rules in a test.
  public var flags: [String] = []
  /// A marker in the environment of every process of this browser, by which they are found and ended.
  public var marker = UUID().uuidString

  /// Settings as an ordinary visitor has them.
  public init() {}
}
