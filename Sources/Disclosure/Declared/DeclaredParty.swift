import Crypto
public import Formats
import Foundation
public import Register

/// Somebody who had data before the record began: a recipient of a register, or a firm that is in none.
public struct DeclaredParty: Sendable, Equatable {
  /// What somebody was on the data's way.
  public enum Role: String, Sendable, CaseIterable {
    /// The one whom it was for.
    case recipient
    /// One through whom it went.
    case through
    /// One to whom it was passed on afterwards.
    case onward
  }

  /// The identifier: the register's, or one made of the name.
  public var id: RecipientID
  /// The name of a firm that is in no register; nil for a recipient of one.
  public var name: String?
  /// Other names under which it traded.
  public var aliases: [String]
  /// Who owned it.
  public var parent: String?

  /// A recipient that some published register declares.
  public init(_ id: RecipientID) {
    self.id = id
    aliases = []
  }

  /// A firm that is in no register.
  ///
  /// - Parameter id: its identifier; without one it is made of the name.
  public init(name: String, id: RecipientID? = nil, aliases: [String] = [], parent: String? = nil) {
    self.id = id ?? Self.identifier(name)
    self.name = name
    self.aliases = aliases
    self.parent = parent
  }

  /// The name, or the identifier of a recipient of a register.
  public var text: String { name ?? id.text }

  /// Letters and digits of the name; of one without any, a few digits of its hash.
  static func identifier(_ name: String) -> RecipientID {
    var text = ""
    for scalar in name.decomposedStringWithCanonicalMapping.lowercased().unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9": text.unicodeScalars.append(scalar)
      case _ where scalar.properties.generalCategory == .nonspacingMark: break
      default: if !text.isEmpty, text.last != "-" { text += "-" }
      }
    }
    while text.last == "-" { text.removeLast() }
    text = String(text.prefix(60))
    if let id = RecipientID(text), id != .ourselves { return id }
    if !text.isEmpty, let id = RecipientID("firm-" + text) { return id }
    let hash = Hex.encode(Array(SHA256.hash(data: Array(name.utf8)).prefix(8)))
    return RecipientID("firm-" + hash) ?? .ourselves
  }

  var json: JSON {
    var object: [String: JSON] = ["id": .string(id.text)]
    if let name { object["name"] = .string(name) }
    if !aliases.isEmpty { object["aliases"] = .array(aliases.map { .string($0) }) }
    if let parent { object["parent"] = .string(parent) }
    return .object(object)
  }

  /// Reads what ``json`` wrote; nil for anything else.
  public init?(_ json: JSON) {
    guard let id = json["id"]?.string.flatMap({ RecipientID($0) }) else { return nil }
    self.id = id
    name = json["name"]?.string
    aliases = (json["aliases"]?.array ?? []).compactMap(\.string)
    parent = json["parent"]?.string
  }
}
