extension CivilDate: CustomStringConvertible {
  /// The date as `YYYY-MM-DD`, ISO 8601.
  public var iso: String {
    var text = ASCIIText(capacity: 10)
    text.append(self)
    return text.string
  }

  /// The same as `iso`.
  public var description: String { iso }
}

extension CivilDate: Codable {
  /// Reads the date from a string `YYYY-MM-DD`; throws `DecodingError` for anything else.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let date = CivilDate(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "not a real date written YYYY-MM-DD")
    }
    self = date
  }

  /// Writes the date as a string `YYYY-MM-DD`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(iso)
  }
}
