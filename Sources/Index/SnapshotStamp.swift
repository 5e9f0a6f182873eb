import Evidence
import Formats

/// What a stored snapshot is of; one that is of anything else than is asked for is not used.
struct SnapshotStamp: Sendable, Equatable {
  /// How its atoms were made.
  var recipe: Digest32
  /// The register under which they were made.
  var register: Int64
  /// The sequence up to which every change is in.
  var sequence: Int64
  /// The end of the feed at that sequence, as `History` sees it.
  var history: Digest32
  /// The day whose changes are in.
  var day: CivilDate

  var bytes: [UInt8] {
    var bytes = recipe.bytes + history.bytes
    bytes.append(number: register)
    bytes.append(number: sequence)
    bytes.append(number: day.days)
    return bytes
  }

  init(recipe: Digest32, register: Int64, sequence: Int64, history: Digest32, day: CivilDate) {
    self.recipe = recipe
    self.register = register
    self.sequence = sequence
    self.history = history
    self.day = day
  }

  init?(_ bytes: [UInt8]) {
    var reader = ByteReader(bytes)
    guard let recipe = reader.run(32, { Digest32($0) }).flatMap({ $0 }),
      let history = reader.run(32, { Digest32($0) }).flatMap({ $0 }),
      let register = reader.number(Int64.self), let sequence = reader.number(Int64.self),
      let day = reader.number(Int32.self), reader.isAtEnd
    else { return nil }
    self.init(
      recipe: recipe, register: register, sequence: sequence, history: history,
      day: CivilDate(days: day))
  }
}

/// Why a stored snapshot is not used; the index is built from the databases instead.
public enum SnapshotRefusal: Error, Equatable, Sendable, CaseIterable, CustomStringConvertible {
  /// There is none.
  case missing
  /// It is torn, changed, or was sealed for another workspace.
  case broken
  /// It is in a form that this program does not write.
  case otherForm
  /// It was made by a program that makes other permissions of the same facts.
  case otherRules
  /// Another register has come into force since.
  case otherRegister
  /// It is of another database, or of one that was put back to an older state since.
  case otherHistory
  /// Its day is still to come: the clock has gone back since.
  case laterDay

  /// What is the matter with it.
  public var description: String {
    switch self {
    case .missing: "there is none"
    case .broken: "it is torn, changed or of another workspace"
    case .otherForm: "it has a form that this program does not write"
    case .otherRules: "it was made by another version of the program"
    case .otherRegister: "another register has come into force since"
    case .otherHistory: "it is of another database, or of a later state of this one"
    case .laterDay: "its day is still to come"
    }
  }
}
