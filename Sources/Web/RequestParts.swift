/// A request cut into the places in which a person is looked for.
struct RequestParts {
  /// Each place with its bytes; a parameter has its name in front.
  var places: [(place: Leak.Place, name: [UInt8], bytes: [UInt8])] = []
  /// The values of the query's parameters, decoded, in order.
  var queryValues: [[UInt8]] = []
  /// The values that the body carries, decoded, in order.
  var bodyValues: [[UInt8]] = []

  /// The most bytes of a body that are looked at: 5 MB.
  static let maxBody = 5_000_000

  init(_ request: Outgoing) {
    let address = AddressParts(Array(request.url.utf8))
    if let authority = address.authority { places.append((.url, [], Array(authority))) }
    places.append((.path, [], Array(address.path)))
    for piece in (address.query ?? []).split(separator: UInt8(ascii: "&")) {
      let name = PercentCoding.decode(
        piece.prefix { $0 != UInt8(ascii: "=") }, plusIsSpace: true)
      places.append((.query(Self.text(name)), name, Array(piece)))
    }
    if let fragment = address.fragment { places.append((.url, [], Array(fragment))) }
    var contentType = ""
    for (name, value) in request.headers where name.utf8.first != UInt8(ascii: ":") {
      let lower = name.asciiLowerCased
      if lower == "content-type" { contentType = value }
      if lower == "cookie" {
        addCookies(Array(value.utf8))
      } else {
        places.append((.header(lower), Array(name.utf8), Array("\(name): \(value)".utf8)))
      }
    }
    let body = Array(request.body.prefix(Self.maxBody))
    if !body.isEmpty { places.append((.body, [], body)) }
    queryValues = FormFields.read(Array(address.query ?? [])).map(\.value)
    bodyValues = BodyFields.read(body, contentType: contentType)
  }

  private mutating func addCookies(_ header: [UInt8]) {
    for pair in header.split(separator: UInt8(ascii: ";")) {
      let name = Array(pair.prefix { $0 != UInt8(ascii: "=") }.trimmed)
      places.append((.cookie(Self.text(name)), name, Array(pair.trimmed)))
    }
  }

  /// A name for people; one that is long or unprintable would be no name.
  private static func text(_ name: [UInt8]) -> String {
    let isName = name.count <= 64 && name.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
    return isName ? String(decoding: name, as: UTF8.self) : withheld
  }

  /// Stands for a name that holds what it must not tell.
  static let withheld = "(name withheld)"
}
