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

  /// Those who are members.
  @usableFromInline let known: Formula.Term
  /// Those who were, and were erased.
  @usableFromInline let erased: Formula.Term
  @usableFromInline let checks: [Check]

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
    self.known = known
    self.erased = erased
  }

  /// Decides for one subject, given the truth of each of the formula's atoms; allocates nothing.
  ///
  /// A subject who is not a member is denied as `subject.unknown` or `subject.erased` and for what is so for everyone.
  @inlinable
  public func decide(_ holds: (_ atom: Int) -> Bool) -> Decision {
    decide(bit: 0) { holds($0) ? 1 : 0 }
  }

  /// Decides for one subject of a word of 64, given each atom's word; allocates nothing.
  ///
  /// - Parameter bit: the subject's place in the words, 0 to 63.
  @inlinable
  public func decide(bit: Int, _ word: (_ atom: Int) -> UInt64) -> Decision {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: formula.steps.count) { words in
      formula.steps.withUnsafeBufferPointer { steps in
        // Steps name only earlier steps, by construction of `Formula`; so every word is set before it is read.
        for number in steps.indices {
          let result: UInt64
          switch steps[number] {
          case .none: result = 0
          case .atom(let place): result = word(Int(place))
          case .and(let left, let right): result = words[Int(left)] & words[Int(right)]
          case .or(let left, let right): result = words[Int(left)] | words[Int(right)]
          case .without(let left, let right): result = words[Int(left)] & ~words[Int(right)]
          }
          words.initializeElement(at: number, to: result)
        }
      }
      return judge { words[Int($0)] >> UInt64(bit) & 1 != 0 }
    }
  }

  @inlinable
  func judge(_ isIn: (_ step: Int32) -> Bool) -> Decision {
    var decision = Decision()
    let isMember = isIn(known.step)
    let isErased = isIn(erased.step)
    checks.withUnsafeBufferPointer { checks in
      for number in checks.indices {
        let check = checks[number]
        let denies: Bool
        switch check.rule {
        case .ordinary: denies = isIn(check.step)
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
