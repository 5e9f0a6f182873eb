import Formats

/// Counts failed attempts by address and minute; memory is bounded.
actor RateLimit {
  private let limit: Int
  private let capacity: Int
  private var minute: Int64 = 0
  private var failures: [String: Int] = [:]

  init(limit: Int = 10, capacity: Int = 10_000) {
    self.limit = limit
    self.capacity = capacity
  }

  /// Throws `Refusal` when an address has failed too often in this minute.
  func check(_ address: String, at: Timestamp) throws {
    turn(at)
    guard failures[address, default: 0] < limit else { throw Refusal.tooMany(seconds: 60) }
  }

  /// Notes a failure.
  func fail(_ address: String, at: Timestamp) {
    turn(at)
    // When very many addresses fail at once, those not seen yet share one count.
    let key = failures[address] != nil || failures.count < capacity ? address : ""
    failures[key, default: 0] += 1
  }

  private func turn(_ at: Timestamp) {
    let now = at.microseconds / 60_000_000
    guard now != minute else { return }
    minute = now
    failures = [:]
  }
}
