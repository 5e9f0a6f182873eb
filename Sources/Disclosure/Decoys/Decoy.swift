import Crypto
import Evidence
public import Formats
public import Register

/// An invented member who stands in one disclosure alone (demand E6).
public struct Decoy: Sendable, Equatable {
  /// The disclosure.
  public let disclosure: String
  /// Its number there, from 0.
  public let number: Int
  /// How its row is named.
  public let ref: String
  /// Its mail address; it stands in the row where the disclosure hands addresses over.
  public let email: String
  /// What its row says, in the order of the columns; nil for a blank.
  public let values: [(field: FieldID, text: String?)]
  /// By what it is found when somebody reports it.
  let marks: [String]

  init(
    disclosure: String, number: Int, ref: String, email: String,
    values: [(field: FieldID, text: String?)], marks: [String]
  ) {
    self.disclosure = disclosure
    self.number = number
    self.ref = ref
    self.email = email
    self.values = values
    self.marks = marks
  }

  /// Compares all that is told.
  public static func == (left: Self, right: Self) -> Bool { left.json == right.json }

  /// Its row and address, for those who may see decoys.
  public var json: JSON {
    [
      "disclosure": .string(disclosure), "number": .integer(Int64(number)), "ref": .string(ref),
      "email": .string(email),
      "values": .array(
        values.map {
          ["field": .string($0.field.text), "text": $0.text.map { .string($0) } ?? .null]
        }),
    ]
  }

  init?(json: JSON) {
    guard let disclosure = json["disclosure"]?.string, let number = json["number"]?.int,
      let ref = json["ref"]?.string, let email = json["email"]?.string,
      let values = json["values"]?.array
    else { return nil }
    self.init(
      disclosure: disclosure, number: Int(number), ref: ref, email: email,
      values: values.compactMap { part in
        part["field"]?.string.flatMap { FieldID($0) }.map { ($0, part["text"]?.string) }
      }, marks: [])
  }

  /// What stands for it in the set that the log commits to: HMAC-SHA256 over disclosure and ref.
  func commitment(by keys: DecoyKeys) -> Digest32 {
    Commitment.hmac(
      key: keys.opening(of: number, in: disclosure), domain: "decoy", Array(disclosure.utf8),
      Array(ref.utf8))
  }

  static func context(_ disclosure: String, _ number: Int) -> String {
    "decoys/\(disclosure)/\(number)"
  }
}
