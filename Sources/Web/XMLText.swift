/// Text of XML with its entities replaced; what is no entity stands for itself.
enum XMLText {
  static func decode(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "&")) else { return Array(bytes) }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var i = bytes.startIndex
    while i < bytes.endIndex {
      // The longest reference to a scalar, `&#x10FFFF;`, has ten bytes; zeros in front are few.
      if bytes[i] == UInt8(ascii: "&"),
        let end = bytes[i...].prefix(14).firstIndex(of: UInt8(ascii: ";")),
        let scalar = scalar(bytes[(i + 1)..<end])
      {
        text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        i = end + 1
      } else {
        text.append(bytes[i])
        i += 1
      }
    }
    return text
  }

  /// The scalar that a name or number between `&` and `;` stands for.
  static func scalar(_ name: ArraySlice<UInt8>) -> Unicode.Scalar? {
    guard name.first == UInt8(ascii: "#") else {
      return named[String(decoding: name, as: UTF8.self)]
    }
    let digits = name.dropFirst()
    let isHex = digits.first.map { $0 | 0x20 == UInt8(ascii: "x") } ?? false
    let text = String(decoding: isHex ? digits.dropFirst() : digits, as: UTF8.self)
    guard text.utf8.first != UInt8(ascii: "+"), text.utf8.first != UInt8(ascii: "-") else {
      return nil
    }
    return UInt32(text, radix: isHex ? 16 : 10).flatMap(Unicode.Scalar.init)
  }

  /// XML's five, and those of HTML that stand for characters of names and addresses.
  private static let named: [String: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "commat": "@", "period": ".",
    "lowbar": "_", "plus": "+", "nbsp": "\u{A0}", "auml": "ä", "ouml": "ö", "uuml": "ü",
    "Auml": "Ä", "Ouml": "Ö", "Uuml": "Ü", "szlig": "ß", "eacute": "é", "egrave": "è",
    "aacute": "á", "ntilde": "ñ", "ccedil": "ç", "oslash": "ø", "aring": "å",
  ]
}
