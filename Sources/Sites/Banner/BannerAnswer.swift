/// How a consent banner was answered.
public struct BannerAnswer: Sendable {
  /// What was wanted.
  public enum Wish: String, Sendable {
    case accept
    case refuse
  }

  /// What was wanted.
  public let wish: Wish
  /// The names of the buttons that were pressed, in order; empty when none was found.
  public var pressed: [String] = []
  /// The page before, a PNG.
  public var before: [UInt8] = []
  /// The page after, a PNG.
  public var after: [UInt8] = []

  /// Whether the banner was answered.
  public var isMade: Bool { !pressed.isEmpty }

  init(_ wish: Wish) { self.wish = wish }
}
