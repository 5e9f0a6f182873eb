extension Plan {
  /// The plan without what cannot matter: atoms that hold for nobody, steps and clauses that are empty without them.
  ///
  /// For a subject of whom only `present` atoms hold, the narrowed plan gives the same reasons. A use compiles to
  /// every reason there is; where it is asked, most of them concern nobody.
  public func narrowed(to present: (Atom) -> Bool) -> Plan {
    var narrow = Formula()
    var terms = [Formula.Term](repeating: Formula.nobody, count: formula.steps.count)
    // Steps name only earlier steps, so that each finds its parts already carried over.
    for number in needed() {
      switch formula.steps[number] {
      case .none: break
      case .atom(let place):
        let atom = formula.atoms[Int(place)]
        if present(atom) { terms[number] = narrow.atom(atom) }
      case .and(let left, let right):
        terms[number] = narrow.and(terms[Int(left)], terms[Int(right)])
      case .or(let left, let right):
        terms[number] = narrow.or(terms[Int(left)], terms[Int(right)])
      case .without(let left, let right):
        terms[number] = narrow.without(terms[Int(left)], terms[Int(right)])
      }
    }
    func carried(_ term: Formula.Term) -> Formula.Term { terms[Int(term.step)] }
    return Plan(
      use: use, register: register, day: day,
      clauses: clauses.compactMap { clause in
        let denied = carried(clause.denied)
        guard clause.isDeclared || clause.isAboutMembership || denied != Formula.nobody else {
          return nil
        }
        return Clause(
          code: clause.code, about: clause.about, denied: denied, blanksOnly: clause.blanksOnly,
          isDeclared: clause.isDeclared)
      },
      formula: narrow, members: carried(members), permitted: carried(permitted),
      handovers: handovers.map {
        Handover(field: $0.field, isRequired: $0.isRequired, withheld: carried($0.withheld))
      },
      known: carried(known), erased: carried(erased))
  }

  /// The steps that an answer depends on, in their order.
  private func needed() -> [Int] {
    var isNeeded = [Bool](repeating: false, count: formula.steps.count)
    let answers = [members, permitted, known, erased] + handovers.map(\.withheld)
    for term in answers + clauses.map(\.denied) { isNeeded[Int(term.step)] = true }
    for number in formula.steps.indices.reversed() where isNeeded[number] {
      switch formula.steps[number] {
      case .none, .atom: break
      case .and(let left, let right), .or(let left, let right), .without(let left, let right):
        isNeeded[Int(left)] = true
        isNeeded[Int(right)] = true
      }
    }
    return formula.steps.indices.filter { isNeeded[$0] }
  }
}

extension Plan.Clause {
  /// Whether it says that somebody is no member, which no step expresses.
  var isAboutMembership: Bool { code == .subjectUnknown || code == .subjectErased }
}
