/// What went wrong in the database, without any value that was stored or bound.
public struct StoreError: Error, Equatable, Sendable {
  /// The kind of failure, for code to act on.
  public let code: Code
  /// What and where, in words free of personal data; it may name tables, columns and statements.
  public let detail: String

  /// An error of a kind with its words, which must hold no value from a table or a caller.
  public init(_ code: Code, _ detail: String) {
    self.code = code
    self.detail = detail
  }

  /// The kinds of failure.
  public enum Code: Equatable, Sendable {
    /// A row broke a rule of its table.
    case constraint(Constraint)
    /// The database is locked, or too many writes wait; try again later.
    case busy
    /// The server does not answer.
    case unreachable
    /// The database was written by a newer program; numbers are versions of one room.
    case newerDatabase(found: Int, known: Int)
    /// The file is damaged or is not a database.
    case corrupt
    /// The file or folder cannot be written.
    case readOnly
    /// No space is left on the disk.
    case full
    /// A row that must be there is not.
    case notFound
    /// A column holds another type than the one asked for, or none; counted from 0.
    case wrongType(column: Int)
    /// A value is too long, such as an evidence leaf over 65,535 bytes.
    case tooLarge
    /// The program used the store wrongly: a defect to report.
    case misuse
    /// The database was closed.
    case closed
    /// The operating system reported an error.
    case io
  }

  /// The kinds of rule that a row can break.
  public enum Constraint: String, Equatable, Sendable {
    /// A value that must be unique is already there; primary keys included.
    case unique
    /// A value is missing.
    case notNull
    /// A row refers to one that is not there, or is referred to.
    case foreignKey
    /// A condition of the table does not hold.
    case check
    /// Any other rule.
    case other
  }
}

extension StoreError: CustomStringConvertible {
  /// What, where, and what to do.
  public var description: String {
    guard let remedy else { return detail }
    return "\(detail); \(remedy)"
  }

  private var remedy: String? {
    switch code {
    case .busy: "try again in a moment"
    case .unreachable: "check its address and that it runs, then try again"
    case .newerDatabase: "run the newer program"
    case .corrupt: "run the doctor command, then restore a backup"
    case .readOnly: "check owner and mode of the file and its folder"
    case .full: "free some space, then try again"
    case .io: "check the disk and the mode of the folder"
    case .constraint, .notFound, .wrongType, .tooLarge, .misuse, .closed: nil
    }
  }
}
