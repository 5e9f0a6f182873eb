/// A form with a file in it (`multipart/form-data`, RFC 7578 over RFC 2046 §5.1), read strictly.
///
/// Two readers that see two forms in the same bytes are how checks are passed by: whatever browsers do not send is
/// refused, and nothing is guessed. A file's name may tell of a person and is not kept.
struct MultipartForm: Sendable {
  /// A file.
  struct File: Sendable, Equatable {
    var field: String
    var bytes: [UInt8]
  }

  /// The most that one form may hold.
  enum Limit {
    static let parts = 64
    static let files = 4
    static let headerBytes = 2_048
    static let fieldBytes = 64 << 10
  }

  /// The fields that are no files.
  let fields: FormFields
  /// The files in their order, those that were not chosen left out.
  let files: [File]

  /// Reads a body by the boundary of its content type; throws `Refusal` for one that is broken or too large.
  init(_ body: [UInt8], contentType: String) throws(Refusal) {
    var reader = MultipartReader(body, boundary: try MultipartHeader.boundary(of: contentType))
    var values: [String: [String]] = [:]
    var files: [File] = []
    var count = 0
    while let part = try reader.next() {
      count += 1
      guard count <= Limit.parts else { throw .unreadable("The form has too many fields.") }
      let header = try MultipartHeader(part.header)
      guard header.isFile else {
        values[header.name, default: []].append(try Self.text(part.content))
        continue
      }
      // So browsers send a file that was not chosen.
      if part.content.isEmpty, !header.hasFileName { continue }
      guard files.count < Limit.files else { throw .unreadable("The form has too many files.") }
      files.append(File(field: header.name, bytes: Array(part.content)))
    }
    fields = FormFields(values: values)
    self.files = files
  }

  /// The one file of a field, nil when none was chosen; throws `Refusal` when there are two.
  func file(_ field: String) throws(Refusal) -> File? {
    let found = files.filter { $0.field == field }
    guard found.count <= 1 else { throw .unreadable("A file is there twice.") }
    return found.first
  }

  private static func text(_ bytes: ArraySlice<UInt8>) throws(Refusal) -> String {
    guard bytes.count <= Limit.fieldBytes else { throw .unreadable("A field is too long.") }
    guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
      throw .unreadable("The form is not UTF-8 text.")
    }
    return text
  }
}

/// Cuts a body into its parts at the boundary.
struct MultipartReader {
  /// A part as it stands: its header lines with the break after each, and what it holds.
  struct Part: Equatable {
    let header: ArraySlice<UInt8>
    let content: ArraySlice<UInt8>
  }

  private static let lineBreak: [UInt8] = [13, 10]
  private static let broken = Refusal.unreadable(
    "The form was cut off, or is not put together as forms are.")

  /// The break before a boundary belongs to it, so that a content may end with one of its own.
  private let delimiter: [UInt8]
  private var rest: ArraySlice<UInt8>
  private var hasBegun = false
  private var hasEnded = false

  init(_ body: [UInt8], boundary: [UInt8]) {
    delimiter = Self.lineBreak + Array("--".utf8) + boundary
    rest = body[...]
  }

  /// The next part, or nil after the last; throws `Refusal` for anything else than parts.
  mutating func next() throws(Refusal) -> Part? {
    if hasEnded { return nil }
    if !hasBegun {
      hasBegun = true
      // Nothing stands before the first boundary, the break included.
      try take(delimiter.dropFirst(2))
      if try isLast() { return nil }
    }
    let header = try takeHeader()
    let content = try takeContent()
    hasEnded = try isLast()
    return Part(header: header, content: content)
  }

  /// What follows a boundary: a break, or two dashes after the last one; no blanks.
  private mutating func isLast() throws(Refusal) -> Bool {
    if rest.starts(with: Self.lineBreak) {
      rest = rest.dropFirst(2)
      return false
    }
    try take(Array("--".utf8)[...])
    guard rest.isEmpty || rest.elementsEqual(Self.lineBreak) else { throw Self.broken }
    hasEnded = true
    return true
  }

  private mutating func take(_ bytes: ArraySlice<UInt8>) throws(Refusal) {
    guard rest.starts(with: bytes) else { throw Self.broken }
    rest = rest.dropFirst(bytes.count)
  }

  private mutating func takeHeader() throws(Refusal) -> ArraySlice<UInt8> {
    let seen = rest.prefix(MultipartForm.Limit.headerBytes)
    guard let end = Self.first(Self.lineBreak + Self.lineBreak, in: seen) else {
      throw Self.broken
    }
    let header = rest[rest.startIndex..<end + 2]
    rest = rest[(end + 4)...]
    return header
  }

  private mutating func takeContent() throws(Refusal) -> ArraySlice<UInt8> {
    guard let end = Self.first(delimiter, in: rest) else { throw Self.broken }
    let content = rest[rest.startIndex..<end]
    rest = rest[(end + delimiter.count)...]
    return content
  }

  /// Where some bytes, which begin with a carriage return, first stand.
  private static func first(_ wanted: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
    var from = bytes.startIndex
    while let place = bytes[from...].firstIndex(of: 13) {
      if bytes[place...].starts(with: wanted) { return place }
      from = place + 1
    }
    return nil
  }
}
