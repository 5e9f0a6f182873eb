public import Disclosure
import Formats
public import Register

/// A disclosure from before the record in words, for pages and the command line.
public struct DeclaredWords: Sendable, Equatable {
  /// The recipient's name.
  public let recipient: String
  /// Those through whom it went.
  public let through: [String]
  /// Those to whom it was passed on.
  public let onward: [String]
  /// Why.
  public let purpose: String
  /// Which data.
  public let fields: [String]
  /// From when until when.
  public let period: String
  /// How many people.
  public let people: String

  /// Puts one into words by the register in force.
  public init(_ declared: DeclaredDisclosure, _ register: Register) {
    let declaration = declared.declaration
    recipient = Self.name(declaration.recipient, register)
    through = declaration.through.map { Self.name($0, register) }
    onward = declaration.onward.map { Self.name($0, register) }
    purpose =
      PurposeID(declaration.purpose).flatMap { register.purposes[id: $0]?.label }
      ?? declaration.purpose
    fields = declaration.fields.map { text in
      FieldID(text).flatMap { register.fields[id: $0]?.label } ?? text
    }
    period =
      "from \(HumanDate.text(declaration.from)) until "
      + (declaration.until.map { HumanDate.text($0) } ?? "a day that nobody knows")
    people =
      switch declaration.people {
      case .number(let number): "\(Words.count(number)) \(number == 1 ? "person" : "people")"
      case .everybody: "everybody who was a member then"
      case .unknown: "nobody knows how many people"
      }
  }

  /// The name of somebody who is declared.
  public static func name(_ party: DeclaredParty, _ register: Register) -> String {
    party.name ?? Workspace.name(party.id, register)
  }
}

extension Workspace {
  /// What a declaration says of somebody who is found in it, or nil.
  static func declared(
    _ one: DeclaredDisclosure, naming id: RecipientID, _ register: Register
  ) -> SharedAnswer.Declared? {
    guard let role = one.declaration.parties.first(where: { $0.party.id == id })?.role else {
      return nil
    }
    let words = DeclaredWords(one, register)
    let what =
      switch role {
      case .recipient: "handed over to it"
      case .through: "passed through it to \(words.recipient)"
      case .onward: "handed over to \(words.recipient) and passed on to it"
      }
    return SharedAnswer.Declared(
      id: one.id, from: one.declaration.from, until: one.declaration.until,
      sentence: "Declared, not proven: data was \(what) for \(words.purpose), \(words.period); "
        + "\(words.people).")
  }
}
