import Formats

/// What a request says, sealed: under the workspace's key until the person is known, then under theirs.
public struct RequestContent: Sendable, Equatable {
  /// The person's name as given.
  public var name: String?
  /// The e-mail address that was given, and to which answers go.
  public var contact: String?
  /// The identifier that was given.
  public var number: String?
  /// What the person wrote.
  public var words: String?
  /// Who acts for the person, as given.
  public var agent: String?
  /// The authority of a notice.
  public var authority: String?
  /// The authority's reference.
  public var reference: String?

  /// Makes a content; all of it may be missing.
  public init(
    name: String? = nil, contact: String? = nil, number: String? = nil, words: String? = nil,
    agent: String? = nil, authority: String? = nil, reference: String? = nil
  ) {
    self.name = name
    self.contact = contact
    self.number = number
    self.words = words
    self.agent = agent
    self.authority = authority
    self.reference = reference
  }

  /// The most bytes of one text.
  public static let mostBytes = 8_000

  /// Throws `RequestError.text` for one that is too long.
  func check() throws(RequestError) {
    let texts: [(String, String?)] = [
      ("the name", name), ("the address", contact), ("the number", number), ("the text", words),
      ("the agent", agent), ("the authority", authority), ("the reference", reference),
    ]
    for (what, text) in texts where (text?.utf8.count ?? 0) > Self.mostBytes {
      throw .text(what)
    }
  }

  var json: JSON {
    var members: [String: JSON] = [:]
    members["name"] = name.map { .string($0) }
    members["contact"] = contact.map { .string($0) }
    members["number"] = number.map { .string($0) }
    members["words"] = words.map { .string($0) }
    members["agent"] = agent.map { .string($0) }
    members["authority"] = authority.map { .string($0) }
    members["reference"] = reference.map { .string($0) }
    return .object(members)
  }

  init(json: JSON) {
    self.init(
      name: json["name"]?.string, contact: json["contact"]?.string,
      number: json["number"]?.string, words: json["words"]?.string,
      agent: json["agent"]?.string, authority: json["authority"]?.string,
      reference: json["reference"]?.string)
  }
}
