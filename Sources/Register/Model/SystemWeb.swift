/// How a program that answers with JSON is asked about a member.
public struct SystemWeb: Codable, Sendable, Equatable {
  /// How it knows that it is us.
  public struct Authentication: Codable, Sendable, Equatable {
    /// The header that carries the secret: `bearer` and `basic` are schemes of `Authorization`.
    public enum Scheme: String, Codable, Sendable, CaseIterable {
      /// `Authorization: Bearer …` (RFC 6750).
      case bearer
      /// `Authorization: Basic …` of `user:password` (RFC 7617).
      case basic
    }

    /// The scheme.
    public var scheme: Scheme
    /// Where the secret stands.
    public var secret: ConnectedSystem.Secret

    /// Makes a way of showing who we are.
    public init(scheme: Scheme, secret: ConnectedSystem.Secret) {
      self.scheme = scheme
      self.secret = secret
    }
  }

  /// A request; `{email}` and the like stand for what is known of the member.
  public struct Call: Codable, Sendable, Equatable {
    /// A header.
    public struct Header: Codable, Sendable, Equatable {
      /// Its name.
      public var name: String
      /// Its value.
      public var value: String

      /// Makes a header.
      public init(name: String, value: String) {
        self.name = name
        self.value = value
      }
    }

    /// The method.
    public var method: String
    /// The path and query after the address.
    public var path: String
    /// Headers besides those of ours.
    public var headers: [Header]
    /// The body as JSON, or nil for none.
    public var body: String?

    /// Makes a request.
    public init(method: String, path: String, headers: [Header] = [], body: String? = nil) {
      self.method = method
      self.path = path
      self.headers = headers
      self.body = body
    }
  }

  /// How the rest of a long answer is had.
  public struct Paging: Codable, Sendable, Equatable {
    /// The ways.
    public enum Way: String, Codable, Sendable, CaseIterable {
      /// The header `Link` names the next page (RFC 8288).
      case link
      /// The answer holds what the next request has to say.
      case cursor
      /// Pages are numbered, and one without records is the last.
      case page
    }

    /// The way.
    public var way: Way
    /// The path to the cursor in an answer.
    public var cursor: String?
    /// The parameter of the query that carries the cursor or the number.
    public var parameter: String?
    /// The number of the first page.
    public var from: Int

    /// Makes a way.
    public init(way: Way, cursor: String? = nil, parameter: String? = nil, from: Int = 1) {
      self.way = way
      self.cursor = cursor
      self.parameter = parameter
      self.from = from
    }
  }

  /// The address before every path.
  public var address: String
  /// How it knows that it is us; nil when it does not ask.
  public var authentication: Authentication?
  /// Seconds that one answer may take.
  public var timeout: Int
  /// How often a request is tried that may succeed later.
  public var tries: Int
  /// What tells everything about a member.
  public var collect: Call
  /// The path to the list of records in an answer; nil when the answer itself is a record or a list of them.
  public var items: String?
  /// How the rest of a long answer is had; nil when there is none.
  public var next: Paging?
  /// What erases a member; nil where a person has to.
  public var erase: Call?
  /// What puts a value right; nil where a person has to.
  public var rectify: Call?

  /// Makes a way of asking.
  public init(
    address: String, authentication: Authentication? = nil, timeout: Int = 20, tries: Int = 4,
    collect: Call, items: String? = nil, next: Paging? = nil, erase: Call? = nil,
    rectify: Call? = nil
  ) {
    self.address = address
    self.authentication = authentication
    self.timeout = timeout
    self.tries = tries
    self.collect = collect
    self.items = items
    self.next = next
    self.erase = erase
    self.rectify = rectify
  }
}

extension SystemWeb.Call {
  /// The names between braces in it, in the order in which they come.
  public var placeholders: [String] {
    Self.placeholders(
      in: ([path] + headers.map(\.value) + (body.map { [$0] } ?? [])).joined(separator: "\n"))
  }

  /// The names between braces in a text; a brace that belongs to no name is none.
  public static func placeholders(in text: String) -> [String] {
    var names: [String] = []
    var open: [UInt8]?
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "{"): open = []
      case UInt8(ascii: "}"):
        if let name = open, !name.isEmpty { names.append(String(decoding: name, as: UTF8.self)) }
        open = nil
      default:
        guard open != nil else { continue }
        if isName(byte) { open?.append(byte) } else { open = nil }
      }
    }
    return names
  }

  /// Lower-case letters, digits and `. - _ /`.
  public static func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x61...0x7A, 0x30...0x39, 0x2D, 0x2E, 0x2F, 0x5F: true
    default: false
    }
  }
}
