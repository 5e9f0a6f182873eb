/// The data format of RFC 1951, read bit by bit within bounds of size.
///
/// Codes are read by counting, as the RFC describes them, without tables that a hostile stream could
/// make us build again and again.
struct Inflate {
  private struct Code {
    var counts = [Int](repeating: 0, count: 16)
    var symbols: [Int] = []

    init(lengths: ArraySlice<Int>) {
      for length in lengths { counts[length & 15] += 1 }
      for length in 1...15 {
        symbols += lengths.indices.filter { lengths[$0] == length }.map { $0 - lengths.startIndex }
      }
      counts[0] = 0
    }
  }

  private enum Fault: Error { case malformed }

  private static let lengthBases = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
    163, 195, 227, 258,
  ]
  private static let lengthBits = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
  ]
  private static let fixedLengths = Code(
    lengths: ([Int](repeating: 8, count: 144) + [Int](repeating: 9, count: 112)
      + [Int](repeating: 7, count: 24) + [Int](repeating: 8, count: 8))[...])
  private static let fixedDistances = Code(lengths: [Int](repeating: 5, count: 30)[...])

  private let input: ArraySlice<UInt8>
  private let limit: Int
  private var position: Int
  private var held = 0
  private var bitCount = 0
  private var output: [UInt8] = []

  private init(_ input: ArraySlice<UInt8>, limit: Int) {
    self.input = input
    self.limit = limit
    position = input.startIndex
  }

  /// What a stream holds, up to its end, its first fault or the limit, and whether it ended well.
  static func read(_ input: ArraySlice<UInt8>, limit: Int) -> (bytes: [UInt8], isWhole: Bool) {
    var stream = Inflate(input, limit: limit)
    do {
      while try stream.block() {}
      return (stream.output, true)
    } catch {
      return (stream.output, false)
    }
  }

  /// Reads a block; false after the last one.
  private mutating func block() throws(Fault) -> Bool {
    let isLast = try bits(1) == 1
    switch try bits(2) {
    case 0: try stored()
    case 1: try codes(Self.fixedLengths, Self.fixedDistances)
    case 2:
      let (lengths, distances) = try dynamicCodes()
      try codes(lengths, distances)
    default: throw .malformed
    }
    return !isLast
  }

  private mutating func bits(_ count: Int) throws(Fault) -> Int {
    while bitCount < count {
      guard position < input.endIndex else { throw .malformed }
      held |= Int(input[position]) << bitCount
      position += 1
      bitCount += 8
    }
    let value = held & (1 << count - 1)
    held >>= count
    bitCount -= count
    return value
  }

  private mutating func stored() throws(Fault) {
    held = 0
    bitCount = 0
    let length = try bits(16)
    guard try bits(16) == ~length & 0xFFFF, position + length <= input.endIndex,
      output.count + length <= limit
    else { throw .malformed }
    output.append(contentsOf: input[position..<(position + length)])
    position += length
  }

  private mutating func symbol(_ code: Code) throws(Fault) -> Int {
    var value = 0
    var first = 0
    var index = 0
    for length in 1...15 {
      value |= try bits(1)
      let count = code.counts[length]
      if value - count < first {
        guard value >= first, index + value - first < code.symbols.count else { throw .malformed }
        return code.symbols[index + value - first]
      }
      index += count
      first = (first + count) << 1
      value <<= 1
    }
    throw .malformed
  }

  private mutating func codes(_ lengths: Code, _ distances: Code) throws(Fault) {
    while true {
      let symbol = try symbol(lengths)
      if symbol == 256 { return }
      guard output.count < limit else { throw .malformed }
      if symbol < 256 {
        output.append(UInt8(symbol))
        continue
      }
      guard symbol - 257 < Self.lengthBases.count else { throw .malformed }
      let length = try Self.lengthBases[symbol - 257] + bits(Self.lengthBits[symbol - 257])
      let far = try self.symbol(distances)
      guard far < 30 else { throw .malformed }
      let extra = max(0, far / 2 - 1)
      let base = far < 2 ? far + 1 : (2 + far & 1) << extra + 1
      let distance = try base + bits(extra)
      guard distance <= output.count, output.count + length <= limit else { throw .malformed }
      for _ in 0..<length { output.append(output[output.count - distance]) }
    }
  }

  private mutating func dynamicCodes() throws(Fault) -> (Code, Code) {
    let lengthCount = try bits(5) + 257
    let distanceCount = try bits(5) + 1
    let codeCount = try bits(4) + 4
    var order = [Int](repeating: 0, count: 19)
    for place in [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15].prefix(
      codeCount)
    {
      order[place] = try bits(3)
    }
    let code = Code(lengths: order[...])
    var lengths: [Int] = []
    while lengths.count < lengthCount + distanceCount {
      let symbol = try symbol(code)
      switch symbol {
      case 0...15: lengths.append(symbol)
      case 16:
        guard let last = lengths.last else { throw .malformed }
        lengths += try [Int](repeating: last, count: bits(2) + 3)
      case 17: lengths += try [Int](repeating: 0, count: bits(3) + 3)
      default: lengths += try [Int](repeating: 0, count: bits(7) + 11)
      }
    }
    guard lengths.count == lengthCount + distanceCount else { throw .malformed }
    return (Code(lengths: lengths[..<lengthCount]), Code(lengths: lengths[lengthCount...]))
  }
}
