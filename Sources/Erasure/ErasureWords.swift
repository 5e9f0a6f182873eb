public import Formats

/// A certificate's statement as sentences, for a page and a terminal.
public struct ErasureWords: Sendable, Equatable {
  /// What was destroyed.
  public var destroyed: [String] = []
  /// Who else was told.
  public var told: [String] = []
  /// What remains, and why.
  public var remains: [String] = []

  /// The sentences of a statement.
  public init(_ statement: JSON) {
    let people = statement["people"]?.int ?? 0
    destroyed.append(
      people == 1
        ? "The key to everything that was sealed about you is destroyed. What it sealed can never be read again, in no copy."
        : "The keys to everything that was sealed about \(people) people are destroyed.")
    for item in statement["destroyed"]?.array ?? [] {
      guard let table = item["table"]?.string, let rows = item["rows"]?.int else { continue }
      destroyed.append("\(Self.name(table)): \(rows) removed")
    }
    if let files = statement["files"]?["removed"]?.int, files > 0 {
      destroyed.append("our copies of files that were handed over: \(files) removed")
    }
    if let letters = statement["letters"]?.int, letters > 0 {
      destroyed.append("letters on their way: \(letters) removed")
    }
    for recipient in statement["recipients"]?.array ?? [] {
      guard let name = recipient["name"]?.string else { continue }
      told.append("\(name) is asked to delete what it had from us, and to say when it has")
    }
    for system in statement["systems"]?.array ?? [] {
      guard let name = system["name"]?.string, let isDone = system["done"]?.bool else { continue }
      told.append(
        isDone
          ? "\(name): \(system["answer"]?.string ?? "deleted")"
          : "\(name): not yet (\(system["answer"]?.string ?? "no answer")); it is tried again")
    }
    for item in statement["remains"]?.array ?? [] {
      guard let what = item["what"]?.string, let why = item["why"]?.string else { continue }
      remains.append("\(what): \(why)")
    }
  }

  /// A table in words; one that is not known here keeps its name.
  public static func name(_ table: String) -> String { names[table] ?? table }

  private static let names = [
    "handles": "ways to find you (identifier, e-mail address)",
    "records": "the sealed record of your data",
    "holds": "legal holds that were lifted",
    "looks": "notes of who on staff looked",
    "corrections": "notes of what you corrected",
    "choices": "your choices",
    "served": "notices that you were shown",
    "letters": "letters that you sent",
    "letter_entries": "links between letters and choices",
    "sessions": "your being signed in", "sign_in_links": "sign-in links",
    "sign_in_told": "what a provider told us",
    "disclosed": "lines that say in which handovers you were",
    "audience_members": "places in target audiences",
    "recall_items": "links between you and what was asked back",
    "declared_members": "places in lists from before our record",
    "packages": "copies that were made for you", "package_links": "links to such copies",
    "requests": "what you said in requests, and your name on them",
    "system_acts": "notes of what other systems were asked about you",
    "objection_cases": "objections that were decided on or waited",
    "lifts": "restrictions that were lifted",
  ]
}
