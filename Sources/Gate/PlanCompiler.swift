public import Formats
import Law
public import Register

extension Plan {
  /// Compiles a use against what is in force on a day.
  ///
  /// - Parameter classes: every provenance class of which the index holds values, by field. A class that appears
  ///   later makes the plan stale.
  public init(
    _ use: Use, inForce: InForce, day: CivilDate,
    classes: (FieldID) -> some Sequence<ProvenanceClass>
  ) {
    var compiler = PlanCompiler(use: use, inForce: inForce, day: day)
    compiler.compile(classes: { field in classes(field).sorted() })
    self = compiler.plan()
  }
}

/// Gathers clauses while it reads the register; one value for one compilation.
struct PlanCompiler {
  let use: Use
  let inForce: InForce
  let day: CivilDate
  var formula = Formula()
  var clauses: [Plan.Clause] = []
  var handovers: [Plan.Handover] = []
  /// Optional fields that some agreement on the way does not cover.
  var withheldByAgreement: Set<FieldID> = []
  let known: Formula.Term
  let erased: Formula.Term

  var register: Register { inForce.register }
  var purpose: Purpose? { register.purposes[id: use.purpose] }

  init(use: Use, inForce: InForce, day: CivilDate) {
    self.use = use.completed(by: inForce.register)
    self.inForce = inForce
    self.day = day
    known = formula.atom(.known)
    erased = formula.atom(.erased)
  }

  mutating func compile(classes: (FieldID) -> [ProvenanceClass]) {
    subjectClauses()
    purposeClauses()
    recipientClauses()
    undertakingClauses()
    let consent = consentClauses()
    for field in use.needed {
      fieldClauses(field, optional: false, consent: consent, classes: classes(field))
    }
    for field in use.optional where !use.needed.contains(field) {
      fieldClauses(field, optional: true, consent: consent, classes: classes(field))
    }
  }

  /// Denies some members; nothing is added when that is nobody.
  ///
  /// INVARIANT: whoever is no member has no atom but `erased` (see `Facts.atoms`), so every term made of other atoms
  /// lies within `known`.
  mutating func deny(
    _ code: ReasonCode, _ about: Plan.About = .use, _ denied: Formula.Term, blanksOnly: Bool = false
  ) {
    guard denied != Formula.nobody else { return }
    clauses.append(
      Plan.Clause(
        code: code, about: about, denied: denied, blanksOnly: blanksOnly, isDeclared: false))
  }

  /// Denies everyone.
  mutating func denyAll(
    _ code: ReasonCode, _ about: Plan.About = .use, blanksOnly: Bool = false
  ) {
    clauses.append(
      Plan.Clause(
        code: code, about: about, denied: known, blanksOnly: blanksOnly, isDeclared: true))
  }

  private mutating func subjectClauses() {
    for code in [ReasonCode.subjectUnknown, .subjectErased] {
      clauses.append(
        Plan.Clause(
          code: code, about: .use, denied: Formula.nobody, blanksOnly: false, isDeclared: false))
    }
    let located = formula.atom(.located)
    deny(.residenceUnknown, .use, formula.without(known, located))
  }

  mutating func plan() -> Plan {
    // Stable order: the catalogue's, then the order in which the compiler met what a clause is about.
    let ordered = Self.folded(
      clauses.enumerated().sorted {
        ($0.element.code.position, $0.offset) < ($1.element.code.position, $1.offset)
      }.map(\.element), into: &formula)
    var members = known
    for condition in use.conditions {
      var bands = formula.any(condition.bands.map { .band(condition.field, $0) })
      if condition.excluded { bands = formula.without(members, bands) }
      members = formula.and(members, bands)
    }
    let denied = formula.union(ordered.filter { !$0.blanksOnly }.map(\.denied))
    let permitted = formula.without(members, denied)
    return Plan(
      use: use, register: inForce.version, day: day, clauses: ordered, formula: formula,
      members: members, permitted: permitted, handovers: handovers, known: known, erased: erased)
  }

  /// Keeps the clauses within a mask: too many of one code become one about the use as a whole.
  private static func folded(_ clauses: [Plan.Clause], into formula: inout Formula) -> [Plan.Clause]
  {
    guard clauses.count > ClauseMask.capacity else { return clauses }
    var result: [Plan.Clause] = []
    for clause in clauses {
      if let last = result.last, last.code == clause.code, last.blanksOnly == clause.blanksOnly {
        result[result.count - 1] = Plan.Clause(
          code: last.code, about: .use, denied: formula.or(last.denied, clause.denied),
          blanksOnly: last.blanksOnly, isDeclared: last.isDeclared || clause.isDeclared)
      } else {
        result.append(clause)
      }
    }
    return result
  }
}
