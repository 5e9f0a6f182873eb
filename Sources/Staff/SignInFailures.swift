import Crypto
import Formats
import Store

/// How failed attempts to sign in are counted: five are free, then each waits longer than the last.
enum SignInFailures {
  /// How many attempts may follow each other at once.
  static let free: Int64 = 5
  /// Seconds after the last attempt when all are forgotten.
  static let memory: Int64 = 24 * 60 * 60

  /// The pause after a number of failures in a row: half a minute, doubled each time, an hour at most.
  static func pause(after failures: Int64) -> Int64 {
    failures < free ? 0 : min(3_600, 30 << min(failures - free, 7))
  }
}

extension Staff {
  /// Where attempts at an account are counted, whether there is such an account or not.
  ///
  /// A million places bound what strangers can fill; that two accounts share one is as unlikely.
  func slot(of account: String) -> Int64 {
    let code = HMAC<SHA256>.authenticationCode(
      for: Array("attempts \(account)".utf8), using: codes)
    return code.prefix(3).reduce(0) { $0 << 8 | Int64($1) } & 0xF_FFFF
  }
}

extension WriteTransaction {
  /// Counts an attempt as failed before it is looked at, so that many at once gain nothing.
  ///
  /// Returns how many have failed in a row with this one, or throws `StaffError.signInPaused`.
  func countAttempt(slot: Int64, at: Timestamp) throws -> Int64 {
    try insert(
      into: "sign_in_failures", ["slot", "failures", "last_at", "open_at"],
      rows: [[.integer(slot), .integer(0), at.sqlValue, at.sqlValue]],
      onConflict: .ignore(target: ["slot"]))
    // Changing nothing still locks the row, so that of two attempts the second sees the first.
    try run("UPDATE sign_in_failures SET failures = failures WHERE slot = \(slot)")
    let row = try one(
      "SELECT failures, last_at, open_at FROM sign_in_failures WHERE slot = \(slot)")
    let open = try row.timestamp(2)
    guard at >= open else {
      throw StaffError.signInPaused(
        seconds: (open.microseconds - at.microseconds + 999_999) / 1_000_000)
    }
    let isForgotten = at >= (try row.timestamp(1)).adding(seconds: SignInFailures.memory)
    let failures = (isForgotten ? 0 : try row.int(0)) + 1
    let next = at.adding(seconds: SignInFailures.pause(after: failures))
    try run(
      """
      UPDATE sign_in_failures SET failures = \(failures), last_at = \(at), open_at = \(next)
      WHERE slot = \(slot)
      """)
    return failures
  }
}
