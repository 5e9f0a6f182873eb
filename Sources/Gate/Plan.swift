public import Formats
public import Register

/// A use compiled against what is in force: ordered clauses with stable codes, and the formula that they name.
public struct Plan: Sendable {
  /// What a clause is about, beside its code.
  public enum About: Hashable, Sendable {
    /// The use as a whole.
    case use
    /// A recipient on the way.
    case recipient(RecipientID)
    /// A field.
    case field(FieldID)
  }

  /// One reason to deny, with the subjects whom it denies.
  public struct Clause: Sendable {
    /// The code.
    public let code: ReasonCode
    /// What it is about.
    public let about: About
    /// Those whom it denies.
    public let denied: Formula.Term
    /// Whether it only leaves an optional field blank.
    public let blanksOnly: Bool
    /// Whether it is so for everyone, whoever they are.
    public let isDeclared: Bool
  }

  /// What may be handed over of one field.
  public struct Handover: Sendable {
    /// The field.
    public let field: FieldID
    /// Whether the use needs it.
    public let isRequired: Bool
    /// Those whose value may not be handed over; of these an optional field is left blank.
    public let withheld: Formula.Term
  }

  /// The use, completed by the register.
  public let use: Use
  /// The number of the register against which it was compiled.
  public let register: Int
  /// The day for which it was compiled; on another it must be compiled again.
  public let day: CivilDate
  /// The clauses, in the order of the catalogue.
  public let clauses: [Clause]
  /// The steps that clauses name.
  public let formula: Formula
  /// Those who meet the condition.
  public let members: Formula.Term
  /// Those of them whom no clause denies.
  public let permitted: Formula.Term
  /// What may be handed over.
  public let handovers: [Handover]

  /// The distinct reasons in a decision, in the order of the catalogue, with what each is about.
  public func reasons(_ mask: ClauseMask) -> [(code: ReasonCode, about: [About])] {
    var result: [(code: ReasonCode, about: [About])] = []
    for (number, clause) in clauses.enumerated() where mask.contains(number) {
      if result.last?.code == clause.code {
        result[result.count - 1].about.append(clause.about)
      } else {
        result.append((clause.code, [clause.about]))
      }
    }
    return result
  }

  /// The codes in a decision.
  public func codes(_ mask: ClauseMask) -> [ReasonCode] { reasons(mask).map(\.code) }

  /// One clause as the point evaluator reads it: trivial, so that a decision touches no reference count.
  @usableFromInline
  struct Check: Sendable {
    @usableFromInline
    enum Rule: UInt8, Sendable {
      case ordinary
      case everyone
      case unknown
      case erased
    }

    @usableFromInline let step: Int32
    @usableFromInline let rule: Rule
    @usableFromInline let blanksOnly: Bool

    init(_ clause: Clause) {
      step = clause.denied.step
      blanksOnly = clause.blanksOnly
      switch clause.code {
      case .subjectUnknown: rule = .unknown
      case .subjectErased: rule = .erased
      default: rule = clause.isDeclared ? .everyone : .ordinary
      }
    }
  }

  @usableFromInline let checks: [Check]
  @usableFromInline let knownStep: Int32
  @usableFromInline let erasedStep: Int32

  init(
    use: Use, register: Int, day: CivilDate, clauses: [Clause], formula: Formula,
    members: Formula.Term, permitted: Formula.Term, handovers: [Handover], known: Formula.Term,
    erased: Formula.Term
  ) {
    self.use = use
    self.register = register
    self.day = day
    self.clauses = clauses
    self.formula = formula
    self.members = members
    self.permitted = permitted
    self.handovers = handovers
    checks = clauses.map(Check.init)
    knownStep = known.step
    erasedStep = erased.step
  }

  /// Decides for one subject, given the truth of each of the formula's atoms; allocates nothing.
  ///
  /// A subject who is not a member is denied as `subject.unknown` or `subject.erased` and for what is so for everyone.
  @inlinable
  public func decide(_ holds: (_ atom: Int) -> Bool) -> Decision {
    withUnsafeTemporaryAllocation(of: Bool.self, capacity: formula.steps.count) { bits in
      formula.steps.withUnsafeBufferPointer { steps in
        // Steps name only earlier steps, by construction of `Formula`; so every bit is set before it is read.
        for number in steps.indices {
          let bit: Bool
          switch steps[number] {
          case .none: bit = false
          case .atom(let place): bit = holds(Int(place))
          case .and(let left, let right): bit = bits[Int(left)] && bits[Int(right)]
          case .or(let left, let right): bit = bits[Int(left)] || bits[Int(right)]
          case .without(let left, let right): bit = bits[Int(left)] && !bits[Int(right)]
          }
          bits.initializeElement(at: number, to: bit)
        }
      }
      return judge(bits)
    }
  }

  @inlinable
  func judge(_ bits: UnsafeMutableBufferPointer<Bool>) -> Decision {
    var decision = Decision()
    let isMember = bits[Int(knownStep)]
    let isErased = bits[Int(erasedStep)]
    checks.withUnsafeBufferPointer { checks in
      for number in checks.indices {
        let check = checks[number]
        let denies: Bool
        switch check.rule {
        case .ordinary: denies = bits[Int(check.step)]
        case .everyone: denies = true
        case .unknown: denies = !isMember && !isErased
        case .erased: denies = !isMember && isErased
        }
        guard denies else { continue }
        if check.blanksOnly {
          decision.blanks.insert(number)
        } else {
          decision.reasons.insert(number)
        }
      }
    }
    return decision
  }
}
