/// Tells a page that was kept from a robot, or an error, from the page that was asked for.
enum BotWall {
  /// What such pages say, in lower case.
  private static let words = [
    "attention required", "just a moment", "checking your browser", "verify you are human",
    "are you a robot", "unusual traffic", "access denied", "request blocked",
    "pardon our interruption",
    "enable javascript and cookies to continue", "security check", "please complete the captcha",
  ]

  /// Why nothing can be said about a page, or nil when it was seen.
  static func reason(status: Int?, title: String, text: String) -> String? {
    let said = (title + " " + text.prefix(600)).lowercased()
    let isWall = words.contains { said.contains($0) }
    guard let status else { return isWall ? "a wall against robots stood before it" : nil }
    switch status {
    case 401, 403, 429, 503:
      return isWall
        ? "a wall against robots stood before it (status \(status))"
        : "the site answered with status \(status)"
    case 400...: return "the site answered with status \(status)"
    default:
      // A wall may say 200; a page about captchas may have these words in its text.
      return words.contains { title.lowercased().contains($0) }
        ? "a wall against robots stood before it" : nil
    }
  }
}
