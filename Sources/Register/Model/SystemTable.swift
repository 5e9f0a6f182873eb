/// A table of another system: how a member's rows are found, what each column is, and what erasure does to them.
public struct SystemTable: Codable, Sendable, Equatable {
  /// What erasure does to a member's rows.
  public enum Erasure: String, Codable, Sendable, CaseIterable {
    /// The rows go.
    case delete
    /// The rows stay, and each column goes as it says.
    case columns
    /// The rows stay as they are, for a reason.
    case keep
  }

  /// A column by whose value a member's rows are found.
  public struct Find: Codable, Sendable, Equatable {
    /// The column.
    public var column: String
    /// `email`, `id`, `sign-in`, or what a table before or another system gives.
    public var handle: String

    /// Makes a way to find rows.
    public init(column: String, handle: String) {
      self.column = column
      self.handle = handle
    }
  }

  /// What a member's rows tell that leads further.
  public struct Gift: Codable, Sendable, Equatable {
    /// The name under which others use it.
    public var handle: String
    /// The column.
    public var column: String

    /// Makes a gift.
    public init(handle: String, column: String) {
      self.handle = handle
      self.column = column
    }
  }

  /// A column, with what it is and what erasure does to it.
  public struct Column: Codable, Sendable, Equatable {
    /// What erasure does to a value.
    public enum Erasure: String, Codable, Sendable, CaseIterable {
      /// Nothing is left of it.
      case blank
      /// A text of ours stands there instead.
      case anonymise
      /// It stays, for a reason.
      case keep
    }

    /// Its name; for HTTP the path to it, such as `profile.name`.
    public var name: String
    /// The field of the register that it holds.
    public var field: FieldID?
    /// Whether the member gets to see it.
    public var isShown: Bool
    /// What erasure does to it, when the rows stay.
    public var erase: Erasure?
    /// What stands there after it was anonymised.
    public var with: String?
    /// Why it stays.
    public var reason: String?
    /// The column of `find` whose person it is about; nil when the whole row is about the member.
    public var of: String?

    /// Makes a column.
    public init(
      name: String, field: FieldID? = nil, isShown: Bool = true, erase: Erasure? = nil,
      with: String? = nil, reason: String? = nil, of: String? = nil
    ) {
      self.name = name
      self.of = of
      self.field = field
      self.isShown = isShown
      self.erase = erase
      self.with = with
      self.reason = reason
    }
  }

  /// How other people's texts quote or mention a member.
  public struct Quote: Codable, Sendable, Equatable {
    /// The column of the texts.
    public var column: String
    /// What such a passage looks like: `{name}` is the member's name, `…` anything up to what follows.
    public var pattern: String
    /// What names the member, as a table before or another system gives it.
    public var handle: String
    /// What stands there instead.
    public var with: String

    /// Makes a rule for quotes.
    public init(column: String, pattern: String, handle: String, with: String) {
      self.column = column
      self.pattern = pattern
      self.handle = handle
      self.with = with
    }
  }

  /// Its name, with its schema if need be.
  public var name: String
  /// The columns that together tell a row from all others.
  public var key: [String]
  /// How a member's rows are found; any of them will do.
  public var find: [Find]
  /// What a member's rows tell that leads further.
  public var gives: [Gift]
  /// Every column.
  public var columns: [Column]
  /// What erasure does to a member's rows; nil where a person has to.
  public var erase: Erasure?
  /// Why rows stay.
  public var reason: String?
  /// What is replaced in other people's texts.
  public var quotes: [Quote]
  /// The column that names a second person, whose copy it is too.
  public var secondPerson: String?
  /// The column that says that a member is banned.
  public var ban: String?

  /// Makes a table.
  public init(
    name: String, key: [String] = [], find: [Find] = [], gives: [Gift] = [],
    columns: [Column] = [], erase: Erasure? = nil, reason: String? = nil, quotes: [Quote] = [],
    secondPerson: String? = nil, ban: String? = nil
  ) {
    self.name = name
    self.key = key
    self.find = find
    self.gives = gives
    self.columns = columns
    self.erase = erase
    self.reason = reason
    self.quotes = quotes
    self.secondPerson = secondPerson
    self.ban = ban
  }

  /// What stands for a person who is gone, unless the register says otherwise.
  public static let usualWords = "[deleted]"
}
