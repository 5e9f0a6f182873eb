/// What the argument parser says, in our form: one line `error: …`, then how it goes.
enum Misuse {
  static func text(_ message: String) -> String {
    var lines = message.split(separator: "\n").map(String.init)
    guard let first = lines.first else { return "error: this command line makes no sense" }
    let words = first.hasPrefix("Error: ") ? String(first.dropFirst(7)) : first
    lines[0] = "error: " + lowercasedFirst(words)
    return lines.map(withoutAddresses).joined(separator: "\n")
  }

  private static func lowercasedFirst(_ text: String) -> String {
    text.prefix(1).lowercased() + text.dropFirst()
  }

  /// What was typed is not said back when it may be somebody's address: output ends up in logs.
  private static func withoutAddresses(_ line: String) -> String {
    line.split(separator: " ", omittingEmptySubsequences: false).map {
      $0.contains("@") && !$0.contains("privacy@") ? "'…'" : String($0)
    }.joined(separator: " ")
  }
}
