import Formats

/// What a `Range` header asks for (RFC 9110, section 14.1.2); one range of bytes is answered, anything else is the whole.
enum ByteRange: Equatable {
  case whole
  case part(Range<Int64>)
  /// The range lies beyond the end.
  case outside

  init(_ header: String, of length: Int64) {
    self = .whole
    guard header.hasPrefix("bytes="), header.utf8.count <= 60 else { return }
    let ends = header.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2, let first = ends.first, let last = ends.last,
      ends.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    else { return }
    if first.isEmpty {
      guard let count = Int64(last) else { return }
      self = count == 0 ? .outside : .part(max(0, length - count)..<length)
      return
    }
    guard let start = Int64(first) else { return }
    let end = last.isEmpty ? length - 1 : Int64(last)
    guard let end, last.isEmpty || end >= start else { return }
    self = start < length ? .part(start..<min(end, length - 1) + 1) : .outside
  }
}
