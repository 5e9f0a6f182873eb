import Crypto
public import Formats

extension Declaration {
  /// The bytes that are sealed, whose SHA-256 stands in the log; a salt keeps words from being guessed by it.
  func bytes(salt: String) -> [UInt8] {
    guard case .object(var object) = json else { return [] }
    object["salt"] = .string(salt)
    return JSON.object(object).canonical
  }

  /// Everything declared, without the salt.
  public var json: JSON {
    [
      "recipient": recipient.json, "through": .array(through.map(\.json)),
      "onward": .array(onward.map(\.json)), "purpose": .string(purpose),
      "fields": .array(fields.map { .string($0) }), "from": .string(from.iso),
      "until": until.map { .string($0.iso) } ?? .null, "people": people.json,
      "source": .string(source),
      "documents": .array(
        documents.map { ["title": .string($0.title), "sha256": .string($0.hash)] }),
      "agreed": .string(agreed), "key": key.map { .string($0) } ?? .null,
    ]
  }

  init?(_ json: JSON) {
    guard let recipient = json["recipient"].flatMap({ DeclaredParty($0) }),
      let purpose = json["purpose"]?.string, let source = json["source"]?.string,
      let from = json["from"]?.string.flatMap({ CivilDate($0) }),
      let people = json["people"].flatMap({ People($0) })
    else { return nil }
    func parties(_ key: String) -> [DeclaredParty] {
      (json[key]?.array ?? []).compactMap { DeclaredParty($0) }
    }
    self.init(
      recipient: recipient, through: parties("through"), onward: parties("onward"),
      purpose: purpose, fields: (json["fields"]?.array ?? []).compactMap(\.string), from: from,
      until: json["until"]?.string.flatMap { CivilDate($0) }, people: people, source: source,
      documents: (json["documents"]?.array ?? []).compactMap { line in
        guard let title = line["title"]?.string, let hash = line["sha256"]?.string else {
          return nil
        }
        return Document(title: title, hash: hash)
      }, agreed: json["agreed"]?.string ?? "", key: json["key"]?.string)
  }
}

extension Declaration.People {
  var json: JSON {
    switch self {
    case .number(let number): .integer(Int64(number))
    case .everybody: "everybody"
    case .unknown: "unknown"
    }
  }

  init?(_ json: JSON) {
    if let number = json.int, number >= 0 {
      self = .number(Int(number))
    } else if json.string == "everybody" {
      self = .everybody
    } else if json.string == "unknown" {
      self = .unknown
    } else {
      return nil
    }
  }
}

/// Who is named in a declaration, as signed answers show it; its SHA-256 stands in the log beside the declaration's.
public struct DeclaredNames: Sendable, Equatable {
  /// The names with their roles and a salt, as canonical JSON.
  public let json: JSON

  init(_ declaration: Declaration, salt: String) {
    json = [
      "salt": .string(salt),
      "parties": .array(
        declaration.parties.map { role, party in
          guard case .object(var object) = party.json else { return .null }
          object["role"] = .string(role.rawValue)
          return .object(object)
        }),
    ]
  }

  /// Takes what a signed answer shows.
  public init(json: JSON) { self.json = json }

  /// The SHA-256 of the canonical JSON, in small hexadecimal digits.
  public var hash: String { Hex.encode(Array(SHA256.hash(data: json.canonical))) }

  /// Everybody who is named; nil when the JSON is none of ours.
  public var parties: [(role: DeclaredParty.Role, party: DeclaredParty)]? {
    guard let lines = json["parties"]?.array else { return nil }
    var parties: [(role: DeclaredParty.Role, party: DeclaredParty)] = []
    for line in lines {
      guard let role = line["role"]?.string.flatMap(DeclaredParty.Role.init(rawValue:)),
        let party = DeclaredParty(line)
      else { return nil }
      parties.append((role, party))
    }
    return parties.first?.role == .recipient ? parties : nil
  }
}

extension Declaration.Document {
  /// Makes one of a file's bytes.
  public init(title: String, bytes: [UInt8]) {
    self.init(title: title, hash: Hex.encode(Array(SHA256.hash(data: bytes))))
  }
}
