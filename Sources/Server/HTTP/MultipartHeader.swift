/// What the header of one part of a form says: whose field it is, and whether it is a file.
struct MultipartHeader: Equatable {
  /// The field's name.
  private(set) var name = ""
  /// Whether a file name is given, be it empty.
  private(set) var isFile = false
  /// Whether the file has a name.
  private(set) var hasFileName = false

  private static let broken = Refusal.unreadable("A field of the form does not say what it is.")

  /// Reads header lines, each with the break after it; throws `Refusal` for what browsers do not write.
  init(_ lines: ArraySlice<UInt8>) throws(Refusal) {
    var seen: Set<String> = []
    for line in try Self.split(lines) {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { throw Self.broken }
      let field = line[..<colon]
      guard !field.isEmpty, field.allSatisfy(Self.isToken) else { throw Self.broken }
      let key = String(decoding: field, as: UTF8.self).lowercased()
      guard seen.insert(key).inserted else { throw Self.broken }
      switch key {
      case "content-disposition": try read(line[(colon + 1)...])
      // Nothing is decoded by it, so that it must not be there (RFC 7578 §4.7).
      case "content-transfer-encoding":
        throw .unreadable("A field of the form is encoded in a way that forms are not.")
      // The content type of a file is what its sender says; the bytes tell.
      default: break
      }
    }
    guard seen.contains("content-disposition"), !name.isEmpty else { throw Self.broken }
  }

  /// `form-data; name="…"; filename="…"`.
  private mutating func read(_ value: ArraySlice<UInt8>) throws(Refusal) {
    var parameters = MultipartParameters(value)
    guard parameters.takeWord()?.lowercased() == "form-data" else { throw Self.broken }
    var seen: Set<String> = []
    while let (key, value) = try parameters.next() {
      guard seen.insert(key).inserted else { throw Self.broken }
      switch key {
      case "name": name = value
      case "filename": (isFile, hasFileName) = (true, !value.isEmpty)
      // `filename*` is not of forms (RFC 7578 §4.2); whatever else it is, it is not for us.
      default: throw Self.broken
      }
    }
  }

  /// The boundary of a content type: 1 to 70 characters of RFC 2046 §5.1.1, no blank at the end.
  static func boundary(of contentType: String) throws(Refusal) -> [UInt8] {
    let broken = Refusal.unreadable("The form does not say where its fields begin.")
    var parameters = MultipartParameters(Array(contentType.utf8)[...])
    guard parameters.takeWord()?.lowercased() == "multipart/form-data",
      let (key, value) = try parameters.next(), key == "boundary", try parameters.next() == nil
    else { throw broken }
    let bytes = Array(value.utf8)
    guard (1...70).contains(bytes.count), bytes.last != 0x20, bytes.allSatisfy(isBoundary) else {
      throw broken
    }
    return bytes
  }

  /// The lines; a carriage return or a line feed stands nowhere but together at their end.
  private static func split(_ lines: ArraySlice<UInt8>) throws(Refusal) -> [ArraySlice<UInt8>] {
    var found: [ArraySlice<UInt8>] = []
    for line in lines.split(separator: 10, omittingEmptySubsequences: false).dropLast() {
      let text = line.dropLast()
      guard line.last == 13, !text.isEmpty, text.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 9 })
      else { throw broken }
      found.append(text)
    }
    return found
  }

  /// The characters of a token (RFC 9110 §5.6.2).
  static func isToken(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }

  private static func isBoundary(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "'()+_,-./:=? ".utf8.contains(byte)
    }
  }
}
