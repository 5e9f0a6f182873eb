import Formats
import Workspace

/// Numbers and times as people read them.
enum Figures {
  /// `1,065,220`.
  static func count(_ number: Int) -> String { Words.count(number) }

  /// `1 row`, `2 rows`.
  static func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
    "\(count(number)) \(number == 1 ? one : many ?? one + "s")"
  }

  /// `2026-11-21 10:04 UTC`.
  static func time(_ time: Timestamp) -> String {
    let minute = (time.microseconds / 60_000_000 - Int64(time.date.days) * 1_440)
    return "\(time.date.iso) \(twoDigits(minute / 60)):\(twoDigits(minute % 60)) UTC"
  }

  private static func twoDigits(_ number: Int64) -> String {
    number < 10 ? "0\(number)" : String(number)
  }
}
