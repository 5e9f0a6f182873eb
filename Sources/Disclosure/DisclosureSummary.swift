public import Formats
public import Gate
public import Register
public import Store

/// One line of the disclosure ledger: what was wanted, how many it permits and denies, and how far it has come.
public struct DisclosureSummary: Sendable, Equatable {
  /// How far a disclosure has come; only sent counts as shared.
  public enum State: String, Sendable, CaseIterable, SQLBindable {
    case planned
    case approved
    case sent
  }

  /// A reason with how many members it denies; reasons overlap.
  public struct Reason: Sendable, Equatable {
    /// The code.
    public var code: ReasonCode
    /// How many members it denies.
    public var count: Int
    /// Makes a count.
    public init(code: ReasonCode, count: Int) {
      self.code = code
      self.count = count
    }
  }

  /// A step in its life: who and when.
  public struct Step: Sendable, Equatable {
    /// When.
    public var at: Timestamp
    /// Who.
    public var by: Actor
    /// Makes a step.
    public init(at: Timestamp, by actor: Actor) {
      self.at = at
      by = actor
    }
  }

  /// Its name, a UUIDv7.
  public var id: String
  /// How far it has come.
  public var state: State
  /// What was wanted.
  public var use: Use
  /// The number of the register under which it was planned, then sent.
  public var register: Int
  /// How many meet the condition: permitted and denied together.
  public var members: Int
  /// How many the use permits; once sent, how many were in.
  public var permitted: Int
  /// The reasons, in the order of the catalogue.
  public var reasons: [Reason]
  /// The optional fields left blank for how many, in the order of the catalogue.
  public var blanks: [Reason]
  /// The terms under which it goes: one entry an agreement.
  public var terms: [Terms]
  /// Who planned it and when.
  public var planned: Step
  /// Who approved it and when.
  public var approved: Step?
  /// Who sent it and when.
  public var sent: Step?
  /// The name of the file in the disclosure's folder, once sent.
  public var file: String?
  /// How many of those in it have been erased since.
  public var erased: Int
  /// The entry that recorded the sending.
  public var sequence: Int64?
  /// The audience of which it is a run.
  public var audience: String?
  /// Whether its values were hashed before they left.
  public var isHashed = false

  /// How many are denied.
  public var denied: Int { members - permitted }
  /// Whether the condition uses a selector, so that small counts tell something about somebody.
  public var hasSelector: Bool { !use.conditions.isEmpty }
}

/// What an agreement says we get for a disclosure (demand E8), as it stood when it was planned or sent.
public struct Terms: Sendable, Equatable {
  /// The agreement.
  public var agreement: AgreementID
  /// With whom.
  public var recipient: RecipientID
  /// What we get.
  public var consideration: Agreement.Consideration
  /// What we gain, in a sentence.
  public var benefit: String
  /// Who approached whom.
  public var approached: Agreement.Approach

  /// Makes terms.
  public init(
    agreement: AgreementID, recipient: RecipientID, consideration: Agreement.Consideration,
    benefit: String, approached: Agreement.Approach
  ) {
    self.agreement = agreement
    self.recipient = recipient
    self.consideration = consideration
    self.benefit = benefit
    self.approached = approached
  }

  /// Whether the data is sold.
  public var isSale: Bool { consideration.kind == .amount }

  /// What we get, in words.
  public var sentence: String {
    switch consideration.kind {
    case .none: "nothing in return"
    case .service: consideration.text.isEmpty ? "a service" : consideration.text
    case .amount: "sold for " + (consideration.text.isEmpty ? price : consideration.text)
    }
  }

  /// The amount in the currency's main unit, as the register declares it.
  private var price: String {
    guard let amount = consideration.amount else { return "money" }
    let cents = amount % 100
    return "\(amount / 100).\(cents < 10 ? "0" : "")\(cents) \(consideration.currency ?? "")"
  }
}
