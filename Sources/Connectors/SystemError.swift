/// Why another system gave no answer; never with a value of a member or a secret.
public enum SystemError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The register declares no such system.
  case undeclared(String)
  /// There is no such act.
  case unknownAct(String)
  /// The act has no step at that system that waits for a person.
  case noTask(system: String)
  /// Another process is at the act.
  case beingCarriedOut
  /// The secret is not where the register says.
  case secretMissing(place: String)
  /// This program cannot speak to systems of that kind.
  case noDriver(kind: String)
  /// The file is not there.
  case fileMissing(path: String)
  /// Nobody answered.
  case unreachable
  /// No answer came in time.
  case timedOut(seconds: Int)
  /// The system says that it is to be asked later.
  case later(seconds: Int)
  /// The answer is a refusal.
  case refused(status: Int)
  /// The answer is not what the register says.
  case unreadable(String)
  /// The answer leads to another host.
  case elsewhere
  /// There is more than one person can have.
  case tooMuch(limit: Int)
  /// The table is not there.
  case tableMissing(String)
  /// The column is not there.
  case columnMissing(String)
  /// The key of a table does not tell its rows apart.
  case keyNotUnique(table: String)
  /// What is to stand in a column cannot.
  case columnRefuses(String)
  /// What names the member cannot stand in an address.
  case unusableHandle(String)
  /// A file changed while it was read.
  case changedMeanwhile(file: String)
  /// A file cannot be read or written.
  case fileFailed(file: String)
  /// A row of this room's tables is damaged.
  case damaged

  /// What, where, and what to do.
  public var description: String {
    switch self {
    case .undeclared(let name):
      "the register declares no system `\(name)`; `aboveboard systems list` shows all"
    case .unknownAct(let id):
      "there is no act \(id); `aboveboard systems steps` shows what there is"
    case .noTask(let system): "nothing waits for a person there (\(system)); nothing was changed"
    case .beingCarriedOut: "another process is at this act; try again in a moment"
    case .secretMissing(let place): "its secret is not in \(place); put it there, for this program"
    case .noDriver(let kind): "this program cannot speak to systems of kind \(kind)"
    case .fileMissing(let path): "\(path) is not there; check the path in the register"
    case .unreachable: "it does not answer; check its address and that it runs"
    case .timedOut(let seconds): "it gave no answer in \(seconds) seconds"
    case .later(let seconds): "it asks to be asked again in \(seconds) seconds"
    case .refused(let status):
      "it refuses with status \(status)"
        + (status == 401 || status == 403 ? "; check the secret and what it may do" : "")
    case .unreadable(let what): "its answer is not what the register says: \(what)"
    case .elsewhere: "its answer leads to another host, to which no secret is sent"
    case .tooMuch(let limit): "it holds more than \(limit) records; ask for them by hand"
    case .tableMissing(let name): "it has no table `\(name)`; correct the register"
    case .columnMissing(let name): "it has no column `\(name)`; correct the register"
    case .keyNotUnique(let table):
      "the key of `\(table)` is no primary key and has no unique index, so that rows cannot be "
        + "told apart; nothing is done there"
    case .columnRefuses(let name):
      "`\(name)` can hold neither nothing nor a text; declare another erasure"
    case .unusableHandle(let name): "what is known as `\(name)` cannot stand in an address"
    case .changedMeanwhile(let file): "\(file) changed while it was read; try again"
    case .fileFailed(let file): "\(file) cannot be read or written; check its owner and mode"
    case .damaged: "a row about other systems is damaged; run the fsck command"
    }
  }
}
