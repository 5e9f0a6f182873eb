/// Another system in which members' data lies: where it is, how a member is found in it, and what erasure does there
/// (demand A8).
public struct ConnectedSystem: Codable, Sendable, Equatable, Identifiable {
  /// How a system is reached.
  public enum Kind: String, Codable, Sendable, CaseIterable {
    /// A database on a PostgreSQL server.
    case postgresql
    /// A database in one file.
    case sqlite
    /// A program that answers requests with JSON.
    case http
    /// A folder into which CSV files are dropped.
    case csvFolder = "csv-folder"
    /// A person with a checklist.
    case person

    /// Whether statements are run in it.
    public var isDatabase: Bool { self == .postgresql || self == .sqlite }
  }

  /// Where a secret stands; never the secret itself.
  public struct Secret: Codable, Sendable, Equatable {
    /// The environment variable that holds it.
    public var environment: String?
    /// The file whose first line is it.
    public var file: String?

    /// Makes a place of a secret.
    public init(environment: String? = nil, file: String? = nil) {
      self.environment = environment
      self.file = file
    }
  }

  /// The identifier.
  public var id: SystemID
  /// Its name, for people.
  public var label: String
  /// How it is reached.
  public var kind: Kind
  /// The team of ours that owns what is found on it, and does what only a person can do.
  public var team: String
  /// The systems that are asked before it, because what they know leads to members in this one.
  public var after: [SystemID]
  /// Where the address of a database stands.
  public var connection: Secret?
  /// The whole path of a database's file, or of the folder of CSV files.
  public var path: String?
  /// Which files of the folder count, such as `*.csv`.
  public var files: String?
  /// What stands between the cells of a CSV file.
  public var separator: String?
  /// What lies there; for HTTP and CSV one table.
  public var tables: [SystemTable]
  /// How a program is asked.
  public var web: SystemWeb?
  /// What a person goes through.
  public var asks: [String]
  /// How many days its owner has for a task.
  public var days: Int

  /// How many days an owner has unless the register says otherwise.
  public static let usualDays = 14

  /// Makes a system.
  public init(
    id: SystemID, label: String, kind: Kind, team: String, after: [SystemID] = [],
    connection: Secret? = nil, path: String? = nil, files: String? = nil,
    separator: String? = nil, tables: [SystemTable] = [], web: SystemWeb? = nil,
    asks: [String] = [], days: Int = ConnectedSystem.usualDays
  ) {
    self.id = id
    self.label = label
    self.kind = kind
    self.team = team
    self.after = after
    self.connection = connection
    self.path = path
    self.files = files
    self.separator = separator
    self.tables = tables
    self.web = web
    self.asks = asks
    self.days = days
  }

  /// What it can tell of a member that leads further, by name.
  public var gives: [String] { tables.flatMap { $0.gives.map(\.handle) } }

  /// The fields of the register of which it holds values.
  public var fields: [FieldID] {
    var seen: Set<FieldID> = []
    return tables.flatMap(\.columns).compactMap(\.field).filter { seen.insert($0).inserted }
  }
}
