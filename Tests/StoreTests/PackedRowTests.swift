import Store
import TestSupport
import Testing

@Suite struct PackedRowTests {
  private let rows: [[SQLValue]] = [
    [.null, .integer(.min), .integer(.max), .real(-0.0), .text(""), .blob([])],
    [.integer(0), .text("e\u{301} é \u{1F600}"), .blob([0, 255]), .real(.infinity), .null, .null],
  ]

  @Test("rows return from their bytes as they were, one after the other")
  func roundTrip() throws {
    var bytes: [UInt8] = []
    for row in rows { PackedRow.append(row, to: &bytes) }
    var start = 0
    for row in rows {
      let (found, count) = try #require(try PackedRow.first(in: bytes[start...], columns: 6))
      #expect(found == row)
      start += count
    }
    #expect(start == bytes.count)
  }

  @Test("a row whose end is not there yet is no row, and nothing else than a row is taken for one")
  func hostile() throws {
    var bytes: [UInt8] = []
    PackedRow.append(rows[1], to: &bytes)
    for end in bytes.indices {
      #expect(try PackedRow.first(in: bytes[..<end], columns: 6)?.count == nil)
    }
    var generator = SplitMix64(seed: 7)
    for _ in 0..<5_000 {
      var changed = bytes
      changed[Int.random(in: changed.indices, using: &generator)] = .random(
        in: 0...255, using: &generator)
      do {
        let found = try PackedRow.first(in: changed[...], columns: 6)
        var again: [UInt8] = []
        if let row = found?.row { PackedRow.append(row, to: &again) }
        // Whatever is accepted is the one form of what it says.
        #expect(again.isEmpty || changed.starts(with: again))
      } catch {
        #expect(error.code == .corrupt)
      }
    }
    #expect(throws: StoreError.self) { try PackedRow.first(in: bytes[...], columns: 5) }
    #expect(throws: StoreError.self) { try PackedRow.first(in: bytes[...], columns: 7) }
  }
}
