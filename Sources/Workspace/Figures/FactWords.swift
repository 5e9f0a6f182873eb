import Formats

/// How facts are put into sentences.
enum FactWords {
  /// `1 handover`, `2,000 handovers`.
  static func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
    "\(Words.count(number)) \(number == 1 ? one : many ?? one + "s")"
  }

  /// `3 handovers of 1,204 records in all, the last on 21 November 2026`.
  static func handed(_ handed: PublicFigures.Handed) -> String {
    amount(handed) + (handed.last.map { ", the last on \(HumanDate.text($0))" } ?? "")
  }

  /// `3 handovers of 1,204 records in all`.
  static func amount(_ handed: PublicFigures.Handed) -> String {
    "\(count(handed.handovers, "handover")) of \(count(handed.records, "record")) in all"
  }

  /// `since 21 November 2026, when our record begins`.
  static func since(_ begin: Timestamp?) -> String {
    begin.map { "since \(HumanDate.text($0)), when our record begins" } ?? "so far"
  }

  /// Names in the order in which they come, each once.
  static func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }
}
