/// A country or territory by its ISO 3166-1 alpha-2 code; only officially assigned codes exist.
public struct Country: Sendable, Hashable {
  /// The code: two upper-case letters, such as `GB`.
  public let code: String

  /// Makes a country from its code in upper case, or nil when ISO 3166-1 assigns no such code.
  ///
  /// The United Kingdom is `GB`; `UK` is reserved, not assigned, and refused.
  public init?(_ code: some StringProtocol) {
    let code = String(code)
    // Two ASCII bytes first: Swift would also find keys that are only canonically equivalent.
    guard code.utf8.count == 2, Country.names[code] != nil else { return nil }
    self.code = code
  }

  /// The usual short name in English.
  public var name: String { Country.names[code] ?? code }

  /// Every country and territory, sorted by code.
  public static let all: [Country] = names.keys.sorted().compactMap { Country($0) }
}

extension Country: Comparable, CustomStringConvertible {
  /// Orders by code.
  public static func < (left: Country, right: Country) -> Bool { left.code < right.code }

  /// The code.
  public var description: String { code }
}

extension Country: Codable {
  /// Reads the country from its code; throws `DecodingError` for a code that ISO does not assign.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let country = Country(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "not an ISO 3166-1 alpha-2 code such as \"GB\"")
    }
    self = country
  }

  /// Writes the country as its code.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(code)
  }
}
