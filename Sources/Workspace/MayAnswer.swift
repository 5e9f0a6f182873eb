public import Formats
public import Gate

/// The answer to "may this be used?": permit or deny, with every reason and since when.
public struct MayAnswer: Sendable, Equatable {
  /// One reason, in words.
  public struct ReasonLine: Sendable, Equatable {
    /// The code.
    public var code: ReasonCode
    /// The recipients and fields it is about, by the names that members know.
    public var about: [String]
    /// Since when, and on what: "14 March 2025, by phone".
    public var since: String?

    /// The sentence, followed by what it is about.
    public var sentence: String {
      about.isEmpty ? code.sentence : code.sentence + " (" + about.joined(separator: ", ") + ")"
    }

    var json: JSON {
      [
        "code": .string(code.rawValue), "sentence": .string(sentence),
        "remedy": .string(code.remedy), "since": since.map { .string($0) } ?? .null,
      ]
    }
  }

  /// Whether the use is permitted for this subject.
  public var isPermitted: Bool
  /// Every reason to deny, in the order of the catalogue.
  public var reasons: [ReasonLine]
  /// Why optional fields would be left blank.
  public var blanks: [ReasonLine]
  /// The number of the register.
  public var register: Int
  /// The sequence of `entries` up to which every change was known.
  public var head: Int64

  init(
    isPermitted: Bool, reasons: [ReasonLine] = [], blanks: [ReasonLine] = [], register: Int = 0,
    head: Int64 = 0
  ) {
    self.isPermitted = isPermitted
    self.reasons = reasons
    self.blanks = blanks
    self.register = register
    self.head = head
  }

  /// The denial of whoever cannot know what is in force.
  public static var behind: MayAnswer {
    MayAnswer(
      isPermitted: false, reasons: [ReasonLine(code: .indexBehind, about: [], since: nil)])
  }

  /// `{decision, reasons: [{code, sentence, remedy, since}], register, head}`.
  public var json: JSON {
    [
      "decision": isPermitted ? "permit" : "deny", "reasons": .array(reasons.map(\.json)),
      "register": .integer(Int64(register)), "head": .integer(head),
    ]
  }
}
