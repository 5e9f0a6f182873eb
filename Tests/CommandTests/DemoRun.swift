@testable import aboveboard

/// The stories told once, in a folder of their own; the tests look at what they said and left.
struct DemoRun {
  static let shared = Task {
    let folder = try TestFolder()
    let workspace = folder.path + "/nest"
    return DemoRun(
      folder: folder, workspace: workspace,
      told: await Run("demo", "--count", "600", "--seed", "1", "--workspace", workspace))
  }

  let folder: TestFolder
  let workspace: String
  let told: Run

  /// Runs a command in the workspace of the stories.
  func run(_ arguments: String...) async -> Run {
    await Run(arguments + ["--workspace", workspace])
  }

  /// The lines that follow the first one with some words.
  func lines(after words: String) -> [Substring] {
    let lines = told.text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(where: { $0.contains(words) }) else { return [] }
    return Array(lines[(start + 1)...])
  }

  /// What commands whose words hold some words printed, one text a command.
  func outputs(of words: String) -> [String] {
    let lines = told.text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.indices.filter { lines[$0].contains("$ ./run") && lines[$0].contains(words) }
      .map { start in
        lines[(start + 1)...].prefix { $0.hasPrefix("    ") || $0.isEmpty }.prefix {
          !$0.contains("$ ./run")
        }.joined(separator: "\n")
      }
  }
}
