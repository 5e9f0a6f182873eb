import Formats
import Law
import Yams

/// What carries transfers as it is written in a file, in YAML or JSON: a list of countries with their mechanisms.
public enum TransferFile {
  /// The record of a text; throws `VendorError.unreadable` with the place, never with a value.
  public static func read(_ text: String) throws(VendorError) -> TransferRecord {
    guard text.utf8.count <= 1 << 18 else { throw .unreadable("the file is over 256 KiB") }
    let written: Written
    do {
      written = try YAMLDecoder().decode(Written.self, from: text)
    } catch let error as DecodingError {
      throw .unreadable(Self.words(error))
    } catch {
      throw .unreadable("it is not YAML or JSON as it must be")
    }
    let record = TransferRecord(lines: written.transfers.map(\.line))
    try record.check()
    return record
  }

  private static func words(_ error: DecodingError) -> String {
    switch error {
    case .keyNotFound(let key, let context):
      return "`\(path(context.codingPath + [key]))` is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context),
      .dataCorrupted(let context):
      let place = path(context.codingPath)
      return place.isEmpty
        ? "it is not YAML or JSON as it must be" : "`\(place)` is not what it must be"
    @unknown default: return "it is not YAML or JSON as it must be"
    }
  }

  private static func path(_ keys: [any CodingKey]) -> String {
    keys.map { $0.intValue.map { String($0 + 1) } ?? $0.stringValue }.joined(separator: ".")
  }

  private struct Key: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(_ text: String) { stringValue = text }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  private static func refuse(
    _ values: KeyedDecodingContainer<Key>, but known: Set<String>
  ) throws(DecodingError) {
    for key in values.allKeys where !known.contains(key.stringValue) {
      throw .dataCorrupted(
        DecodingError.Context(
          codingPath: values.codingPath + [key], debugDescription: "unknown"))
    }
  }

  private struct Written: Decodable {
    var transfers: [Line]

    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: Key.self)
      try TransferFile.refuse(values, but: ["transfers"])
      transfers = try values.decode([Line].self, forKey: Key("transfers"))
    }
  }

  private struct Line: Decodable {
    var line: TransferLine

    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: Key.self)
      try TransferFile.refuse(
        values, but: ["country", "mechanism", "reference", "until", "documents"])
      line = TransferLine(
        country: try values.decode(Country.self, forKey: Key("country")),
        mechanism: try values.decodeIfPresent(Transfer.Mechanism.self, forKey: Key("mechanism")),
        reference: try values.decodeIfPresent(String.self, forKey: Key("reference")),
        until: try values.decodeIfPresent(CivilDate.self, forKey: Key("until")),
        documents: try values.decodeIfPresent([String].self, forKey: Key("documents")) ?? [])
    }
  }
}
