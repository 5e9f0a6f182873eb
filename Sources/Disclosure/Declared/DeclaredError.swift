/// Why a disclosure from before cannot be declared or asked back; no case holds anything about a member.
public enum DeclaredError: Error, Equatable, CustomStringConvertible {
  /// There is no declaration of that name.
  case unknown(id: String)
  /// It was corrected before.
  case replaced(id: String, by: String)
  /// A text is missing, too long, or holds a line break or another sign that is no text.
  case badText(what: String)
  /// The period ends before it begins, or begins in the future.
  case badPeriod
  /// A number that is none.
  case badCount
  /// A SHA-256 is not 64 hexadecimal digits.
  case badHash
  /// A firm's name would have the identifier of a recipient of the register.
  case takenName(id: String)
  /// A recipient is in no register.
  case undeclaredRecipient(name: String)
  /// The file has something wrong; each problem with its place.
  case file([String])
  /// The list cannot be read.
  case list(file: String, line: Int, column: Int, why: String)
  /// Everything of it was asked back before.
  case recalledBefore(id: String)
  /// Nobody but ourselves had it.
  case nobodyToAsk(id: String)
  /// A row cannot be read.
  case damaged

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .unknown(let id):
      "there is no declared disclosure \(id); `aboveboard disclosure declared` shows what there is"
    case .replaced(let id, let by):
      "declaration \(id) was corrected by \(by) already; correct that one"
    case .badText(let what):
      "\(what) is missing or too long, or holds a line break; say it in at most 2,000 bytes of plain text"
    case .badPeriod:
      "the period ends before it begins, or begins after today; give --from and --until in that order"
    case .badCount: "a number of people is 0 or more"
    case .badHash: "a document's SHA-256 has 64 hexadecimal digits"
    case .takenName(let id):
      "`\(id)` is a recipient of the register; name it by that, or give the firm another `id`"
    case .undeclaredRecipient(let name):
      "`\(name)` is in no register; give its name under `name:` if it never was"
    case .file(let problems): problems.joined(separator: "\n")
    case .list(let file, let line, let column, let why):
      "\(file):\(line):\(column): error: \(why)"
    case .recalledBefore(let id):
      "everything of declaration \(id) was asked back before; `aboveboard recall list` shows it"
    case .nobodyToAsk(let id):
      "declaration \(id) names nobody but ourselves; there is nobody to ask"
    case .damaged: "a declared disclosure cannot be read; restore it from a backup"
    }
  }
}
