import CWords

/// Set algebra over runs of words; a result may not overlap its inputs.
enum Words {
  static func count(_ words: UnsafePointer<UInt64>, _ count: Int) -> Int {
    Int(words_bits(words, count))
  }

  static func and(
    _ left: UnsafePointer<UInt64>, _ right: UnsafePointer<UInt64>,
    _ result: UnsafeMutablePointer<UInt64>, _ count: Int
  ) { words_and(left, right, result, count) }

  static func or(
    _ left: UnsafePointer<UInt64>, _ right: UnsafePointer<UInt64>,
    _ result: UnsafeMutablePointer<UInt64>, _ count: Int
  ) { words_or(left, right, result, count) }

  static func without(
    _ left: UnsafePointer<UInt64>, _ right: UnsafePointer<UInt64>,
    _ result: UnsafeMutablePointer<UInt64>, _ count: Int
  ) { words_without(left, right, result, count) }
}
