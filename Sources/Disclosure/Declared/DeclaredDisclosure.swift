public import Formats
public import Store

/// A disclosure from before the record began, as somebody declared it: declared, not proven.
public struct DeclaredDisclosure: Sendable, Equatable, Identifiable {
  /// The words that stand wherever one is shown.
  public static let words = "declared, not proven"

  /// Its name, a UUIDv7.
  public let id: String
  /// What was declared.
  public let declaration: Declaration
  /// The names in it, as the log binds them.
  public let names: DeclaredNames
  /// The SHA-256 of the sealed text, in hex, as the log has it.
  public let hash: String
  /// The declaration that it corrects.
  public let replaces: String?
  /// The declaration that corrects it; nil for one that stands.
  public let replacedBy: String?
  /// How many members of ours stand in its list; nil without a list.
  public let listed: Int?
  /// How many rows of the list name nobody whom we know.
  public let strangers: Int
  /// How many of the list were erased since.
  public let erased: Int
  /// Its entry in the log.
  public let sequence: Int64
  /// When it was declared.
  public let at: Timestamp
  /// Who entered it.
  public let actor: Actor

  /// Whether nothing corrected it.
  public var isStanding: Bool { replacedBy == nil }

  /// Compares all but the names, which follow from the rest.
  public static func == (left: Self, right: Self) -> Bool {
    left.id == right.id && left.hash == right.hash && left.replacedBy == right.replacedBy
      && left.erased == right.erased
  }
}
