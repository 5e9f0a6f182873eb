/// One detail of a person that left in one place of a request, and how it was disguised.
public struct Leak: Sendable, Hashable {
  /// Which detail left.
  public enum What: String, Sendable, CaseIterable {
    /// The e-mail address.
    case email = "e-mail address"
    /// The name.
    case name = "name"
    /// The id.
    case id = "id"
    /// The telephone number.
    case phone = "telephone number"
    /// What stands before the @ of the e-mail address.
    case partOfEmail = "part of the e-mail address"
  }

  /// Where in the request it stood.
  public enum Place: Sendable, Hashable {
    /// The address: its host, its fragment, or over several parts of it.
    case url
    /// The path of the address.
    case path
    /// A parameter of the query, by its name.
    case query(String)
    /// The body.
    case body
    /// A header, by its name in lower case.
    case header(String)
    /// A cookie, by its name.
    case cookie(String)
    /// Several parameters of query or body that belong together.
    case parameters
    /// A message of a WebSocket.
    case frame
    /// The browser's storage.
    case storage
  }

  /// Which detail left.
  public let what: What
  /// Where it stood.
  public let place: Place
  /// What was done to it, last step first, and to which spelling: `["SHA-256", "of the …"]`.
  public let form: [String]

  /// One sentence for people, without the detail itself.
  public var sentence: String {
    "The \(what.rawValue) left in \(place): \(form.dropLast().joined(separator: " of "))"
      + " \(form.last ?? "")."
  }
}

extension Leak.Place: CustomStringConvertible {
  /// The place in words, such as `the query parameter “em”`.
  public var description: String {
    switch self {
    case .url: "the address"
    case .path: "the path of the address"
    case .query(let name): "the query parameter “\(name)”"
    case .body: "the body"
    case .header(let name): "the header “\(name)”"
    case .cookie(let name): "the cookie “\(name)”"
    case .parameters: "several parameters together"
    case .frame: "a WebSocket message"
    case .storage: "the browser's storage"
    }
  }
}
